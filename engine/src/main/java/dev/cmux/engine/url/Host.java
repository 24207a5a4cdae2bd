package dev.cmux.engine.url;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The host parser of the URL standard (https://url.spec.whatwg.org/#host-parsing): what a browser makes of the
/// text between `//` and the port, so that `EXAMPLE.com`, `0x7f.1` and `[0:0::1]` compare as browsers compare them.
///
/// International names go through the JDK's `java.net.IDN` (IDNA 2003), which differs from browsers for `ß` and
/// three other letters.
public final class Host {

  private static final String FORBIDDEN = "#/:<>?@[\\]^|%";

  private Host() {}

  /// The serialized host, or empty when no browser would accept the text.
  public static Optional<String> parse(String text) {
    if (text.startsWith("[")) {
      return text.endsWith("]") ? ipv6(text.substring(1, text.length() - 1)) : Optional.empty();
    }
    String ascii;
    try {
      String decoded = text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      ascii = isAscii(decoded) ? decoded : IDN.toASCII(decoded, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
    String host = ascii.toLowerCase(Locale.ROOT);
    boolean legal = host.chars().allMatch(c -> c > ' ' && c < 0x7f && FORBIDDEN.indexOf(c) < 0);
    if (host.isEmpty() || !legal) {
      return Optional.empty();
    }
    return endsInNumber(host) ? ipv4(host) : Optional.of(host);
  }

  /// Whether a serialized host is an address; addresses have no sub-domains, so their cookies are always host-only.
  public static boolean isAddress(String host) {
    return host.startsWith("[") || endsInNumber(host);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static List<String> labels(String host) {
    List<String> labels = Arrays.asList(host.split("\\.", -1));
    boolean rooted = labels.size() > 1 && labels.getLast().isEmpty();
    return rooted ? labels.subList(0, labels.size() - 1) : labels;
  }

  private static boolean endsInNumber(String host) {
    String last = labels(host).getLast();
    return last.matches("[0-9]+") || last.matches("0x[0-9a-f]*");
  }

  private static Optional<String> ipv4(String host) {
    List<String> parts = labels(host);
    if (parts.size() > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      long limit = last ? 1L << (8 * (5 - parts.size())) : 256;
      long number = ipv4Number(parts.get(i));
      if (number < 0 || number >= limit) {
        return Optional.empty();
      }
      address += last ? number : number << (8 * (3 - i));
    }
    return Optional.of(
        "%d.%d.%d.%d".formatted(address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255));
  }

  /// Decimal, octal with a leading zero, or hexadecimal; -1 when it is none of them.
  private static long ipv4Number(String part) {
    try {
      if (part.startsWith("0x")) {
        return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
      }
      return part.length() > 1 && part.startsWith("0") ? Long.parseLong(part.substring(1), 8) : Long.parseLong(part);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private static Optional<String> ipv6(String literal) {
    if (!literal.contains(":") || !literal.chars().allMatch(c -> ":.0123456789abcdefABCDEF".indexOf(c) >= 0)) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = InetAddress.ofLiteral(literal).getAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
    if (bytes.length == 4) { // the JDK unwraps ::ffff:1.2.3.4, browsers do not
      bytes = ByteBuffer.allocate(16).putShort(10, (short) 0xffff).put(12, bytes).array();
    }
    int[] pieces = new int[8];
    for (int i = 0; i < 8; i++) {
      pieces[i] = ByteBuffer.wrap(bytes).getShort(2 * i) & 0xffff;
    }
    return Optional.of('[' + compress(pieces) + ']');
  }

  /// Prints the pieces with the first longest run of two or more zeros as `::`.
  private static String compress(int[] pieces) {
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && pieces[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        best = i;
        bestLength = end - i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        out.append("::");
        i += bestLength - 1;
      } else {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
          out.append(':');
        }
        out.append(Integer.toHexString(pieces[i]));
      }
    }
    return out.toString();
  }
}
