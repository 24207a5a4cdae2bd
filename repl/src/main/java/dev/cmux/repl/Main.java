package dev.cmux.repl;

import dev.cmux.repl.output.Streams;

/// The `cmux` process: carries out its command line and ends with the exit code.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Streams streams = Streams.ofProcess();
    ExitCode code = new CommandTree(streams).run(args);
    streams.out().flush();
    System.exit(code.status());
  }
}
