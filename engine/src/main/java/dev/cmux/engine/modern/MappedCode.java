package dev.cmux.engine.modern;

import java.util.Arrays;

/// Breaks the compiler's output into lines that each come from one line of the source, by the source map the
/// compiler made with it (ECMA-426: base 64 numbers, groups split by `,`, lines by `;`).
final class MappedCode {

  private final String code;
  private final String mappings;
  private final StringBuilder out;
  private int[] sourceLines = new int[256];
  private int lines;
  private int copied;
  private int sourceLine;

  private MappedCode(String code, String mappings) {
    this.code = code;
    this.mappings = mappings;
    this.out = new StringBuilder(code.length() + code.length() / 16);
  }

  static Lowered of(String code, String mappings) {
    MappedCode mapped = new MappedCode(code, mappings);
    mapped.run();
    return new Lowered(mapped.out.toString(), new LineMap(Arrays.copyOf(mapped.sourceLines, mapped.lines)));
  }

  private void run() {
    int lineStart = 0;
    int column = 0;
    int mappedLine = 0;
    int at = 0;
    int[] fields = new int[5];
    while (at < mappings.length()) {
      char c = mappings.charAt(at);
      if (c == ';') {
        int end = code.indexOf('\n', lineStart);
        lineStart = end < 0 ? code.length() : end + 1;
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
          mappedLine += fields[2];
          change(Math.min(lineStart + column, code.length()), mappedLine);
        }
      }
    }
    copyTo(code.length());
    endLine();
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

  /// From `offset` on the code comes from another line.
  private void change(int offset, int line) {
    if (line == sourceLine || offset < copied) {
      return;
    }
    copyTo(offset);
    if (out.isEmpty() || out.charAt(out.length() - 1) == '\n') {
      sourceLine = line;
    } else if (mayBreak()) {
      out.append('\n');
      endLine();
      sourceLine = line;
    }
  }

  private void copyTo(int end) {
    while (copied < end) {
      int newline = code.indexOf('\n', copied);
      if (newline < 0 || newline >= end) {
        out.append(code, copied, end);
        copied = end;
      } else {
        out.append(code, copied, newline + 1);
        copied = newline + 1;
        endLine();
      }
    }
  }

  private void endLine() {
    if (lines == sourceLines.length) {
      sourceLines = Arrays.copyOf(sourceLines, lines * 2);
    }
    sourceLines[lines++] = sourceLine;
  }

  /// Not after words that a line break would end the statement of, as the `yield` that an `await` becomes, nor inside `x++`.
  private boolean mayBreak() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    if (end == 0) {
      return false;
    }
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(out.charAt(start - 1))) {
      start--;
    }
    String word = out.substring(start, end);
    if (word.isEmpty()) {
      // Between tokens that cannot be told apart from one any more nothing is broken.
      return ";{}(,:?[)=&|+".indexOf(out.charAt(end - 1)) >= 0 && !AsyncFunctions.awaitsAt(out, end);
    }
    return word.equals("else") || word.equals("do");
  }
}
