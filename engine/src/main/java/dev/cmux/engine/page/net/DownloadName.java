package dev.cmux.engine.page.net;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.WebResponse;

/// What a download is called: as its server says, else as the page says, else by its address. Always the name of one file, harmless on every
/// system.
///
/// https://html.spec.whatwg.org/multipage/links.html#getting-the-suggested-filename and RFC 6266, read with Chromium's leniency.
public final class DownloadName {

  /// One parameter of a header: its name, and its value as a quoted string or as it is up to the next semicolon.
  private static final Pattern PARAMETER = Pattern.compile(";\\s*([^\\s=;]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"?|([^;]*))");

  private static final Pattern EXTENDED = Pattern.compile("([^']+)'[^']*'(.*)");

  private static final Pattern ESCAPES = Pattern.compile("(?:%\\p{XDigit}{2})+");

  /// Separators of paths, what some system does not allow, and characters that do not show.
  private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|~]|\\p{Cntrl}|[\\p{Cf}&&[^\\x{200D}]]");

  /// Names of devices where there are such.
  private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  /// File systems take 255 bytes, of which others may need some.
  private static final int LONGEST = 200;

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("text/html", "html"), Map.entry("text/plain", "txt"), Map.entry("text/csv", "csv"), Map.entry("text/calendar", "ics"),
          Map.entry("application/json", "json"), Map.entry("application/xml", "xml"), Map.entry("text/xml", "xml"),
          Map.entry("application/pdf", "pdf"), Map.entry("application/zip", "zip"), Map.entry("image/png", "png"),
          Map.entry("image/jpeg", "jpg"), Map.entry("image/gif", "gif"), Map.entry("image/svg+xml", "svg"), Map.entry("image/webp", "webp"));

  private DownloadName() {}

  /// @param proposed the `download` attribute of a link that may propose a name; empty for none
  public static String of(WebResponse response, String proposed) {
    String named = inHeader(response.getResponseHeaderValue("Content-Disposition")).orElse(proposed);
    return safe(named.isBlank() ? byAddress(response) : named);
  }

  /// The name that a `Content-Disposition` header gives.
  ///
  /// @param header with its bytes as characters, or null
  static Optional<String> inHeader(String header) {
    if (header == null) {
      return Optional.empty();
    }
    Optional<String> plain = Optional.empty();
    Matcher parameters = PARAMETER.matcher(header);
    while (parameters.find()) {
      String quoted = parameters.group(2);
      String value = quoted == null ? parameters.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1");
      switch (parameters.group(1).toLowerCase(Locale.ROOT)) {
        case "filename*" -> {
          Optional<String> extended = quoted == null ? extended(value) : Optional.empty();
          if (extended.isPresent()) {
            return extended;
          }
        }
        case "filename" -> plain = plain.or(() -> Optional.of(plain(value)));
        default -> {
          // says nothing of the name
        }
      }
    }
    return plain.filter(name -> !name.isBlank());
  }

  /// RFC 8187: `UTF-8'en'%E2%82%AC.csv`.
  private static Optional<String> extended(String value) {
    Matcher parts = EXTENDED.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return unescaped(parts.group(2), Charset.forName(parts.group(1)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /// Servers write bytes of UTF-8 as they are, or as escapes.
  private static String plain(String value) {
    String text = decoded(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).orElse(value);
    return unescaped(text, StandardCharsets.UTF_8).orElse(text);
  }

  private static Optional<String> unescaped(String text, Charset charset) {
    StringBuilder all = new StringBuilder();
    Matcher escapes = ESCAPES.matcher(text);
    while (escapes.find()) {
      Optional<String> meant = decoded(bytes(escapes.group()), charset);
      if (meant.isEmpty()) {
        return meant;
      }
      escapes.appendReplacement(all, Matcher.quoteReplacement(meant.get()));
    }
    return Optional.of(escapes.appendTail(all).toString());
  }

  private static byte[] bytes(String escapes) {
    byte[] bytes = new byte[escapes.length() / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(escapes, 3 * i + 1, 3 * i + 3, 16);
    }
    return bytes;
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The last part of the address, with the extension of the content's type when it has none.
  private static String byAddress(WebResponse response) {
    String scheme = response.getWebRequest().getUrl().getProtocol();
    String path = response.getWebRequest().getUrl().getPath();
    String last = scheme.startsWith("http") && path != null ? plain(path.substring(path.lastIndexOf('/') + 1)) : "";
    String name = last.isBlank() ? "download" : last;
    String extension = EXTENSIONS.get(response.getContentType().toLowerCase(Locale.ROOT));
    return extension == null || name.indexOf('.') > 0 ? name : name + "." + extension;
  }

  private static String safe(String name) {
    String clean = UNSAFE.matcher(name.strip()).replaceAll("_").replaceFirst("^[.\\s]+", "").replaceFirst("[.\\s]$", "_");
    String file = shortened(clean.isEmpty() ? "download" : clean);
    return RESERVED.matcher(file).matches() ? "_" + file : file;
  }

  /// The extension stays.
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 20 ? name.substring(dot) : "";
    String stem = name.substring(0, name.length() - extension.length());
    while (bytes(stem, extension) > LONGEST) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + extension;
  }

  private static int bytes(String stem, String extension) {
    return (stem + extension).getBytes(StandardCharsets.UTF_8).length;
  }
}
