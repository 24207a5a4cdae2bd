package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static dev.cmux.repl.CliResult.cmuxReading;

import dev.cmux.repl.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
                .use surface:9
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
  void aLineThatFailsShowsWhereAndEndsWithOne() {
    assertThat(cmuxReading("nothing.here\n1 + 1\n", "repl"))
        .exitedWith(ExitCode.FAILED)
        .outIs("2\n")
        .errContains("ReferenceError: nothing is not defined", "prompt-1:1:1");
  }
}
