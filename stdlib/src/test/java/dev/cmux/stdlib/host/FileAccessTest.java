package dev.cmux.stdlib.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where scripts may read and write.
class FileAccessTest {

  @TempDir Path folder;

  private Path root;
  private Path inside;
  private Path outside;
  private Path temporary;
  private FileAccess access;

  @BeforeEach
  void prepare() throws IOException {
    root = folder.toRealPath();
    inside = Files.createDirectories(root.resolve("inside"));
    outside = Files.createDirectories(root.resolve("outside"));
    temporary = Files.createDirectories(root.resolve("temporary"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.writeString(inside.resolve("own.txt"), "own");
    access = new FileAccess(inside, temporary, List.of(), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"own.txt", "./own.txt", "new/file.txt", "a/../own.txt"})
  void theWorkingFolderIsOpen(String path) {
    assertThat(access.readable(path)).isEqualTo(inside.resolve(path).normalize());
    assertThat(access.writable(path)).isEqualTo(inside.resolve(path).normalize());
  }

  @Test
  void theTemporaryFolderIsOpen() {
    assertThat(access.writable(temporary.resolve("x").toString())).isEqualTo(temporary.resolve("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside/secret.txt", "../outside", "a/../../outside/secret.txt", "..", "/", "../inside-too"})
  void everythingElseIsRefused(String path) {
    refused(path);
  }

  @Test
  void aLinkCannotLeadOut() throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), outside);
    Files.createSymbolicLink(inside.resolve("file"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(inside.resolve("dangling"), outside.resolve("new.txt"));
    Files.createSymbolicLink(inside.resolve("relative"), Path.of("../outside/new.txt"));
    Files.createSymbolicLink(inside.resolve("again"), inside.resolve("dangling"));
    for (String path : List.of("link/secret.txt", "link/new/deep.txt", "file", "dangling", "relative", "again")) {
      refused(path);
    }
  }

  @Test
  void aLinkThatStaysInsideIsFollowed() throws IOException {
    Files.createSymbolicLink(inside.resolve("alias"), inside.resolve("own.txt"));
    assertThat(access.readable("alias")).isEqualTo(inside.resolve("own.txt"));
  }

  @Test
  void flagsOpenMore() {
    FileAccess wider = new FileAccess(inside, temporary, List.of(outside), List.of());
    assertThat(wider.readable("../outside/secret.txt")).isEqualTo(outside.resolve("secret.txt"));
    assertThatThrownBy(() -> wider.writable("../outside/secret.txt"))
        .isInstanceOfSatisfying(
            EngineException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
              assertThat(error.hint()).hasValue("Run with `--allow-write " + outside.resolve("secret.txt") + "` to let it.");
            });
    assertThat(new FileAccess(inside, temporary, List.of(), List.of(outside)).readable("../outside/secret.txt")).exists();
  }

  private void refused(String path) {
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(() -> access.readable(path), () -> access.writable(path))) {
      assertThatThrownBy(use)
          .as(path)
          .isInstanceOfSatisfying(EngineException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
    }
  }
}
