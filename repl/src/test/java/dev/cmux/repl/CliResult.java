package dev.cmux.repl;

import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/// What a command line left behind: its exit code and what it wrote.
record CliResult(ExitCode exitCode, String out, String err) {

  /// Runs `cmux` with these words in this JVM, with nothing on standard input.
  static CliResult cmux(String... words) {
    return cmuxReading("", words);
  }

  /// Runs `cmux` with these words in this JVM and this text on standard input.
  static CliResult cmuxReading(String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outPrint = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errPrint = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
      ExitCode code = new CommandLine(new Streams(in, outPrint, errPrint)).run(words);
      return new CliResult(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  static CliResultAssert assertThat(CliResult result) {
    return new CliResultAssert(result);
  }

  /// Reads as one says it: `assertThat(cmux("docter")).exitedWith(USAGE).errContains("doctor")`.
  static final class CliResultAssert extends AbstractAssert<CliResultAssert, CliResult> {

    private CliResultAssert(CliResult actual) {
      super(actual, CliResultAssert.class);
    }

    CliResultAssert exitedWith(ExitCode code) {
      Assertions.assertThat(actual.exitCode()).as("exit code of %s", actual).isEqualTo(code);
      return this;
    }

    CliResultAssert outContains(String... texts) {
      Assertions.assertThat(actual.out()).contains(texts);
      return this;
    }

    CliResultAssert outIs(String text) {
      Assertions.assertThat(actual.out()).as("standard output of %s", actual).isEqualTo(text);
      return this;
    }

    CliResultAssert errContains(String... texts) {
      Assertions.assertThat(actual.err()).contains(texts);
      return this;
    }

    CliResultAssert errIsEmpty() {
      Assertions.assertThat(actual.err()).as("standard error").isEmpty();
      return this;
    }
  }
}
