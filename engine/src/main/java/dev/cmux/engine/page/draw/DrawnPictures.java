package dev.cmux.engine.page.draw;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The pictures in a picture: those that have to be fetched, and those that the page contains.
final class DrawnPictures {

  private static final Pattern URL = Pattern.compile("url\\(\"([^\"]*)\"\\)");

  private final Set<String> wanted = new LinkedHashSet<>();
  private final Map<String, byte[]> contained = new HashMap<>();

  void want(String address) {
    wanted.add(address);
  }

  /// Wants those that declarations of a style name.
  void wantAll(Map<String, String> declared) {
    for (String property : List.of("background", "background-image", "list-style-image")) {
      Matcher url = URL.matcher(declared.getOrDefault(property, ""));
      while (url.find()) {
        wanted.add(url.group(1));
      }
    }
  }

  /// @return the address that a drawing of the page has in the picture
  String contain(String svg) {
    String address = "cmux:svg-" + contained.size();
    contained.put(address, svg.getBytes(StandardCharsets.UTF_8));
    return address;
  }

  /// The addresses that have to be fetched.
  Set<String> wanted() {
    return wanted;
  }

  /// All of them by their addresses.
  ///
  /// @param fetched those of the wanted ones that came
  Map<String, byte[]> with(Map<String, byte[]> fetched) {
    Map<String, byte[]> all = new HashMap<>(fetched);
    all.putAll(contained);
    return all;
  }
}
