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

  // The JDK has no data of these; as Unicode 17 lists them.
  private static final IntPredicate STERM =
      listed(
          """
          21 2e 3f 589 61d-61f 6d4 700-702 7f9 837 839 83d-83e 964-965 104a-104b 1362 1367-1368 166e 1735-1736 17d4-17d5 1803 1809 1944-1945
          1aa8-1aab 1b4e-1b4f 1b5a-1b5b 1b5e-1b5f 1b7d-1b7f 1c3b-1c3c 1c7e-1c7f 2024 203c-203d 2047-2049 2cf9-2cfb 2e2e 2e3c 2e53-2e54 3002
          a4ff a60e-a60f a6f3 a6f7 a876-a877 a8ce-a8cf a92f a9c8-a9c9 aa5d-aa5f aaf0-aaf1 abeb fe12 fe15-fe16 fe52 fe56-fe57 ff01 ff0e ff1f
          ff61 10a56-10a57 10f55-10f59 10f86-10f89 11047-11048 110be-110c1 11141-11143 111c5-111c6 111cd 111de-111df 11238-11239 1123b-1123c
          112a9 113d4-113d5 1144b-1144c 115c2-115c3 115c9-115d7 11641-11642 1173c-1173e 11944 11946 11a42-11a43 11a9b-11a9c 11c41-11c42
          11ef7-11ef8 11f43-11f44 16a6e-16a6f 16af5 16b37-16b38 16b44 16d6e-16d6f 16e98 1bc9f 1da88
          """);
  private static final IntPredicate TERM =
      listed(
          """
          21 2c 2e 3a-3b 3f 37e 387 589 5c3 60c 61b 61d-61f 6d4 700-70a 70c 7f8-7f9 830-835 837-83e 85e 964-965 e5a-e5b f08 f0d-f12
          104a-104b 1361-1368 166e 16eb-16ed 1735-1736 17d4-17d6 17da 1802-1805 1808-1809 1944-1945 1aa8-1aab 1b4e-1b4f 1b5a-1b5b 1b5d-1b5f
          1b7d-1b7f 1c3b-1c3f 1c7e-1c7f 2024 203c-203d 2047-2049 2cf9-2cfb 2e2e 2e3c 2e41 2e4c 2e4e-2e4f 2e53-2e54 3001-3002 a4fe-a4ff
          a60d-a60f a6f3-a6f7 a876-a877 a8ce-a8cf a92f a9c7-a9c9 aa5d-aa5f aadf aaf0-aaf1 abeb fe12 fe15-fe16 fe50-fe52 fe54-fe57 ff01 ff0c
          ff0e ff1a-ff1b ff1f ff61 ff64 1039f 103d0 10857 1091f 10a56-10a57 10af0-10af5 10b3a-10b3f 10b99-10b9c 10f55-10f59 10f86-10f89
          11047-1104d 110be-110c1 11141-11143 111c5-111c6 111cd 111de-111df 11238-1123c 112a9 113d4-113d5 1144b-1144d 1145a-1145b
          115c2-115c5 115c9-115d7 11641-11642 1173c-1173e 11944 11946 11a42-11a43 11a9b-11a9c 11aa1-11aa2 11c41-11c43 11c71 11ef7-11ef8
          11f43-11f44 12470-12474 16a6e-16a6f 16af5 16b37-16b39 16b44 16d6e-16d6f 16e97-16e98 1bc9f 1da87-1da8a
          """);
  private static final IntPredicate DASH =
      listed(
          """
          2d 58a 5be 1400 1806 2010-2015 2053 207b 208b 2212 2e17 2e1a 2e3a-2e3b 2e40 2e5d 301c 3030 30a0 fe31-fe32 fe58 fe63 ff0d 10d6e
          10ead
          """);
  private static final IntPredicate QUOTE =
      listed(
          """
          22 27 ab bb 2018-201f 2039-203a 2e42 300c-300f 301d-301f fe41-fe44 ff02 ff07 ff62-ff63
          """);
  private static final IntPredicate VARIATION =
      listed(
          """
          180b-180d 180f fe00-fe0f e0100-e01ef
          """);

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
          Map.entry("Sentence_Terminal", STERM),
          Map.entry("STerm", STERM),
          Map.entry("Terminal_Punctuation", TERM),
          Map.entry("Term", TERM),
          Map.entry("Dash", DASH),
          Map.entry("Quotation_Mark", QUOTE),
          Map.entry("QMark", QUOTE),
          Map.entry("Variation_Selector", VARIATION),
          Map.entry("VS", VARIATION),
          Map.entry("Cased", c -> Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c)),
          Map.entry("Join_Control", c -> c == 0x200C || c == 0x200D),
          Map.entry("Join_C", c -> c == 0x200C || c == 0x200D),
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

  /// @param ranges hexadecimal numbers, alone or as `first-last`
  private static IntPredicate listed(String ranges) {
    BitSet listed = new BitSet();
    for (String range : ranges.split("\\s+")) {
      String[] ends = range.split("-");
      listed.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
    }
    return listed::get;
  }

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
