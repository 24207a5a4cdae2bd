package dev.cmux.repl.shell;

import java.net.URI;

/// What stands before the cursor: the current surface and its page, as far as there is room.
///
/// @param text without colours, with the blank at its end
record Prompt(String text) {

  private static final String END = "> ";

  /// At most a third of the width, so that there is room to type; in a narrow window only the ref.
  static Prompt of(Session session, int columns) {
    return session.current().map(place -> new Prompt(describe(place, columns) + END)).orElse(new Prompt("cmux" + END));
  }

  private static String describe(Session.Place place, int columns) {
    String name = place.name().orElse(place.ref());
    int room = columns / 3 - name.length() - 1 - END.length();
    String page = page(place.url());
    if (page.isEmpty() || room < 6) {
      return name;
    }
    return name + " " + (page.length() <= room ? page : page.substring(0, room - 1) + "…");
  }

  /// `example.com/path`: what tells pages apart.
  private static String page(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() == null) {
        return url.equals("about:blank") ? "" : harmless(url);
      }
      String path = uri.getPath() == null || uri.getPath().equals("/") ? "" : uri.getPath();
      return harmless(uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path);
    } catch (IllegalArgumentException _) {
      return harmless(url);
    }
  }

  /// A page must not write control characters to the terminal by way of its address.
  private static String harmless(String text) {
    return text.replaceAll("\\p{Cntrl}|\\p{Cf}", "");
  }

  /// What stands before the second and later lines of an input, as wide as the first.
  String continuation() {
    return " ".repeat(Math.max(0, text.length() - 2)) + "… ".substring(0, Math.min(2, text.length()));
  }
}
