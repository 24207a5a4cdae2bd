package dev.cmux.engine.page.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Reads the rules that HtmlUnit's parser leaves as text: what is in `@layer`, `@supports`, `@container` and newer
/// `@media`, with nested rules in them.
///
/// A container is taken to be as big as the window; `@supports` holds unless it begins with `not`.
final class ConditionalRules {

  /// Receives the flat style rules in their order.
  @FunctionalInterface
  interface Sink {
    void rule(String selectors, List<Declaration> declarations, String layer);
  }

  private final MediaQueries media;
  private final Consumer<String> layerNamed;
  private final BiFunction<String, String, Declaration> reader;
  private final Sink sink;

  /// @param layerNamed hears the full name of every cascade layer that is mentioned, in order
  /// @param reader makes a declaration of a property's name and the text behind the colon
  ConditionalRules(
      MediaQueries media, Consumer<String> layerNamed, BiFunction<String, String, Declaration> reader, Sink sink) {
    this.media = media;
    this.layerNamed = layerNamed;
    this.reader = reader;
    this.sink = sink;
  }

  /// Reads one rule or several from source.
  void read(String source) {
    block(source, "", "");
  }

  /// @param parent the selector that nested rules are relative to, empty at the top
  /// @param layer the name of the layer around, empty outside of all
  private void block(String source, String parent, String layer) {
    List<Declaration> declarations = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == ';') {
        statement(source.substring(start, i), parent, layer, declarations);
        start = ++i;
      } else if (c == '{') {
        int end = CssText.closing(source, i);
        String inside = source.substring(i + 1, Math.max(i + 1, end));
        rule(withoutComments(source.substring(start, i)), inside, parent, layer);
        start = i = end + 1;
      } else {
        i = CssText.next(source, i);
      }
    }
    if (start < source.length()) {
      statement(source.substring(start), parent, layer, declarations);
    }
    if (!declarations.isEmpty() && !parent.isEmpty()) {
      layerNamed.accept(layer);
      sink.rule(parent, declarations, layer);
    }
  }

  private void statement(String text, String parent, String layer, List<Declaration> declarations) {
    String statement = withoutComments(text);
    if (statement.startsWith("@layer")) {
      for (String name : statement.substring(6).split(",")) {
        layerNamed.accept(CascadeLayers.join(layer, name.strip()));
      }
    } else if (!parent.isEmpty() && !statement.startsWith("@")) {
      int colon = statement.indexOf(':');
      if (colon > 0) {
        String name = statement.substring(0, colon).strip();
        declarations.add(reader.apply(name, statement.substring(colon + 1).strip()));
      }
    }
  }

  private void rule(String prelude, String inside, String parent, String layer) {
    if (!prelude.startsWith("@")) {
      block(inside, nested(prelude, parent), layer);
      return;
    }
    int end = 1;
    while (end < prelude.length() && (Character.isLetter(prelude.charAt(end)) || prelude.charAt(end) == '-')) {
      end++;
    }
    String condition = prelude.substring(end).strip();
    switch (prelude.substring(1, end).toLowerCase(Locale.ROOT)) {
      case "layer" -> block(inside, parent, CascadeLayers.join(layer, condition));
      case "media" -> {
        if (media.matches(condition)) {
          block(inside, parent, layer);
        }
      }
      case "supports" -> {
        if (!condition.startsWith("not")) {
          block(inside, parent, layer);
        }
      }
      case "container" -> {
        int open = condition.indexOf('(');
        if (open >= 0 && media.matches(condition.substring(open))) {
          block(inside, parent, layer);
        }
      }
      default -> {}
    }
  }

  /// Nested selectors are relative to their parent (CSS Nesting 1).
  private static String nested(String selectors, String parent) {
    if (parent.isEmpty()) {
      return selectors;
    }
    boolean single = CssText.split(parent, ',').size() == 1;
    String scope = single ? parent : ":is(" + parent + ")";
    List<String> whole = new ArrayList<>();
    for (String part : CssText.split(selectors, ',')) {
      String selector = part.strip();
      if (!selector.contains("&")) {
        whole.add(scope + " " + selector);
      } else if (single && selector.startsWith("&") && selector.indexOf('&', 1) < 0) {
        whole.add(parent + selector.substring(1));
      } else {
        whole.add(selector.replace("&", ":is(" + parent + ")"));
      }
    }
    return String.join(",", whole);
  }

  private static String withoutComments(String text) {
    return text.contains("/*") ? text.replaceAll("(?s)/\\*.*?\\*/", " ").strip() : text.strip();
  }
}
