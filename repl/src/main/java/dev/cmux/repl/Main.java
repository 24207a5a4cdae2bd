package dev.cmux.repl;

import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;

/// The `cmux` process: carries out its command line and ends with the exit code.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Streams streams = Streams.ofProcess();
    ExitCode code = new CommandLine(streams).run(args);
    streams.out().flush();
    // Not System.exit: it first looks for a logger to tell, which takes 40 ms. Whatever must be closed is closed by now.
    Runtime.getRuntime().halt(code.status());
  }
}
