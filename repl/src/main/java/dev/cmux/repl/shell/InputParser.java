package dev.cmux.repl.shell;

import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells the line editor where an input ends: Enter inside an unfinished statement begins another line.
final class InputParser implements Parser {

  private final Predicate<String> needsMore;

  /// @param needsMore whether a text could go on; asked when Enter is pressed
  InputParser(Predicate<String> needsMore) {
    this.needsMore = needsMore;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && Entry.of(line) instanceof Entry.Script && needsMore.test(line)) {
      throw new EOFError(-1, cursor, "the statement goes on");
    }
    return new Whole(line, cursor);
  }

  /// A backslash escapes nothing here.
  @Override
  public boolean isEscapeChar(char ch) {
    return false;
  }

  /// The text as a single word: what is a word in JavaScript, the completer knows.
  record Whole(String line, int cursor) implements CompletingParsedLine {

    @Override
    public String word() {
      return line.substring(0, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(line);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor;
    }

    @Override
    public int rawWordLength() {
      return cursor;
    }
  }
}
