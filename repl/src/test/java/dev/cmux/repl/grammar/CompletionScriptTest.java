package dev.cmux.repl.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /// A session server with surfaces, for the scripts to ask.
  private static final String TREE =
      "cmux() { case $1 in server) echo running;; tree) printf '%s\\n' surface:1 '  * t1 about:blank' surface:12;; esac; }\n";

  @TempDir Path folder;

  /// What the shell prints for lines that follow the script.
  private List<String> said(String shell, List<String> options, String script, String lines) throws IOException, InterruptedException {
    Path program = Path.of("/usr/bin", shell);
    assumeTrue(Files.isExecutable(program), () -> program + " is not installed");
    Path file = Files.writeString(folder.resolve("script"), script + "\n" + lines);
    Files.writeString(folder.resolve("login.cmux.js"), "");
    List<String> command = new ArrayList<>(List.of(program.toString()));
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
    return said("bash", List.of("--norc"), TREE + SCRIPT.bash(), "COMP_WORDBREAKS=' :'; COMP_WORDS=(%s); COMP_CWORD=%d; _cmux; printf '%%s\\n' \"${COMPREPLY[@]}\"".formatted(typed, last));
  }

  /// Bash calls this with a ref such as surface:1 split at its colon; these are the last pieces of it.
  @Test
  void bashCompletesRefsOfSurfaces() throws Exception {
    assertThat(bash("cmux browser su")).containsExactly("surface:1", "surface:12");
    assertThat(bash("cmux browser surface :")).containsExactly("1", "12");
    assertThat(bash("cmux browser surface : 12")).containsExactly("12");
  }

  @Test
  void namesOfFilesMayHaveBlanks() throws Exception {
    Files.writeString(folder.resolve("my task.cmux.js"), "");
    assertThat(bash("cmux run my")).containsExactly("my task.cmux.js");
    assertThat(zsh("cmux run my")).isEqualTo("cmux run my\\ task.cmux.js");
  }

  @Test
  void zshCompletesCommandsVerbsOptionsFilesAndRefsOfSurfaces() throws Exception {
    assertThat(zsh("cmux r")).isEqualTo("cmux repl run");
    assertThat(zsh("cmux browser surface:1 get t")).isEqualTo("cmux browser surface:1 get text title");
    assertThat(zsh("cmux run --ti")).isEqualTo("cmux run --timeout");
    assertThat(zsh("cmux run log")).isEqualTo("cmux run login.cmux.js");
    assertThat(zsh("cmux browser surface:")).isEqualTo("cmux browser surface:1 surface:12");
  }

  /// What a line is in zsh's own line editor when Tab has put in all that is possible.
  private String zsh(String typed) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("completion.zsh"), TREE + SCRIPT.zsh());
    String lines =
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "source ./completion.zsh
        zstyle ':completion:all:*' completer _all_matches _complete
        zstyle ':completion:all:*' insert yes
        zle -C all complete-word _generic; bindkey '^I' all
        said() { print -r -- SAID:\\$BUFFER:; BUFFER= }
        zle -N said; bindkey '^X' said"
        zpty -w -n shell '%s'$'\\t\\C-x'
        while zpty -r shell line && [[ $line != *SAID:cmux* ]]; do :; done
        line=${line##*SAID:}
        print -r -- ${line%%:*}
        zpty -d shell
        """;
    return said("zsh", List.of("-f"), "", lines.formatted(typed)).getLast().strip();
  }
}
