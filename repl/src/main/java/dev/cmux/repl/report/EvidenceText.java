package dev.cmux.repl.report;

import dev.cmux.repl.batch.JobResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a page report shows of the evidence itself: a page that was opened from a disk may not read the files beside it. Large files are cut, and
/// when very many jobs failed, the later ones have links only.
final class EvidenceText {

  private static final Map<String, Integer> MOST = Map.of("snapshot", 12_000, "console", 6_000, "errors", 6_000);
  private static final int MOST_OF_ALL = 16 << 20;

  private final Path folder;
  private int left = MOST_OF_ALL;

  /// @param folder of the batch
  EvidenceText(Path folder) {
    this.folder = folder;
  }

  /// The texts of a job's evidence, by kind.
  Map<String, Object> of(JobResult result) {
    Map<String, Object> texts = new LinkedHashMap<>();
    result
        .evidence()
        .forEach(
            (kind, path) -> {
              int most = MOST.getOrDefault(kind.replaceFirst(" .*", ""), 0);
              if (most > 0 && left > 0) {
                read(folder.resolve(path).normalize(), most).ifPresent(text -> texts.put(kind, text));
              }
            });
    return texts;
  }

  /// What is missing or cannot be read is left out: the report still has its link.
  private Optional<Map<String, Object>> read(Path file, int most) {
    if (!file.startsWith(folder)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most);
      left -= bytes.length;
      Map<String, Object> text = new LinkedHashMap<>();
      text.put("text", new String(bytes, StandardCharsets.UTF_8));
      if (in.read() >= 0) {
        text.put("cut", true);
      }
      return Optional.of(text);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
