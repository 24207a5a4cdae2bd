package dev.cmux.engine.modern.platform;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/// The host of a URL: domain names, both kinds of addresses, opaque hosts.
/// https://url.spec.whatwg.org/#host-parsing
final class WebHost {

  private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

  private WebHost() {}

  static Optional<String> parse(String text, boolean special) {
    if (text.startsWith("[")) {
      return text.endsWith("]") ? ipv6(text.substring(1, text.length() - 1)) : Optional.empty();
    }
    if (!special) {
      return text.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)
          ? Optional.empty()
          : Optional.of(WebUrl.encode(text, ""));
    }
    if (text.isEmpty()) {
      return Optional.of("");
    }
    String domain = WebUrl.decode(text);
    String ascii;
    try {
      ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (ascii.isEmpty() || ascii.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0 || c == '%' || c <= 0x1f || c == 0x7f)) {
      return Optional.empty();
    }
    String[] labels = (ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii).split("\\.", -1);
    String last = labels[labels.length - 1];
    boolean numeric = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
    return numeric || last.matches("0x[0-9a-f]*") ? ipv4(labels) : Optional.of(ascii);
  }

  private static Optional<String> ipv4(String[] labels) {
    if (labels.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < labels.length; i++) {
      long number;
      try {
        number = number(labels[i]);
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
      boolean last = i == labels.length - 1;
      long limit = last ? 1L << (8 * (5 - labels.length)) : 256;
      if (number >= limit) {
        return Optional.empty();
      }
      address += last ? number : number << (8 * (3 - i));
    }
    return Optional.of(
        (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255));
  }

  private static long number(String label) {
    if (label.startsWith("0x")) {
      return label.length() == 2 ? 0 : Long.parseLong(label.substring(2), 16);
    }
    return label.length() > 1 && label.startsWith("0") ? Long.parseLong(label, 8) : Long.parseLong(label);
  }

  /// JDK parsing of a literal never asks a name server; the text is shortened as the standard wants it.
  private static Optional<String> ipv6(String text) {
    if (text.indexOf(':') < 0 || !text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.')) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      InetAddress address = InetAddress.getByName("[" + text + "]");
      bytes = address instanceof Inet6Address ? address.getAddress() : mapped(address.getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
    int[] pieces = new int[8];
    for (int i = 0; i < 8; i++) {
      pieces[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    return Optional.of("[" + shortest(pieces) + "]");
  }

  private static byte[] mapped(byte[] four) {
    byte[] sixteen = new byte[16];
    sixteen[10] = sixteen[11] = (byte) 0xff;
    System.arraycopy(four, 0, sixteen, 12, 4);
    return sixteen;
  }

  private static String shortest(int[] pieces) {
    int from = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && pieces[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == from) {
        out.append(i == 0 ? "::" : ":");
        i += length - 1;
      } else {
        out.append(Integer.toHexString(pieces[i])).append(i < 7 ? ":" : "");
      }
    }
    return out.toString();
  }
}
