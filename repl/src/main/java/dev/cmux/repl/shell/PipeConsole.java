package dev.cmux.repl.shell;

import dev.cmux.repl.output.Streams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The console of `echo '…' | cmux repl`: no prompt, no colour of its own, results to standard output and complaints to standard error.
final class PipeConsole implements Console {

  private static final Size SIZE = new Size(80, Integer.MAX_VALUE);

  private final BufferedReader lines;
  private final Streams streams;

  PipeConsole(Streams streams) {
    this.streams = streams;
    this.lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
  }

  @Override
  public Input read(Prompt prompt) {
    try {
      String line = lines.readLine();
      return line == null ? new Input.End() : new Input.Text(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void print(String text) {
    write(streams.out(), text);
  }

  @Override
  public void complain(String text) {
    write(streams.err(), text);
  }

  private synchronized void write(PrintStream stream, String text) {
    stream.print(text);
    stream.flush();
  }

  @Override
  public List<String> history() {
    return List.of();
  }

  @Override
  public void remember(String text) {}

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public Size size() {
    return SIZE;
  }

  @Override
  public void close() {
    streams.out().flush();
  }
}
