package dev.cmux.repl;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.batch.BatchRun;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.run.TaskWords;
import java.util.List;
import java.util.stream.Stream;

/// `cmux batch FILE…`: many jobs, each in a world of its own.
final class BatchCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
            "batch",
            "Run task files on many sites at once, and lose nothing.",
            List.of(Operand.oneOrMore("FILE", "`.cmux.js` files, folders of them, or patterns such as 'portals/**/*.cmux.js'")),
            Stream.of(BatchRun.OPTIONS, List.of(BatchReports.OPTION, BatchView.QUIET), TaskWords.PERMISSIONS).flatMap(List::stream).toList())
        .withRest("ARGS")
        .withDetails(
            """
            A job is one task with one row; `cmux.params` is the row. DIR/journal.ndjson has a line a job, DIR/results.ndjson the records of
            `cmux.output`, DIR/jobs/ID what a failed job left behind; DIR/report.html shows it all. After a crash, a full disk or Ctrl-C, the
            same command with --resume runs what did not end, and nothing twice. `cmux batch merge` joins shards.

            Examples:
              cmux batch portals/*.cmux.js --sites tenants.csv --retries 2 --timeout 60000
              cmux batch harvest.cmux.js --sites pages.ndjson --per-host 2 --delay 500 --out harvest --resume
              cmux batch report.cmux.js --sites tenants.csv --setup sign-in.cmux.js --setup-key user
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    BatchRun batch = new BatchRun(arguments, Version.current().cmux());
    BatchReports reports = BatchReports.of(arguments);
    BatchView view = new BatchView(arguments, streams);
    BatchSummary summary = batch.run(streams.in(), view.listener());
    if (summary.ending() == BatchSummary.Ending.BROKEN) {
      throw EngineException.ioError(summary.reason().orElseThrow()).withHint("What is recorded is whole. Free some space, and go on with `--resume`.");
    }
    reports.write(batch.folder(), summary, view);
    if (arguments.flag("json")) {
      streams.out().println(JsonText.line(summary.toMap()));
    }
    return switch (summary.ending()) {
      case FINISHED -> batch.threshold().isReached(summary.failed(), summary.total()) ? ExitCode.FAILED : ExitCode.DONE;
      case STOPPED, BROKEN, INCOMPLETE -> ExitCode.FAILED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }
}
