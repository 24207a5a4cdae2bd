package dev.cmux.repl.grammar;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The manual page in the `man` macros, generated from the descriptions of the commands.
public final class ManualPage {

  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

  private ManualPage() {}

  /// The page of the whole command line.
  ///
  /// @param version what stands in the footer
  public static String of(List<CommandSpec> specs, String version) {
    StringBuilder page = new StringBuilder();
    page.append(".TH CMUX 1 \"\" \"").append(escaped(version)).append("\" \"User commands\"\n");
    page.append(".SH NAME\ncmux \\- scripted, isolated browser sessions without a browser to install\n");
    page.append(".SH SYNOPSIS\n.B cmux\n.I COMMAND\n[OPTIONS]\n.SH COMMANDS\n");
    for (CommandSpec spec : specs) {
      page.append(".SS ").append(escaped(HelpPage.synopsis(spec))).append('\n').append(escaped(spec.summary())).append('\n');
      spec.operands().forEach(operand -> entry(page, operand.name(), operand.help()));
      spec.options().forEach(option -> entry(page, option.toString(), option.help()));
      if (!spec.details().isEmpty()) {
        page.append(".PP\n.nf\n").append(escaped(spec.details().strip())).append("\n.fi\n");
      }
    }
    page.append(".SH OPTIONS OF EVERY COMMAND\n");
    CommandSpec.COMMON.forEach(option -> entry(page, option.toString(), option.help()));
    page.append(".SH EXIT STATUS\n");
    entry(page, "0", "What was asked for is done.");
    entry(page, "1", "The task or the command failed; standard error says why.");
    entry(page, "2", "The command line is wrong; nothing was done.");
    entry(page, "130", "Stopped by Ctrl-C or a termination signal.");
    page.append(".SH ENVIRONMENT\n");
    entry(page, "CMUX_SESSION", "The session server that session commands use; `default` when unset.");
    entry(page, "CMUX_RUNTIME_DIR", "The folder of session sockets; $XDG_RUNTIME_DIR/cmux or /tmp/cmux-UID when unset.");
    entry(page, "CMUX_IDLE_MINUTES", "After how many idle minutes a session server ends; 30 when unset.");
    entry(page, "CMUX_STATE_PASSPHRASE", "Encrypts and decrypts state files.");
    entry(page, "CMUX_JAVA_HOME", "The JDK to use.");
    entry(page, "CMUX_JAVA_OPTS", "More flags for the JVM.");
    entry(page, "CMUX_AOT", "off: no start-up cache; now: make it before starting.");
    return page.toString();
  }

  private static void entry(StringBuilder page, String term, String text) {
    page.append(".TP\n.B ").append(escaped(term)).append('\n').append(escaped(text)).append('\n');
  }

  /// A backslash, a dash, and a dot or quote at the start of a line mean something to the formatter, which reads Latin-1 unless it is told otherwise.
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .lines()
        .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
        .map(line -> NOT_ASCII.matcher(line).replaceAll(found -> Matcher.quoteReplacement("\\[u%04X]".formatted(found.group().codePointAt(0)))))
        .collect(Collectors.joining("\n"));
  }
}
