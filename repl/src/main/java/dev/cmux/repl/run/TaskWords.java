package dev.cmux.repl.run;

import dev.cmux.engine.Browser;
import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.output.Records;
import dev.cmux.repl.output.Streams;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.bind.CmuxOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The words behind `cmux run`, and what they make of a task's world. The same for a task with surfaces of its own, for one on a surface of the session
/// server, and for a file of tests.
///
/// @param folder where relative file names start
/// @param environment all that the task could be allowed to see
/// @param streams where it prints
public record TaskWords(Arguments arguments, Path folder, Map<String, String> environment, Streams streams, Awaited awaited) {

  public TaskWords(Arguments arguments, Path folder, Map<String, String> environment, Streams streams) {
    this(arguments, folder, environment, streams, new Awaited());
  }

  /// The permissions of a script; batch, test and the prompt take the same ones.
  public static final List<Option> PERMISSIONS =
      List.of(
          Option.many("allow-hosts", "HOST,…", "Let surfaces reach these hosts only; `*.example.com` takes subdomains and example.com."),
          Option.many("allow-read", "PATH,…", "Let the task read here too, beyond its own, the working and the temporary folder."),
          Option.many("allow-write", "PATH,…", "Let the task read and write here too."),
          Option.many("allow-env", "NAME,…", "Let the task see these environment variables in `cmux.env`; `*` at the end is a wildcard."),
          Option.of("secrets", "FILE", "Where `secret()` of `cmux:secret` looks up what those variables do not have: NAME=VALUE lines."));

  public static final CommandSpec SPEC =
      new CommandSpec(
              "run",
              "Run a task file.",
              List.of(Operand.required("FILE", "a `.cmux.js` file, or `-` for standard input")),
              Stream.concat(
                      Stream.of(
                          Option.many("param", "NAME=VALUE", "A value for the task's `cmux.params`."),
                          Option.of("timeout", "MS", "Stop the task with the error `timeout` after so many milliseconds."),
                          Option.of("output", "FILE", "Write the records of `cmux.output` into this file, a JSON text a line."),
                          Option.of("surface", "SURFACE", "Run it in the session server, where this surface is the global `surf`.")),
                      PERMISSIONS.stream())
                  .toList())
          .withRest("ARGS")
          .withDetails(
              """
              The file of --secrets is read when a task asks for a secret: a line is `NAME=value` or `NAME="value"`, `#` begins
              a comment. A variable that --allow-env lets through comes first. Without either, `secret()` fails.

              What follows `--` is `cmux.args`. With --json, standard output has the records only, and what the task
              prints goes to standard error. With --surface, the task sees every surface of the session, and those that
              it opens itself are closed when it ends.

              Examples:
                cmux run samples/hello.cmux.js
                cmux run login.cmux.js --param user=ada --output results.ndjson --timeout 60000
                echo 'console.log(cmux.version)' | cmux run -
                echo 'console.log(await surf.get.title())' | cmux run - --surface surface:1
              """);

  /// The file of the task.
  ///
  /// @throws dev.cmux.engine.error.EngineException as {@link TaskFile#open} does
  public TaskFile open() {
    return TaskFile.open(arguments.operand(0).orElseThrow(), folder, streams.in());
  }

  /// Into the file of `--output`; else, with `--json`, to standard output; else nowhere that would mix with what the task prints.
  public Records records() {
    return arguments
        .value("output")
        .map(file -> Records.toFile(folder.resolve(file)))
        .orElseGet(() -> Records.to(arguments.flag("json") ? streams.out() : OutputStream.nullOutputStream()));
  }

  /// What the global `cmux` is made of.
  ///
  /// @throws dev.cmux.repl.grammar.UsageException when a parameter has no name
  public CmuxOptions cmux(Browser browser, Records records) {
    return cmux(browser, record -> records.write(JsonText.line(record)));
  }

  /// The same with another place for the records of `cmux.output`.
  public CmuxOptions cmux(Browser browser, Consumer<Object> output) {
    return CmuxOptions.of(browser, output)
        .withParams(Parameters.read(arguments))
        .withArgs(arguments.rest())
        .withEnvironment(visible())
        .withAllowHosts(arguments.list("allow-hosts"))
        .withListener(awaited)
        .withStatePassphrase(Optional.ofNullable(environment.get("CMUX_STATE_PASSPHRASE")));
  }

  /// The rest of the script's world, still without `cmux`.
  public ScriptOptions script() {
    return script(flushing(arguments.flag("json") ? streams.err() : streams.out()), flushing(streams.err()));
  }

  /// The same with other places for what the script prints.
  public ScriptOptions script(Consumer<String> out, Consumer<String> err) {
    return ScriptOptions.in(folder, out, err)
        .allowingRead(paths(arguments, "allow-read", folder))
        .allowingWrite(paths(arguments, "allow-write", folder))
        .withEnvironment(visible())
        .withSecretsFile(secrets(arguments, folder))
        .withExtension(SecretParams.masking(Parameters.read(arguments)));
  }

  /// How long the task may take, as long as its `cmux` is the one from here.
  public Optional<TimeLimit> limit() {
    return arguments.number("timeout", 1).map(millis -> new TimeLimit("task", Duration.ofMillis(millis), awaited));
  }

  private Map<String, String> visible() {
    return Parameters.environment(environment, arguments.list("allow-env"));
  }

  /// The files that an option lists.
  public static List<Path> paths(Arguments arguments, String option, Path folder) {
    return arguments.list(option).stream().map(folder::resolve).toList();
  }

  /// The file of `--secrets`.
  public static Optional<Path> secrets(Arguments arguments, Path folder) {
    return arguments.value("secrets").map(folder::resolve);
  }

  private static Consumer<String> flushing(PrintStream stream) {
    return text -> {
      stream.print(text);
      stream.flush();
    };
  }
}
