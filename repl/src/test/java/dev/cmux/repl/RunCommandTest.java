package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static dev.cmux.repl.CliResult.cmux;
import static dev.cmux.repl.CliResult.cmuxReading;

import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  @TempDir private Path folder;

  private String task(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name), source).toString();
  }

  @Test
  void secretsComeFromTheEnvironmentThenFromTheFileAndAreMasked() throws IOException {
    Path file = Files.writeString(folder.resolve("shop.secrets"), "# of the shop\nexport USER_NAME = 'ada lovelace'\nPATH=from the file\n");
    Path task = Files.writeString(folder.resolve("secret.cmux.js"), "import { secret } from 'cmux:secret';\nconsole.log(secret('USER_NAME').length, secret('USER_NAME'), secret('PATH').length);\nsecret('NONE');\n");
    assertThat(cmux("run", task.toString(), "--secrets", file.toString()))
        .exitedWith(ExitCode.FAILED)
        .outIs("12 •••••• 13\n")
        .errContains("not_found: There is no secret `NONE`.", "or put `NONE=…` into the secrets file `" + file + "`.");
    assertThat(cmux("run", task.toString(), "--secrets", file.toString(), "--allow-env", "PATH")).outIs("12 •••••• " + System.getenv("PATH").length() + "\n");
    assertThat(cmux("run", task.toString())).errContains("or put `USER_NAME=…` into a file and name that with `--secrets FILE`.");
    assertThat(cmux("run", task.toString(), "--secrets", "no-such-file")).errContains("io_error: The secrets file `", "no-such-file` cannot be read: there is no such file");
  }

  @Test
  void whatATaskPrintsIsOnStandardOutput() throws IOException {
    String file = task("hello.cmux.js", "console.log('hello'); console.error('aside');");
    assertThat(cmux("run", file)).exitedWith(ExitCode.DONE).outIs("hello\n").errContains("aside");
  }

  @Test
  void aTaskCanComeFromStandardInput() {
    assertThat(cmuxReading("console.log(await Promise.resolve(6 * 7));", "run", "-")).exitedWith(ExitCode.DONE).outIs("42\n").errIsEmpty();
  }

  @Test
  void anErrorShowsFileLineColumnAndExcerpt() throws IOException {
    String file = task("broken.cmux.js", "const page = null;\nconsole.log(page.title);\n");
    assertThat(cmux("run", file))
        .exitedWith(ExitCode.FAILED)
        .errContains("error: js_error: TypeError:", "> 2 | console.log(page.title);", "^", "broken.cmux.js:2:");
  }

  @Test
  void withJsonAnErrorIsAnObjectWithItsPlace() throws IOException {
    String file = task("broken.cmux.js", "throw new RangeError('too far');");
    assertThat(cmux("run", file, "--json"))
        .exitedWith(ExitCode.FAILED)
        .outIs("")
        .errContains("{\"ok\":false,\"error\":{\"code\":\"js_error\",\"message\":\"RangeError: too far\"", "\"line\":1,\"column\":7");
  }

  @Test
  void withJsonStandardOutputIsLeftToRecords() throws IOException {
    String file = task("hello.cmux.js", "console.log('hello');");
    assertThat(cmux("--json", "run", file)).exitedWith(ExitCode.DONE).outIs("").errContains("hello");
  }

  @Test
  void aSyntaxErrorNamesTheLine() throws IOException {
    String file = task("typo.cmux.js", "const a = 1;\nconst = 2;\n");
    assertThat(cmux("run", file)).exitedWith(ExitCode.FAILED).errContains("SyntaxError", "typo.cmux.js:2:");
  }

  @Test
  void aMissingFileListsWhatIsThere() throws IOException {
    task("login.cmux.js", "");
    assertThat(cmux("run", folder.resolve("logn.cmux.js").toString()))
        .exitedWith(ExitCode.FAILED)
        .errContains("error: not_found: There is no file", "login.cmux.js");
  }

  @Test
  void aFolderIsNotATaskFile() {
    assertThat(cmux("run", folder.toString())).exitedWith(ExitCode.FAILED).errContains("error: invalid_params:", "is a folder");
  }

  @Test
  void anUnreadableFileSaysSo() throws IOException {
    String file = task("secret.cmux.js", "");
    Files.setPosixFilePermissions(Path.of(file), Set.<PosixFilePermission>of());
    org.junit.jupiter.api.Assumptions.assumeFalse(Files.isReadable(Path.of(file)), "root reads everything");
    assertThat(cmux("run", file)).exitedWith(ExitCode.FAILED).errContains("error: io_error:", "permission denied");
  }

  @Test
  void aTaskThatTakesTooLongSaysWhatItWaitedFor() throws IOException {
    String file = task("wait.cmux.js", "const s = await cmux.open();\nawait s.wait({ text: 'never' });\n");
    assertThat(cmux("run", file, "--timeout", "4000")).exitedWith(ExitCode.FAILED).errContains("The task did not end within 4000 ms.", "hint: It was waiting for `wait");
  }

  @Test
  void parametersThatAreCalledLikePasswordsAreMasked() throws IOException {
    String file = task("print.cmux.js", "console.log(cmux.params.password, cmux.params.user);\n");
    assertThat(cmux("run", file, "--param", "password=hunter2!", "--param", "user=ada")).exitedWith(ExitCode.DONE).outContains("•••••• ada");
  }

  @Test
  void aTaskThatNeverEndsIsStoppedByItsTimeout() throws IOException {
    String file = task("spin.cmux.js", "while (true) {}");
    assertThat(cmux("run", file, "--timeout", "3000")).exitedWith(ExitCode.FAILED).errContains("error: timeout: The task did not end within 3000 ms.");
  }

  @Test
  void wrongOptionsAreWrongUsage() throws IOException {
    String file = task("hello.cmux.js", "");
    assertThat(cmux("run")).exitedWith(ExitCode.USAGE).errContains("`cmux run` needs FILE");
    assertThat(cmux("run", file, "--param", "novalue")).exitedWith(ExitCode.USAGE).errContains("`name=value`");
    assertThat(cmux("run", file, "--timeout", "soon")).exitedWith(ExitCode.USAGE).errContains("whole number");
    assertThat(cmux("run", file, "--tiemout", "5")).exitedWith(ExitCode.USAGE).errContains("Did you mean `--timeout`?");
  }
}
