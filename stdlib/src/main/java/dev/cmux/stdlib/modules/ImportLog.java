package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;
import dev.cmux.stdlib.host.CallSite;
import dev.cmux.stdlib.host.ImportFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Remembers the latest imports that failed, by their message, with the statement that asked. On the event loop only.
final class ImportLog implements ImportFailures {

  private static final int KEPT = 100;

  private static final Pattern SPECIFIER = Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*)(['\"])([^'\"\\n]+)\\1");

  private final Map<String, ImportFailure> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ImportFailure> eldest) {
          return size() > KEPT;
        }
      };

  @Override
  public Optional<ImportFailure> find(String message) {
    return Optional.ofNullable(failures.get(message));
  }

  /// Notes a failure and makes the exception to throw.
  ///
  /// @param asked recognizes the specifier in the importer's text
  ModuleException failed(EngineException error, Path importer, Predicate<String> asked) {
    note(error.getMessage(), error, importer, asked);
    return new ModuleException(error);
  }

  /// Notes a failure that GraalJS will report with its own message.
  void note(String message, EngineException error, Path importer, Predicate<String> asked) {
    failures.put(message, new ImportFailure(error, statement(importer, asked)));
  }

  private static Optional<CallSite> statement(Path importer, Predicate<String> asked) {
    String text;
    try {
      text = Files.readString(importer);
    } catch (IOException e) {
      // A prompt has no file; the failure stands without its place.
      return Optional.empty();
    }
    Matcher specifier = SPECIFIER.matcher(text);
    while (specifier.find()) {
      if (asked.test(specifier.group(2))) {
        String before = text.substring(0, specifier.start(1));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return Optional.of(new CallSite("", importer.toString(), line, before.length() - before.lastIndexOf('\n')));
      }
    }
    return Optional.empty();
  }
}
