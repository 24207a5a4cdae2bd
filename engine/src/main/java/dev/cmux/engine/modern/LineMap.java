package dev.cmux.engine.modern;

import java.util.Arrays;
import org.htmlunit.corejs.javascript.sourcemap.Position;
import org.htmlunit.corejs.javascript.sourcemap.SourceMapper;

/// Which line of the page's own source a place in lowered code comes from. Kept as three sorted columns, one entry
/// wherever the source line changes.
final class LineMap {

  /// No lines are known; places are reported as they are.
  static final LineMap NONE = new LineMap(new int[0], new int[0], new int[0]);

  private final int[] lines;
  private final int[] columns;
  private final int[] sourceLines;

  private LineMap(int[] lines, int[] columns, int[] sourceLines) {
    this.lines = lines;
    this.columns = columns;
    this.sourceLines = sourceLines;
  }

  /// Reads the mappings of a version 3 source map (ECMA-426): base 64 numbers, groups split by `,`, lines by `;`.
  static LineMap ofMappings(String mappings) {
    Builder builder = new Builder();
    int line = 0;
    int column = 0;
    int sourceLine = 0;
    int[] fields = new int[5];
    int at = 0;
    while (at < mappings.length()) {
      char c = mappings.charAt(at);
      if (c == ';') {
        line++;
        column = 0;
        at++;
      } else if (c == ',') {
        at++;
      } else {
        int count = 0;
        while (at < mappings.length() && mappings.charAt(at) != ',' && mappings.charAt(at) != ';') {
          int shift = 0;
          int value = 0;
          int digit;
          do {
            digit = base64(mappings.charAt(at++));
            value |= (digit & 31) << shift;
            shift += 5;
          } while ((digit & 32) != 0);
          fields[count++ % 5] = (value & 1) == 0 ? value >> 1 : -(value >> 1);
        }
        column += fields[0];
        if (count >= 4) {
          sourceLine += fields[2];
          builder.add(line, column, sourceLine);
        }
      }
    }
    return builder.build();
  }

  private static int base64(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    return c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : 63;
  }

  /// The entries as text: `line,column,sourceLine` as differences, in base 36.
  String print() {
    StringBuilder out = new StringBuilder(lines.length * 6);
    int line = 0;
    int sourceLine = 0;
    for (int i = 0; i < lines.length; i++) {
      out.append(Integer.toString(lines[i] - line, 36)).append(',');
      out.append(Integer.toString(columns[i], 36)).append(',');
      out.append(Integer.toString(sourceLines[i] - sourceLine, 36)).append(' ');
      line = lines[i];
      sourceLine = sourceLines[i];
    }
    return out.toString();
  }

  /// The reverse of [#print].
  ///
  /// @throws IllegalArgumentException for text that was not printed by it
  static LineMap parse(String text) {
    Builder builder = new Builder();
    int line = 0;
    int sourceLine = 0;
    for (String entry : text.isBlank() ? new String[0] : text.split(" ")) {
      String[] fields = entry.split(",");
      if (fields.length != 3) {
        throw new IllegalArgumentException("not a line map");
      }
      line += Integer.parseInt(fields[0], 36);
      sourceLine += Integer.parseInt(fields[2], 36);
      builder.add(line, Integer.parseInt(fields[1], 36), sourceLine);
    }
    return builder.build();
  }

  /// The source line, from 0, of a place given from 0; -1 when unknown.
  int sourceLine(int line, int column) {
    int low = 0;
    int high = lines.length - 1;
    int found = -1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (lines[middle] < line || lines[middle] == line && columns[middle] <= column) {
        found = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return found < 0 ? -1 : sourceLines[found];
  }

  /// For the page engine's compiler, which keeps the mapped line with the code it makes.
  ///
  /// @param firstLine the line, from 1, at which the source begins in its document
  SourceMapper startingAt(int firstLine) {
    return new SourceMapper() {
      @Override
      public Position mapPosition(int line, int column) {
        int found = sourceLine(line - 1, Math.max(0, column - 1));
        return found < 0 ? null : new Position(null, found + firstLine, 1);
      }

      @Override
      public String getSourceLineText(String path, int line) {
        return null;
      }

      @Override
      public String getPrimarySourceContent() {
        return null;
      }
    };
  }

  private static final class Builder {
    private int[] lines = new int[64];
    private int[] columns = new int[64];
    private int[] sourceLines = new int[64];
    private int size;

    void add(int line, int column, int sourceLine) {
      if (size > 0 && sourceLines[size - 1] == sourceLine) {
        return;
      }
      if (size == lines.length) {
        lines = Arrays.copyOf(lines, size * 2);
        columns = Arrays.copyOf(columns, size * 2);
        sourceLines = Arrays.copyOf(sourceLines, size * 2);
      }
      lines[size] = line;
      columns[size] = column;
      sourceLines[size++] = sourceLine;
    }

    LineMap build() {
      return new LineMap(
          Arrays.copyOf(lines, size), Arrays.copyOf(columns, size), Arrays.copyOf(sourceLines, size));
    }
  }
}
