package dev.cmux.engine.page.net;

import dev.cmux.engine.network.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.htmlunit.util.KeyDataPair;
import org.htmlunit.util.NameValuePair;

/// The body of a form with files, as routes and recordings see it (RFC 7578). The request that goes to the server unchanged is
/// HtmlUnit's own, with another boundary.
///
/// @param contentType with the boundary
record MultipartBody(String contentType, Body body) {

  /// Bigger files are named but not read: a route or a recording keeps what it sees in memory.
  private static final long LARGEST_FILE = 16L << 20;

  static MultipartBody of(List<NameValuePair> fields, Charset charset) {
    String boundary = "----cmux" + UUID.randomUUID().toString().replace("-", "");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (NameValuePair field : fields) {
      text(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(field.getName()) + "\"", charset);
      if (field instanceof KeyDataPair file) {
        String name = file.getFileName() != null ? file.getFileName() : file.getFile() == null ? "" : file.getFile().getName();
        String type = file.getMimeType() == null || file.getMimeType().isEmpty() ? "application/octet-stream" : file.getMimeType();
        text(out, "; filename=\"" + quoted(name) + "\"\r\nContent-Type: " + type + "\r\n\r\n", charset);
        out.writeBytes(content(file));
      } else {
        text(out, "\r\n\r\n" + field.getValue(), charset);
      }
      text(out, "\r\n", charset);
    }
    text(out, "--" + boundary + "--\r\n", charset);
    return new MultipartBody("multipart/form-data; boundary=" + boundary, Body.of(out.toByteArray()));
  }

  private static byte[] content(KeyDataPair file) {
    try {
      if (file.getData() != null) {
        return file.getData();
      }
      boolean readable = file.getFile() != null && file.getFile().isFile() && file.getFile().length() <= LARGEST_FILE;
      return readable ? Files.readAllBytes(file.getFile().toPath()) : new byte[0];
    } catch (IOException e) {
      return new byte[0]; // the request itself will tell
    }
  }

  private static void text(ByteArrayOutputStream out, String text, Charset charset) {
    out.writeBytes(text.getBytes(charset == null ? StandardCharsets.UTF_8 : charset));
  }

  /// As the HTML standard escapes names: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
  private static String quoted(String name) {
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }
}
