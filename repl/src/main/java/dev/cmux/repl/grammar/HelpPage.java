package dev.cmux.repl.grammar;

import java.util.ArrayList;
import java.util.List;

/// Help as text, 100 columns wide at most.
public final class HelpPage {

  private static final int WIDTH = 100;
  private static final int INDENT = 2;

  private HelpPage() {}

  /// The page of one command.
  public static String of(CommandSpec spec) {
    StringBuilder page = new StringBuilder();
    page.append(spec.summary()).append("\n\nUsage: ").append(synopsis(spec)).append('\n');
    if (!spec.operands().isEmpty()) {
      page.append('\n');
      rows(page, spec.operands().stream().map(operand -> List.of(operand.name(), operand.help())).toList());
    }
    page.append("\nOptions:\n");
    rows(page, spec.everyOption().map(option -> List.of(option.toString(), option.help())).toList());
    if (!spec.details().isEmpty()) {
      page.append('\n').append(spec.details().strip()).append('\n');
    }
    return page.toString();
  }

  /// `cmux run FILE [OPTIONS] [-- ARGS]`
  public static String synopsis(CommandSpec spec) {
    List<String> words = new ArrayList<>();
    words.add("cmux " + spec.name());
    spec.operands().forEach(operand -> words.add(operand.toString()));
    words.add("[OPTIONS]");
    if (!spec.rest().isEmpty()) {
      words.add("[-- " + spec.rest() + "]");
    }
    return String.join(" ", words).strip();
  }

  /// Two columns; the second is broken at spaces and begins where the longest of the first ends, unless that is far to the right.
  public static void rows(StringBuilder out, List<List<String>> rows) {
    int column = rows.stream().mapToInt(row -> row.getFirst().length()).filter(n -> n <= 28).max().orElse(0) + INDENT + 2;
    for (List<String> row : rows) {
      out.append(" ".repeat(INDENT)).append(row.getFirst());
      int at = INDENT + row.getFirst().length();
      if (at + 2 > column) {
        out.append('\n');
        at = 0;
      }
      out.append(" ".repeat(column - at));
      int left = WIDTH - column;
      for (String word : row.getLast().split(" ")) {
        if (word.length() > left) {
          out.setLength(out.length() - 1);
          out.append('\n').append(" ".repeat(column));
          left = WIDTH - column;
        }
        out.append(word).append(' ');
        left -= word.length() + 1;
      }
      out.setLength(out.length() - 1);
      out.append('\n');
    }
  }
}
