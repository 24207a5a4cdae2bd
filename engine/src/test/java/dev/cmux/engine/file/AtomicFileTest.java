package dev.cmux.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {

  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void replacesAFileAndLeavesNothingElseBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old and longer");

    AtomicFile.write(file, NEW);

    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void theFileIsReadableByItsOwnerOnlyFromItsFirstByte() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    AtomicFile.write(
        file,
        out -> {
          out.write('x');
          out.flush();
          Path draft = Path.of(folder.toString(), names().stream().filter(n -> n.endsWith(".tmp")).findFirst().orElseThrow());
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(draft))).isEqualTo("rw-------");
        });

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNoRest() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .withMessage("Could not write `%s`: no space left on device.".formatted(file))
        .matches(e -> e.code() == ErrorCode.IO_ERROR)
        .matches(e -> e.hint().orElse("").contains("unchanged"));

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void aFailureOfTheContentItselfPassesThroughAndLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new UncheckedIOException(new IOException("mine"));
                    }))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void anInterruptLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");

    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(() -> AtomicFile.write(file, NEW))
          .withMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void makesMissingFolders() {
    Path file = folder.resolve("one/two/a.json");

    AtomicFile.write(file, NEW);

    assertThat(file).hasContent("new");
  }

  @Test
  void aFileInThePlaceOfAFolderIsNamed() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("one"), "");

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> AtomicFile.write(inTheWay.resolve("a.json"), NEW))
        .withMessageContaining("`%s` is in the way".formatted(inTheWay))
        .matches(e -> e.code() == ErrorCode.IO_ERROR);
  }

  @Test
  void aFolderIsRefused() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> AtomicFile.write(folder, NEW))
        .withMessage("`%s` is a folder, not a file.".formatted(folder))
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
  }

  @Test
  void aLinkIsReplacedAndWhatItPointsToIsUntouched() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), victim);

    AtomicFile.write(link, NEW);

    assertThat(victim).hasContent("precious");
    assertThat(link).hasContent("new");
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
