package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static dev.cmux.repl.CliResult.cmux;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void versionTellsCmuxAndItsParts() {
    assertThat(cmux("--version")).exitedWith(ExitCode.DONE).outContains("cmux ", "JDK ", "HtmlUnit ", "GraalJS ").errIsEmpty();
  }

  @Test
  void helpListsTheCommandsOnStandardOutput() {
    assertThat(cmux("--help")).exitedWith(ExitCode.DONE).outContains("Usage: cmux", "doctor").errIsEmpty();
  }

  @Test
  void helpOfOneCommandIsTheSameByOptionAndByWord() {
    CliResult byOption = cmux("doctor", "--help");
    assertThat(byOption).exitedWith(ExitCode.DONE).outContains("Usage: cmux doctor", "--json");
    assertThat(cmux("help", "doctor")).outIs(byOption.out());
    assertThat(cmux("doctor", "-h")).outIs(byOption.out());
  }

  @Test
  void helpOfAGroupOfVerbsListsThem() {
    for (String[] words : new String[][] {{"browser", "surface:1", "state", "--help"}, {"browser", "shop", "state", "--help"}, {"help", "browser", "state"}}) {
      assertThat(cmux(words)).exitedWith(ExitCode.DONE).outContains("browser SURFACE state", "state save", "state load");
    }
    assertThat(cmux("browser", "surface:1", "stat", "--help")).exitedWith(ExitCode.USAGE).errContains("There is no verb `stat`.");
  }

  @Test
  void theManualIsAsciiForFormattersThatReadLatin1() {
    CliResult manual = cmux("manual");
    assertThat(manual).exitedWith(ExitCode.DONE).outContains("\\[u2026]");
    assertThat(manual.out()).isASCII();
  }

  @Test
  void anUnknownCommandIsWrongUsageAndSuggestsTheNearest() {
    assertThat(cmux("docter"))
        .exitedWith(ExitCode.USAGE)
        .outIs("")
        .errContains("error: invalid_params: There is no command `docter`.", "hint: Did you mean `cmux doctor`?");
    assertThat(cmux("brwser", "surface:1", "get", "url")).exitedWith(ExitCode.USAGE).errContains("Did you mean `cmux browser`?");
  }

  @Test
  void aTaskFileWithoutACommandIsToldHowToRun() {
    assertThat(cmux("my.cmux.js")).exitedWith(ExitCode.USAGE).errContains("There is no command `my.cmux.js`.", "hint: Did you mean `cmux run my.cmux.js`?");
  }

  @Test
  void anUnknownOptionWithoutACommandIsOneOfCmux() {
    assertThat(cmux("--verson")).exitedWith(ExitCode.USAGE).errContains("`cmux` has no option `--verson`.", "Did you mean `--version`? `cmux --help` shows what it takes.");
    assertThat(cmux("--atach")).exitedWith(ExitCode.USAGE).errContains("`cmux` has no option `--atach`.", "Did you mean `--attach`?");
  }

  @Test
  void anUnknownOptionIsWrongUsageAndSuggestsTheNearest() {
    assertThat(cmux("doctor", "--jsn")).exitedWith(ExitCode.USAGE).errContains("has no option `--jsn`", "Did you mean `--json`?");
  }

  @Test
  void anUnknownOptionBeforeTheCommandIsWrongUsage() {
    assertThat(cmux("--nonsense", "doctor")).exitedWith(ExitCode.USAGE).errContains("`--nonsense`");
    assertThat(cmux("--nonsense")).exitedWith(ExitCode.USAGE).errContains("`--nonsense`");
  }

  @Test
  void jsonLeadsOrTrailsAndMakesErrorsObjects() {
    String expected = "{\"ok\":false,\"error\":{\"code\":\"invalid_params\",\"message\":\"There is no command `docter`.\"";
    assertThat(cmux("--json", "docter")).exitedWith(ExitCode.USAGE).errContains(expected);
    assertThat(cmux("docter", "--json")).exitedWith(ExitCode.USAGE).errContains(expected);
  }

  @Test
  void doctorTellsTheJdkAndWhatToDo() {
    assertThat(cmux("doctor")).exitedWith(ExitCode.DONE).outContains("JDK", System.getProperty("java.home"));
    assertThat(cmux("doctor", "--json")).exitedWith(ExitCode.DONE).outContains("{\"ok\":true,\"checks\":[{\"name\":\"cmux\",", "{\"name\":\"JDK\",\"state\":\"fine\"");
  }

  @Test
  void whatTheDoctorFindsFitsTheSchema() throws IOException {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(Path.of("..", "docs", "cli-output.schema.json")));
    try (TestSite site = TestSite.start()) {
      site.page("/", "<title>Broken</title><script>nothing.here()</script>");
      CliResult broken = cmux("doctor", site.url("/"), "--json");
      assertThat(broken).exitedWith(ExitCode.FAILED).outContains("{\"ok\":false,\"checks\":[{\"name\":\"page\",\"state\":\"fine\"", "\"state\":\"wrong\"");
      for (CliResult result : List.of(broken, cmux("doctor", "--json"))) {
        assertThat(schema.validate(result.out(), InputFormat.JSON)).as(result.out()).isEmpty();
      }
    }
  }
}
