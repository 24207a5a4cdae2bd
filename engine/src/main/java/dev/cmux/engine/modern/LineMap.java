package dev.cmux.engine.modern;

import java.util.Arrays;
import org.htmlunit.corejs.javascript.sourcemap.Position;
import org.htmlunit.corejs.javascript.sourcemap.SourceMapper;

/// Which line of the page's own source each line of lowered code comes from. The page engine knows lines only, so
/// [MappedCode] breaks lowered code wherever the source line changes.
final class LineMap {

  /// No lines are known; places are reported as they are.
  static final LineMap NONE = new LineMap(new int[0]);

  /// For each line of the code, from 0, the line of the source, from 0.
  private final int[] sourceLines;

  LineMap(int[] sourceLines) {
    this.sourceLines = Arrays.copyOf(sourceLines, sourceLines.length);
  }

  /// The lines as differences, in base 36.
  String print() {
    StringBuilder out = new StringBuilder(sourceLines.length * 2);
    int last = 0;
    for (int line : sourceLines) {
      out.append(Integer.toString(line - last, 36)).append(' ');
      last = line;
    }
    return out.toString();
  }

  /// The reverse of [#print].
  ///
  /// @throws IllegalArgumentException for text that was not printed by it
  static LineMap parse(String text) {
    String[] fields = text.isBlank() ? new String[0] : text.split(" ");
    int[] lines = new int[fields.length];
    int last = 0;
    for (int i = 0; i < fields.length; i++) {
      last += Integer.parseInt(fields[i], 36);
      lines[i] = last;
    }
    return new LineMap(lines);
  }

  /// For the page engine's compiler, which keeps the mapped line with the code it makes.
  ///
  /// @param firstLine the line, from 1, at which the source begins in its document
  SourceMapper startingAt(int firstLine) {
    return new SourceMapper() {
      @Override
      public Position mapPosition(int line, int column) {
        return line < 1 || line > sourceLines.length ? null : new Position(null, sourceLines[line - 1] + firstLine, 1);
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
}
