package dev.cmux.engine.modern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A script or style sheet that a document's markup names.
///
/// @param address as it stands there, without the spaces around it
/// @param base what the document's `<base>` has said by then, or an empty text
/// @param crossorigin whether it has to be shared with the document's origin
/// @param charset what the markup says of its encoding, or an empty text
record Subresource(Kind kind, String address, String base, boolean crossorigin, String charset) {

  /// What becomes of it.
  enum Kind {
    SCRIPT,
    MODULE,
    STYLE_SHEET
  }

  /// Elements whose content is text, or is part of no page yet.
  private static final Set<String> APART = Set.of("script", "style", "template", "noscript", "textarea", "title", "iframe", "xmp", "noembed", "noframes");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z]+(?=[\\s/>])");
  private static final Pattern ATTRIBUTE = Pattern.compile("[\\s/]*+([^\\s\"'<>/=]++)(?:\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'=<>`]++)))?");

  private static final Set<String> SCRIPT_TYPES = Set.of("", "text/javascript", "application/javascript", "text/ecmascript", "application/ecmascript");

  /// Looks through markup for what will be needed, as browsers do while the parser waits for a script (HTML standard, "speculative HTML parsing"). It may
  /// find less than the parser, and in odd markup something else: an attribute's value that has tags in it is not told from tags.
  static List<Subresource> in(String markup) {
    List<Subresource> found = new ArrayList<>();
    String base = "";
    Matcher name = NAME.matcher(markup);
    Matcher attribute = ATTRIBUTE.matcher(markup);
    int at = markup.indexOf('<');
    while (at >= 0) {
      int next = at + 1;
      if (markup.startsWith("!--", next)) {
        next = after(markup, "-->", next + 3);
      } else if (name.region(next, markup.length()).lookingAt()) {
        next = name.end();
        String tag = name.group().toLowerCase(Locale.ROOT);
        if (tag.equals("script") || tag.equals("link") || tag.equals("base")) {
          Map<String, String> attributes = new HashMap<>();
          for (; attribute.region(next, markup.length()).lookingAt(); next = attribute.end()) {
            attributes.putIfAbsent(attribute.group(1).toLowerCase(Locale.ROOT), value(attribute));
          }
          if (tag.equals("base")) {
            base = base.isEmpty() ? attributes.getOrDefault("href", "").strip() : base;
          } else {
            add(tag, attributes, base, found);
          }
        }
        next = APART.contains(tag) ? end(markup, tag, next) : next;
      }
      at = next < 0 ? -1 : markup.indexOf('<', next);
    }
    return found;
  }

  private static String value(Matcher attribute) {
    for (int group = 2; group <= 4; group++) {
      if (attribute.group(group) != null) {
        return attribute.group(group).replace("&amp;", "&").replace("&#038;", "&");
      }
    }
    return "";
  }

  private static void add(String tag, Map<String, String> attributes, String base, List<Subresource> found) {
    String type = attributes.getOrDefault("type", "").strip().toLowerCase(Locale.ROOT);
    String rel = attributes.getOrDefault("rel", "").toLowerCase(Locale.ROOT);
    Kind kind = null;
    if (tag.equals("script")) {
      kind = type.equals("module") ? Kind.MODULE : SCRIPT_TYPES.contains(type) && !attributes.containsKey("nomodule") ? Kind.SCRIPT : null;
    } else if (rel.strip().equals("stylesheet") && (type.isEmpty() || type.equals("text/css")) && !attributes.containsKey("disabled")) {
      kind = Kind.STYLE_SHEET;
    } else if (rel.strip().equals("modulepreload")) {
      kind = Kind.MODULE;
    } else if (rel.strip().equals("preload") && attributes.getOrDefault("as", "").equalsIgnoreCase("script")) {
      kind = Kind.SCRIPT;
    }
    String address = attributes.getOrDefault(tag.equals("script") ? "src" : "href", "").strip();
    if (kind != null && !address.isEmpty()) {
      found.add(new Subresource(kind, address, base, attributes.containsKey("crossorigin"), attributes.getOrDefault("charset", "")));
    }
  }

  /// Behind the end tag; -1 when there is none.
  private static int end(String markup, String tag, int from) {
    for (int at = markup.indexOf("</", from); at >= 0; at = markup.indexOf("</", at + 2)) {
      if (markup.regionMatches(true, at + 2, tag, 0, tag.length())) {
        return at + 2 + tag.length();
      }
    }
    return -1;
  }

  private static int after(String markup, String text, int from) {
    int at = markup.indexOf(text, from);
    return at < 0 ? -1 : at + text.length();
  }
}
