package dev.cmux.engine.page.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;

/// What the text of a document is written in when neither a byte order mark, nor its server, nor the document says so. HtmlUnit takes Latin-1.
public final class TextEncoding {

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private TextEncoding() {}

  /// Makes the encoding known to whoever reads the document: UTF-8 for JSON and for what is UTF-8, else windows-1252. A document in ASCII keeps what it has,
  /// and so does a frame, which has the encoding of the page around it.
  public static void guess(WebResponse document) throws IOException {
    WebRequest request = document.getWebRequest();
    if (request.getDefaultResponseContentCharset() != StandardCharsets.ISO_8859_1) {
      return;
    }
    String type = document.getContentType().toLowerCase(Locale.ROOT);
    if (type.endsWith("json")) {
      request.setDefaultResponseContentCharset(StandardCharsets.UTF_8);
    } else if ((type.isEmpty() || type.startsWith("text/")) && document.getContentCharset() == StandardCharsets.ISO_8859_1) {
      request.setDefaultResponseContentCharset(guessed(document));
    }
  }

  private static Charset guessed(WebResponse document) throws IOException {
    boolean ascii = true;
    try (InputStream body = document.getContentAsStream()) {
      if (body == null) {
        return StandardCharsets.ISO_8859_1;
      }
      // a decoder of its own stops at what is no UTF-8
      Reader text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
      char[] piece = new char[8192];
      for (int read = text.read(piece); read >= 0; read = text.read(piece)) {
        for (int i = 0; i < read; i++) {
          ascii &= piece[i] < 128;
        }
      }
    } catch (CharacterCodingException e) {
      return WESTERN;
    }
    return ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
  }
}
