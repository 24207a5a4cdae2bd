package dev.cmux.stdlib.host;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// What `crypto`, `atob`, `btoa` and `URL` need of Java.
final class Codecs {

  private Codecs() {}

  static void addTo(Map<String, Object> java, Values values) {
    java.put("randomUuid", (ProxyExecutable) arguments -> UUID.randomUUID().toString());
    java.put("randomBytes", (ProxyExecutable) arguments -> values.toScript(random(arguments[0].asInt())));
    java.put("domainToAscii", (ProxyExecutable) arguments -> domainToAscii(arguments[0].asString()));
    // In `btoa` and `atob` a character stands for a byte.
    java.put("toBase64", (ProxyExecutable) arguments -> encode(arguments[0].asString()));
    java.put("fromBase64", (ProxyExecutable) arguments -> decode(arguments[0].asString()));
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /// The ASCII form of an international domain name, `null` when it has none. The JDK's tables stand in for those of UTS 46.
  private static String domainToAscii(String domain) {
    try {
      String mapped = Normalizer.normalize(domain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('\u3002', '.').replace("\u00ad", "");
      return IDN.toASCII(mapped, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String encode(String latin1) {
    return Base64.getEncoder().encodeToString(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
