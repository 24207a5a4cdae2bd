package dev.cmux.repl.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The completion scripts, in the shells they are for; a shell that is not installed is skipped.
class CompletionScriptTest {

  private static final CompletionScript SCRIPT =
      new CompletionScript(
          List.of(
              new CommandSpec("run", "Run a task's file.", List.of(Operand.required("FILE", "the file")), List.of(Option.of("timeout", "MS", "Stop it."))),
              new CommandSpec("repl", "A prompt.", List.of(), List.of()),
              new CommandSpec("browser SURFACE get text", "The text.", List.of(), List.of()),
              new CommandSpec("browser SURFACE get title", "The title.", List.of(), List.of()),
              new CommandSpec("browser open", "Open one.", List.of(), List.of())));

  @TempDir Path folder;

  /// What the shell prints for lines that follow the script.
  private List<String> said(String shell, List<String> options, String script, String lines) throws IOException, InterruptedException {
    Path program = Path.of("/usr/bin", shell);
    assumeTrue(Files.isExecutable(program), () -> program + " is not installed");
    Path file = Files.writeString(folder.resolve("script"), script + "\n" + lines);
    Files.writeString(folder.resolve("login.cmux.js"), "");
    List<String> command = new java.util.ArrayList<>(List.of(program.toString()));
    command.addAll(options);
    command.add(file.toString());
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.lines().map(line -> line.split("\t")[0]).toList();
  }

  private List<String> fish(String typed) throws IOException, InterruptedException {
    return said("fish", List.of("--no-config"), SCRIPT.fish(), "complete -C '" + typed + "'");
  }

  @Test
  void fishCompletesCommandsVerbsOptionsAndFiles() throws Exception {
    assertThat(fish("cmux r")).containsExactlyInAnyOrder("run", "repl");
    assertThat(fish("cmux browser surface:1 get t")).containsExactlyInAnyOrder("text", "title");
    assertThat(fish("cmux run --ti")).containsExactly("--timeout");
    assertThat(fish("cmux run log")).containsExactly("login.cmux.js");
    assertThat(fish("cmux repl log")).isEmpty();
  }

  @Test
  void bashCompletesCommandsVerbsOptionsAndFiles() throws Exception {
    assertThat(bash("cmux r")).containsExactlyInAnyOrder("run", "repl");
    assertThat(bash("cmux browser surface : 1 get t")).containsExactlyInAnyOrder("text", "title");
    assertThat(bash("cmux run --ti")).containsExactly("--timeout");
    assertThat(bash("cmux run log")).containsExactly("login.cmux.js");
  }

  private List<String> bash(String typed) throws IOException, InterruptedException {
    int last = typed.split(" ").length - 1;
    return said("bash", List.of("--norc"), SCRIPT.bash(), "COMP_WORDS=(%s); COMP_CWORD=%d; _cmux; printf '%%s\\n' \"${COMPREPLY[@]}\"".formatted(typed, last));
  }

  @Test
  void zshTakesTheScriptAndCompletesCmuxWithIt() throws Exception {
    assertThat(said("zsh", List.of("-f"), SCRIPT.zsh(), "print -- $_comps[cmux]; whence -w _cmux")).last().isEqualTo("_cmux: function");
    assertThat(said("zsh", List.of("-f"), SCRIPT.zsh(), "print -- $_comps[cmux]").getFirst()).contains("_cmux");
  }
}
