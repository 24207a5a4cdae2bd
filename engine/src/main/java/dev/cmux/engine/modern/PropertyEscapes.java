package dev.cmux.engine.modern;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.corejs.javascript.regexp.UnicodeProperties;

/// Unicode properties that regular expressions of pages ask for and the page engine does not know: it refuses the whole
/// script for one `\p{Emoji}`. They are written out as ranges, on the JDK's data. `Script_Extensions` is taken for `Script`.
final class PropertyEscapes {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([pP])\\{([\\w=]+)\\}|.)", Pattern.DOTALL);

  private static final IntPredicate EMOJI = Character::isEmoji;
  private static final IntPredicate PRESENTATION = Character::isEmojiPresentation;
  private static final IntPredicate MODIFIER = Character::isEmojiModifier;
  private static final IntPredicate MODIFIER_BASE = Character::isEmojiModifierBase;
  private static final IntPredicate COMPONENT = Character::isEmojiComponent;
  private static final IntPredicate PICTOGRAPHIC = Character::isExtendedPictographic;

  private static final Map<String, IntPredicate> PROPERTIES =
      Map.ofEntries(
          Map.entry("Any", c -> true),
          Map.entry("Assigned", c -> Character.getType(c) != Character.UNASSIGNED),
          Map.entry("Emoji", EMOJI),
          Map.entry("Emoji_Presentation", PRESENTATION),
          Map.entry("EPres", PRESENTATION),
          Map.entry("Emoji_Modifier", MODIFIER),
          Map.entry("EMod", MODIFIER),
          Map.entry("Emoji_Modifier_Base", MODIFIER_BASE),
          Map.entry("EBase", MODIFIER_BASE),
          Map.entry("Emoji_Component", COMPONENT),
          Map.entry("EComp", COMPONENT),
          Map.entry("Extended_Pictographic", PICTOGRAPHIC),
          Map.entry("ExtPict", PICTOGRAPHIC),
          Map.entry("Regional_Indicator", c -> c >= 0x1F1E6 && c <= 0x1F1FF),
          Map.entry("RI", c -> c >= 0x1F1E6 && c <= 0x1F1FF),
          Map.entry("Ideographic", Character::isIdeographic),
          Map.entry("Ideo", Character::isIdeographic),
          Map.entry("Unified_Ideograph", PropertyEscapes::isUnifiedIdeograph),
          Map.entry("UIdeo", PropertyEscapes::isUnifiedIdeograph),
          Map.entry("XID_Start", Character::isUnicodeIdentifierStart),
          Map.entry("XIDS", Character::isUnicodeIdentifierStart),
          Map.entry("XID_Continue", Character::isUnicodeIdentifierPart),
          Map.entry("XIDC", Character::isUnicodeIdentifierPart));

  private static final Map<String, String> RANGES = new ConcurrentHashMap<>();

  private PropertyEscapes() {}

  /// The JDK does not tell; those that are compatible with others only, and are not unified, are written as the others.
  private static boolean isUnifiedIdeograph(int c) {
    return Character.getType(c) == Character.OTHER_LETTER
        && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
        && Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC);
  }

  /// The source of a regular expression with the flag `u` or `v`, with ranges in place of what the engine does not know; the
  /// same text when it knows everything, or nobody does.
  static String known(String source) {
    if (source.indexOf("\\p{") < 0 && source.indexOf("\\P{") < 0) {
      return source;
    }
    StringBuilder out = new StringBuilder();
    Matcher escape = ESCAPE.matcher(source);
    int copied = 0;
    while (escape.find()) {
      String name = escape.group(2);
      String replacement = name == null || UnicodeProperties.lookup(name) >= 0 ? null : replacement(escape.group(1), name, inClass(source, escape.start()));
      if (replacement != null) {
        out.append(source, copied, escape.start()).append(replacement);
        copied = escape.end();
      }
    }
    return copied == 0 ? source : out.append(source, copied, source.length()).toString();
  }

  private static String replacement(String letter, String name, boolean inClass) {
    if (name.startsWith("Script_Extensions=") || name.startsWith("scx=")) {
      return "\\" + letter + "{Script" + name.substring(name.indexOf('=')) + "}";
    }
    if (!PROPERTIES.containsKey(name)) {
      return null;
    }
    String ranges = RANGES.computeIfAbsent(letter + name, PropertyEscapes::ranges);
    return inClass ? ranges : "[" + ranges + "]";
  }

  private static boolean inClass(String source, int end) {
    boolean inside = false;
    for (int i = 0; i < end; i++) {
      switch (source.charAt(i)) {
        case '\\' -> i++;
        case '[' -> inside = true;
        case ']' -> inside = false;
        default -> {}
      }
    }
    return inside;
  }

  /// @param key `p` or `P` and the name
  private static String ranges(String key) {
    boolean wanted = key.charAt(0) == 'p';
    IntPredicate property = PROPERTIES.get(key.substring(1));
    return ranges(characters(c -> property.test(c) == wanted));
  }

  /// The contents of a class with the flag `u`.
  static String ranges(BitSet characters) {
    StringBuilder out = new StringBuilder();
    for (int start = characters.nextSetBit(0); start >= 0; ) {
      int end = characters.nextClearBit(start);
      out.append("\\u{%x}".formatted(start));
      if (end - 1 > start) {
        out.append("-\\u{%x}".formatted(end - 1));
      }
      start = characters.nextSetBit(end);
    }
    return out.toString();
  }

  /// The characters that have a property, in a set that is the caller's.
  ///
  /// @throws IllegalArgumentException when nobody knows the property
  static BitSet characters(String name) {
    String known = name.replaceFirst("^(Script_Extensions|scx)=", "Script=");
    if (PROPERTIES.containsKey(known)) {
      return characters(PROPERTIES.get(known));
    }
    int property = UnicodeProperties.lookup(known);
    if (property < 0) {
      throw new IllegalArgumentException("the property %s is not known".formatted(name));
    }
    return characters(c -> UnicodeProperties.hasProperty(property, c));
  }

  static BitSet characters(IntPredicate property) {
    BitSet characters = new BitSet();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (property.test(c)) {
        characters.set(c);
      }
    }
    return characters;
  }
}
