package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import java.util.ArrayList;
import java.util.List;

/// Comma-separated values after RFC 4180, as `cmux:csv` reads them: quotes, doubled quotes, line breaks inside quotes, any line end.
///
/// In Java because the rows are needed before any script engine runs, and with the line of each row, which no error can do without.
final class CsvText {

  private final String text;
  private final String name;
  private int at;
  private int line = 1;

  private CsvText(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /// One line of the table.
  ///
  /// @param line where it begins in the file, from 1
  record Line(int line, List<String> cells) {}

  /// The lines that are not empty, the header included.
  ///
  /// @throws EngineException `invalid_params` for a quote that is never closed
  static List<Line> read(String text, String name) {
    return new CsvText(text, name).lines();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    while (at < text.length()) {
      int start = line;
      List<String> cells = row();
      if (cells.size() > 1 || !cells.getFirst().isBlank()) {
        lines.add(new Line(start, cells));
      }
    }
    return lines;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(cell());
      if (at >= text.length()) {
        return cells;
      }
      char end = text.charAt(at++);
      if (end == ',') {
        continue;
      }
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      line++;
      return cells;
    }
  }

  private String cell() {
    StringBuilder cell = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      quoted(cell);
    }
    int end = at;
    while (end < text.length() && ",\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    cell.append(text, at, end);
    at = end;
    return cell.toString();
  }

  private void quoted(StringBuilder cell) {
    int opened = line;
    while (true) {
      int close = text.indexOf('"', at + 1);
      if (close < 0) {
        throw EngineException.invalidParams("The quote that opens on line %d of `%s` is never closed.".formatted(opened, name))
            .with("line", opened)
            .with("path", name);
      }
      String part = text.substring(at + 1, close);
      line += (int) part.chars().filter(c -> c == '\n').count();
      cell.append(part);
      at = close + 1;
      if (at >= text.length() || text.charAt(at) != '"') {
        return;
      }
      cell.append('"');
    }
  }
}
