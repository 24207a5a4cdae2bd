package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the rows of `--sites`: CSV with a header, a JSON array, or NDJSON. Each row becomes the `cmux.params` of one job a task.
///
/// The file's ending tells which (`.csv`, `.json`, `.ndjson`, `.jsonl`); of any other name and of standard input, the first character does. Values
/// of a CSV are texts; a JSON row is an object, or a text, which stands for `{"url": text}`.
final class SiteRows {

  private final String name;

  private SiteRows(String name) {
    this.name = name;
  }

  /// @param word the file's name, or `-` for standard input
  /// @throws EngineException `not_found` or `io_error` when it cannot be read, `invalid_params` naming the line that is wrong, or when there is no row
  static List<Map<String, Object>> read(String word, InputStream input) {
    String name = word.equals("-") ? "standard input" : word;
    SiteRows rows = new SiteRows(name);
    List<Map<String, Object>> found = rows.parse(rows.text(word, input).replaceFirst("^\ufeff", ""), name.toLowerCase(Locale.ROOT));
    if (found.isEmpty()) {
      throw EngineException.invalidParams("`%s` has no rows.".formatted(name))
          .withHint("A CSV has a header and at least one line, a JSON file an array with at least one object.");
    }
    return found;
  }

  private String text(String word, InputStream input) {
    try {
      byte[] bytes = word.equals("-") ? input.readAllBytes() : Files.readAllBytes(Path.of(word));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw EngineException.invalidParams("`%s` is not UTF-8 text.".formatted(name)).withHint("Save it as UTF-8.").causedBy(e);
    } catch (IOException e) {
      throw FileErrors.read(Path.of(word), e);
    }
  }

  private List<Map<String, Object>> parse(String text, String lowerName) {
    String start = text.stripLeading();
    if (lowerName.endsWith(".csv")) {
      return csv(text);
    }
    if (lowerName.endsWith(".ndjson") || lowerName.endsWith(".jsonl")) {
      return lines(text);
    }
    if (lowerName.endsWith(".json") || start.startsWith("[")) {
      return array(text);
    }
    return start.startsWith("{") ? lines(text) : csv(text);
  }

  private List<Map<String, Object>> csv(String text) {
    List<CsvText.Line> lines = CsvText.read(text, name);
    if (lines.isEmpty()) {
      return List.of();
    }
    List<String> columns = header(lines.getFirst());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (CsvText.Line line : lines.subList(1, lines.size())) {
      if (line.cells().size() != columns.size()) {
        throw wrong(line.line(), "has %d values, but the header has %d columns".formatted(line.cells().size(), columns.size()))
            .withHint("The columns are: %s. A value with a comma or a line break in it needs double quotes.".formatted(String.join(", ", columns)));
      }
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), line.cells().get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private List<String> header(CsvText.Line line) {
    List<String> columns = line.cells().stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (column.isEmpty()) {
        throw wrong(line.line(), "is the header, and one of its columns has no name").withHint("The first line names the columns: `name,url`.");
      }
      if (!seen.add(column)) {
        throw wrong(line.line(), "is the header, and has the column `%s` twice".formatted(column));
      }
    }
    return columns;
  }

  private List<Map<String, Object>> lines(String text) {
    List<Map<String, Object>> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (!line.isBlank()) {
        Object value;
        try {
          value = JsonText.parse(line);
        } catch (EngineException e) {
          throw wrong(number, "is not JSON").withHint("Each line of NDJSON is one object: {\"url\": \"https://example.com\"}.");
        }
        rows.add(row(value, number, "is %s, not an object"));
      }
    }
    return rows;
  }

  private List<Map<String, Object>> array(String text) {
    Object parsed;
    try {
      parsed = JsonText.parse(text);
    } catch (EngineException e) {
      throw EngineException.invalidParams("`%s`: %s".formatted(name, e.getMessage())).with("path", name);
    }
    if (!(parsed instanceof List<?> list)) {
      throw EngineException.invalidParams("`%s` is JSON, but not an array of rows.".formatted(name))
          .withHint("Write `[{\"url\": \"https://example.com\"}, …]`, or name a file with an object a line `.ndjson`.");
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object value : list) {
      int number = rows.size() + 1;
      if (!(value instanceof Map || value instanceof String)) {
        throw EngineException.invalidParams("Row %d of `%s` is %s, not an object.".formatted(number, name, kind(value))).with("row", number);
      }
      rows.add(row(value, number, ""));
    }
    return rows;
  }

  private Map<String, Object> row(Object value, int line, String complaint) {
    return switch (value) {
      case Map<?, ?> map -> Plain.names(map);
      case String address -> Map.of("url", address);
      case null, default -> throw wrong(line, complaint.formatted(kind(value)));
    };
  }

  private EngineException wrong(int line, String what) {
    return EngineException.invalidParams("Line %d of `%s` %s.".formatted(line, name, what)).with("line", line).with("path", name);
  }

  private static String kind(Object value) {
    return switch (value) {
      case null -> "null";
      case List<?> _ -> "an array";
      case Number number -> "the number " + number;
      default -> String.valueOf(value);
    };
  }
}
