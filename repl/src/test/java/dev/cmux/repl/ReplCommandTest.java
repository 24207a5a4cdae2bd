package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static dev.cmux.repl.CliResult.cmuxReading;

import dev.cmux.repl.output.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The prompt through a pipe, with real surfaces.
@Timeout(120)
class ReplCommandTest {

  @Test
  void javaScriptAndCommandLinesShareTheirSurfaces() {
    assertThat(
            cmuxReading(
                """
                const one = await cmux.open(undefined, { name: 'one' })
                surf.ref === one.ref
                browser open --name two --json
                cmux.surfaces().map(s => s.name)
                .use one
                surf.name
                if (one) {
                  console.log('several lines')
                }
                """,
                "repl"))
        .exitedWith(ExitCode.DONE)
        .outContains("true\n", "\"name\":\"two\"", "[ 'one', 'two' ]\n", "'one'\n", "several lines\n");
  }

  @Test
  void theSurfaceSaysThatNoneIsOpen() {
    assertThat(cmuxReading("await surf.fill('#a', 'b')\nconst surf = 'mine'\nsurf\n", "repl"))
        .exitedWith(ExitCode.FAILED)
        .outIs("'mine'\n")
        .errContains("error: not_found: No surface is open.", "prompt-1:1:7", "hint: Open one with `.open URL`");
  }

  @Test
  void withJsonEveryValueAndEveryErrorIsALineOfJson() {
    assertThat(
            cmuxReading(
                """
                ({ a: 1 })
                undefined
                'text'
                () => 1
                console.log('printed')
                cmux.output({ n: 2 })
                nothing.here
                .use surface:999999
                .nonsense
                """,
                "repl",
                "--json"))
        .exitedWith(ExitCode.FAILED)
        .outIs(
            """
            {"a":1}
            "text"
            null
            {"n":2}
            """)
        .errContains(
            "printed\n",
            "{\"ok\":false,\"error\":{\"code\":\"js_error\",\"message\":\"ReferenceError: nothing is not defined\"",
            "{\"ok\":false,\"error\":{\"code\":\"not_found\"",
            "{\"ok\":false,\"error\":{\"code\":\"invalid_params\",\"message\":\"There is no command `.nonsense`.\"");
    assertThat(cmuxReading("browser open --name one", "repl", "--json")).exitedWith(ExitCode.DONE).outContains("{\"ok\":true,\"surface_ref\":\"surface:", "\"name\":\"one\"");
    assertThat(cmuxReading("[1, 2]\n", "--json")).exitedWith(ExitCode.DONE).outIs("[1,2]\n");
  }

  @Test
  void wordsOfOtherPromptsLeadToTheCommandsUntilTheyAreDeclared() {
    assertThat(cmuxReading("exit\nquit()\nhelp;\nexit + 1\nconst exit = 5\nexit\n", "repl"))
        .outIs("5\n")
        .errContains("exit is not defined", "hint: At this prompt that is `.exit`.", "quit is not defined", "hint: At this prompt that is `.help`.");
  }

  @Test
  void whatIsNoFunctionHasTheNameThatWasTyped() {
    assertThat(cmuxReading("await cmux.open()\nawait surf.clik('a')\nconst a = 1, b = surf.get.txt('h1')\n", "repl"))
        .errContains("TypeError: surf.clik is not a function", "Did you mean `click`?", "TypeError: surf.get.txt is not a function");
  }

  @Test
  void aStateIsSavedInOneSentence(@TempDir Path folder) {
    Path file = folder.resolve("state.json");
    assertThat(cmuxReading(".open\nawait surf.cookies.set({ name: 'a', value: 'hidden', url: 'https://example.com' })\n.state save %s\n.state load %s\n".formatted(file, file), "repl"))
        .exitedWith(ExitCode.DONE)
        .outContains("saved to %s: 1 cookie, 0 origins\n".formatted(file), "loaded from %s: 1 cookie, 0 origins\n".formatted(file));
    assertThat(cmuxReading(".open\n.state load %s\n".formatted(file), "repl", "--json")).outContains("\"value\":\"hidden\"");
  }

  @Test
  void aLineThatFailsShowsWhereAndEndsWithOne() {
    assertThat(cmuxReading("nothing.here\n1 + 1\n", "repl"))
        .exitedWith(ExitCode.FAILED)
        .outIs("2\n")
        .errContains("ReferenceError: nothing is not defined", "prompt-1:1:1");
  }
}
