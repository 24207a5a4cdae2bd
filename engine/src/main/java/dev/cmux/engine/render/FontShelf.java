package dev.cmux.engine.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.FontHeaders;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/// The fonts of this machine, for pages that name them and for those that do not; where there are none, the one that comes with the PDF library.
///
/// Looked for once a process, when something is drawn for the first time. Safe from any thread: nothing changes afterwards.
final class FontShelf {

  /// More files than this are not opened: a look at 2,000 takes about two seconds.
  private static final int MOST_FILES = 2_000;

  private static final Map<String, List<String>> GENERIC =
      Map.of(
          "sans-serif", List.of("arial", "helvetica", "liberation sans", "dejavu sans", "noto sans", "open sans", "roboto"),
          "serif", List.of("times new roman", "times", "liberation serif", "dejavu serif", "noto serif", "georgia"),
          "monospace", List.of("courier new", "liberation mono", "dejavu sans mono", "noto sans mono", "menlo", "courier"));
  private static final Map<String, String> SYNONYMS =
      Map.of("system-ui", "sans-serif", "ui-sans-serif", "sans-serif", "-apple-system", "sans-serif", "blinkmacsystemfont", "sans-serif",
          "ui-monospace", "monospace", "ui-serif", "serif", "cursive", "sans-serif", "fantasy", "sans-serif", "ui-rounded", "sans-serif");
  private static final List<String> FOR_MISSING_CHARACTERS =
      List.of("dejavu sans", "noto sans", "noto sans cjk", "noto sans symbols", "noto sans symbols2", "arial unicode ms", "droid sans fallback", "wenquanyi",
          "unifont");
  private static final String BUNDLED = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private record Face(Path file, int weight, boolean italic) {}

  private final Map<String, List<Face>> families = new TreeMap<>();
  private final Map<String, String> generic = new HashMap<>();

  private FontShelf() {
    folders().forEach(this::look);
    GENERIC.forEach((name, wanted) -> wanted.stream().filter(families::containsKey).findFirst().ifPresent(found -> generic.put(name, found)));
    String any = generic.getOrDefault("sans-serif", families.isEmpty() ? "bundled" : families.keySet().iterator().next());
    GENERIC.keySet().forEach(name -> generic.putIfAbsent(name, any));
  }

  static FontShelf ofThisMachine() {
    return Holder.SHELF;
  }

  private static final class Holder {
    static final FontShelf SHELF = new FontShelf();
  }

  /// A `font-family` in which every name is a font that is there.
  String families(String wanted) {
    Set<String> found = new LinkedHashSet<>();
    for (String name : ValueWords.split(wanted, ',')) {
      String plain = name.strip().replaceAll("^[\"']|[\"']$", "").toLowerCase(Locale.ROOT);
      String known = SYNONYMS.getOrDefault(plain, plain);
      if (families.containsKey(known)) {
        found.add(known);
      } else if (generic.containsKey(known)) {
        found.add(generic.get(known));
      }
    }
    if (found.isEmpty()) {
      found.add(generic.get("sans-serif"));
    }
    return "'" + String.join("', '", found) + "'";
  }

  void register(PdfRendererBuilder builder) {
    families.forEach((family, faces) -> faces.forEach(face ->
        builder.useFont(face.file().toFile(), family, face.weight(), face.italic() ? FontStyle.ITALIC : FontStyle.NORMAL, true)));
    for (String family : FOR_MISSING_CHARACTERS) {
      for (Face face : families.getOrDefault(family, List.of())) {
        if (face.weight() == 400 && !face.italic()) {
          builder.useFont(face.file().toFile(), family, 400, FontStyle.NORMAL, true, Set.of(com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase.FALLBACK_PRE));
        }
      }
    }
    builder.useFont(FontShelf::bundled, "bundled", 400, FontStyle.NORMAL, true,
        Set.of(com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase.DOCUMENT, com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase.FALLBACK_PRE));
  }

  private static InputStream bundled() {
    return TTFParser.class.getResourceAsStream(BUNDLED);
  }

  private static List<Path> folders() {
    String home = System.getProperty("user.home", "");
    return Stream.of("/usr/share/fonts", "/usr/local/share/fonts", home + "/.local/share/fonts", home + "/.fonts", "/System/Library/Fonts", "/Library/Fonts",
            home + "/Library/Fonts", "C:/Windows/Fonts")
        .map(Path::of)
        .filter(Files::isDirectory)
        .toList();
  }

  private void look(Path folder) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, 6)) {
      all.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf)")).limit(MOST_FILES).forEach(files::add);
    } catch (IOException | UncheckedIOException e) {
      // a folder that cannot be read has no fonts for us
    }
    files.stream().sorted().forEach(this::add);
  }

  private void add(Path file) {
    try (RandomAccessReadBufferedFile read = new RandomAccessReadBufferedFile(file)) {
      FontHeaders headers = new TTFParser().parseTableHeaders(read);
      if (headers.getError() == null && headers.getFontFamily() != null && !headers.isOpenTypePostScript()) {
        String style = String.valueOf(headers.getFontSubFamily()).toLowerCase(Locale.ROOT);
        int weight = headers.getOS2Windows() == null ? (style.contains("bold") ? 700 : 400) : headers.getOS2Windows().getWeightClass();
        families.computeIfAbsent(headers.getFontFamily().toLowerCase(Locale.ROOT), family -> new ArrayList<>())
            .add(new Face(file, Math.max(100, Math.min(900, weight)), style.contains("italic") || style.contains("oblique")));
      }
    } catch (IOException | RuntimeException e) {
      // a file that is no font
    }
  }
}
