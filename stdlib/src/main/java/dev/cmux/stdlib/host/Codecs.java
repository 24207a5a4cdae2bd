package dev.cmux.stdlib.host;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// What `crypto`, `atob` and `btoa` need of Java.
final class Codecs {

  private Codecs() {}

  static void addTo(Map<String, Object> java, Values values) {
    java.put("randomUuid", (ProxyExecutable) arguments -> UUID.randomUUID().toString());
    java.put("randomBytes", (ProxyExecutable) arguments -> values.toScript(random(arguments[0].asInt())));
    // In `btoa` and `atob` a character stands for a byte.
    java.put("toBase64", (ProxyExecutable) arguments -> encode(arguments[0].asString()));
    java.put("fromBase64", (ProxyExecutable) arguments -> decode(arguments[0].asString()));
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
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
