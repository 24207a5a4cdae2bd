package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was lowered once is found again: in this process, in the next one, and never in place of something else.
class LoweredStoreTest {

  private static final long PLENTY = 1L << 20;

  @TempDir private Path folder;

  @Test
  void anotherProcessFindsWhatOneKept() {
    LoweredStore first = store(folder);
    String key = first.key("class A {}", SourceKind.SCRIPT);
    first.keep(key, lowered("var A;\nA();"));

    Lowered found = store(folder).find(key).orElseThrow();

    assertThat(found.code()).isEqualTo("var A;\nA();");
    assertThat(found.lines().print()).isEqualTo(lowered("").lines().print());
  }

  @Test
  void theSameTextAsAScriptAndAsAModuleAreTwoEntries() {
    LoweredStore store = store(folder);
    assertThat(store.key("f()", SourceKind.SCRIPT)).isNotEqualTo(store.key("f()", SourceKind.MODULE));
  }

  @Test
  void anEntryOfAnotherVersionIsNotFound() {
    LoweredStore older = new LoweredStore(Optional.of(folder), PLENTY, PLENTY, () -> "1");
    older.keep(older.key("f()", SourceKind.SCRIPT), lowered("old"));

    LoweredStore newer = new LoweredStore(Optional.of(folder), PLENTY, PLENTY, () -> "2");

    assertThat(newer.find(newer.key("f()", SourceKind.SCRIPT))).isEmpty();
  }

  @Test
  void aDamagedEntryIsDeletedAndMadeAgain() throws IOException {
    String key = store(folder).key("f()", SourceKind.SCRIPT);
    for (String damage : List.of("", "cmux", "torn", "other digest", "no line map", "bytes that are no text")) {
      store(folder).keep(key, lowered("good"));
      Path file = folder.resolve(key);
      byte[] entry = Files.readAllBytes(file);
      String text = new String(entry, StandardCharsets.UTF_8);
      Files.write(
          file,
          switch (damage) {
            case "torn" -> text.substring(0, text.length() - 2).getBytes(StandardCharsets.UTF_8);
            case "other digest" -> text.replace("good", "evil").getBytes(StandardCharsets.UTF_8);
            case "no line map" -> text.replaceFirst("(?s)\n[^\n]*\ngood", "\ngood").getBytes(StandardCharsets.UTF_8);
            case "bytes that are no text" -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1};
            default -> damage.getBytes(StandardCharsets.UTF_8);
          });

      assertThat(store(folder).find(key)).as(damage).isEmpty();
      assertThat(file).as(damage).doesNotExist();
    }
  }

  @Test
  void memoryHoldsNoMoreThanItsBoundAndKeepsWhatWasUsedLast() {
    LoweredStore store = new LoweredStore(Optional.empty(), 100, 0);
    store.keep("a", lowered("a".repeat(40)));
    store.keep("b", lowered("b".repeat(40)));
    store.find("a");
    store.keep("c", lowered("c".repeat(40)));

    assertThat(store.find("b")).isEmpty();
    assertThat(store.find("a")).isPresent();
    assertThat(store.find("c")).isPresent();
  }

  @Test
  void theFolderHoldsNoMoreThanItsBoundAndKeepsWhatWasUsedLast() throws IOException {
    LoweredStore store = new LoweredStore(Optional.of(folder), PLENTY, 2_500);
    String[] keys = {"a", "b", "c"};
    for (int i = 0; i < keys.length; i++) {
      store.keep(keys[i], lowered(keys[i].repeat(1_000)));
      if (i < 2) {
        Files.setLastModifiedTime(folder.resolve(keys[i]), FileTime.from(Instant.ofEpochSecond(1_000 + i)));
      }
    }

    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("b")).exists();
    assertThat(folder.resolve("c")).exists();
  }

  @Test
  void aFolderThatCannotBeUsedIsDoneWithout() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    LoweredStore store = store(file.resolve("lowered"));
    store.keep("a", lowered("code"));

    assertThat(store.find("a")).isPresent();
  }

  @Test
  void aFolderThatIsLostOrFullLaterCostsThePageNothing() throws IOException {
    Path lost = Files.createDirectory(folder.resolve("lost"));
    LoweredStore store = store(lost);
    Files.delete(lost);
    store.keep("a", lowered("code"));

    assertThat(store.find("a")).isPresent();
    assertThat(lost).doesNotExist();
  }

  @Test
  void processesThatWriteTheSameEntriesAtOnceLeaveWholeOnes() throws IOException, InterruptedException {
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                  System.getProperty("java.class.path"), Writer.class.getName(), folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolveSibling(folder.getFileName() + "-" + i + ".log").toFile())
              .start());
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(writer.exitValue()).isZero();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(Writer.KEYS);
    }
    for (String key : Writer.KEYS) {
      assertThat(store(folder).find(key).orElseThrow().code()).isEqualTo(Writer.code(key));
    }
  }

  /// What each of the processes does.
  static final class Writer {
    static final String[] KEYS = {"one", "two", "three"};

    private Writer() {}

    static String code(String key) {
      return key.repeat(20_000);
    }

    public static void main(String[] args) {
      for (int round = 0; round < 40; round++) {
        for (String key : KEYS) {
          LoweredStore store = store(Path.of(args[0]));
          store.keep(key, lowered(code(key)));
          if (!store(Path.of(args[0])).find(key).orElseThrow().code().equals(code(key))) {
            throw new IllegalStateException("read something else for " + key);
          }
        }
      }
    }
  }

  private static LoweredStore store(Path folder) {
    return new LoweredStore(Optional.of(folder), PLENTY, PLENTY);
  }

  private static Lowered lowered(String code) {
    return new Lowered(code, new LineMap(new int[] {0, 3, 3}));
  }
}
