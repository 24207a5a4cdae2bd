package dev.cmux.repl.shell;

import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.stdlib.ScriptHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the functions of the global `cmux` take. They are no verbs, so this reads the declarations that editors get, `cmux.d.ts`.
final class GlobalCalls {

  private static final Pattern METHOD =
      Pattern.compile("(?:/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*)?(?<![\\w.])(\\w+)(?:<[^>]*>)?\\(((?:[^()]|\\([^()]*\\))*)\\)\\s*:");
  private static final Pattern MEMBER = Pattern.compile("(\\w+)\\??:");

  /// Read when it is first needed: not before the first prompt.
  private static final class Declared {
    private static final Map<String, Usage> CALLS = read();
  }

  private GlobalCalls() {}

  /// How `cmux.open` and the like are called.
  static Optional<Usage> find(String path) {
    return path.startsWith("cmux.") ? Optional.ofNullable(Declared.CALLS.get(path)) : Optional.empty();
  }

  private static Map<String, Usage> read() {
    String declarations;
    try (InputStream file = ScriptHost.class.getResourceAsStream("cmux.d.ts")) {
      declarations = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int begin = declarations.indexOf("declare const cmux");
    Matcher method = METHOD.matcher(declarations.substring(begin, declarations.indexOf("\n};", begin)));
    Map<String, Usage> calls = new HashMap<>();
    while (method.find()) {
      String name = "cmux." + method.group(2);
      List<String> parameters = split(method.group(3)).stream().map(GlobalCalls::shown).toList();
      // Of several ways to call it, the first is the full one.
      calls.putIfAbsent(name, new Usage(name, parameters, List.of(), said(method.group(1))));
    }
    return calls;
  }

  /// A comment in one line, without the asterisks at the beginnings of its own.
  private static String said(String comment) {
    return comment == null ? "" : comment.replaceAll("\\s+(?:\\* )?", " ").strip();
  }

  /// The parameters, which commas separate that are inside no bracket.
  private static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      boolean arrow = c == '>' && i > 0 && list.charAt(i - 1) == '=';
      depth += "({<[".indexOf(c) >= 0 ? 1 : ")}>]".indexOf(c) >= 0 && !arrow ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(list.substring(start).strip());
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  /// Its name; of an options object, the names of its members.
  private static String shown(String parameter) {
    int colon = parameter.indexOf(':');
    String type = parameter.substring(colon + 1).strip();
    if (type.equals("OpenOptions")) {
      return Usage.options(OpenOptionsReader.OPEN);
    }
    return type.startsWith("{")
        ? "{" + String.join(", ", MEMBER.matcher(type).results().map(member -> member.group(1)).toList()) + "}"
        : parameter.substring(0, colon);
  }
}
