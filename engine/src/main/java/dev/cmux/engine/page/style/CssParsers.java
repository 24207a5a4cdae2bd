package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.CustomText;
import dev.cmux.engine.modern.platform.ReadableCss;
import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;
import org.apache.commons.io.IOUtils;
import org.htmlunit.WebClient.PooledCSS3Parser;
import org.htmlunit.cssparser.parser.InputSource;

/// CSS parsers that read today's style sheets, in place of HtmlUnit's own (see {@link ReadableCss}). Parsers are used again, for they are big. Safe
/// from any thread.
public final class CssParsers {

  private final ConcurrentLinkedDeque<PooledCSS3Parser> free = new ConcurrentLinkedDeque<>();

  /// A parser that is to be closed after use.
  public PooledCSS3Parser get() {
    PooledCSS3Parser parser = free.pollLast();
    return parser != null ? parser : new Parser();
  }

  private final class Parser extends PooledCSS3Parser {

    Parser() {
      super(null);
    }

    @Override
    public void parseStyleSheet(InputSource source) throws IOException {
      try (InputSource readable = mended(source, ReadableCss::readable)) {
        super.parseStyleSheet(readable);
      }
    }

    @Override
    public void parseStyleDeclaration(InputSource source) throws IOException {
      try (InputSource readable = mended(source, CustomText::kept)) {
        super.parseStyleDeclaration(readable);
      }
    }

    private static InputSource mended(InputSource source, UnaryOperator<String> mend) throws IOException {
      InputSource mended = new InputSource(new StringReader(mend.apply(IOUtils.toString(source.getReader()))));
      mended.setURI(source.getURI());
      return mended;
    }

    @Override
    public void close() {
      free.addLast(this);
    }
  }
}
