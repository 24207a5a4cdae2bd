package dev.cmux.repl;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.batch.BatchMerge;
import dev.cmux.repl.batch.BatchSummary;
import dev.cmux.repl.batch.Threshold;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.nio.file.Path;
import java.util.List;

/// `cmux batch merge OUT DIR…`: the shards of a batch become one.
final class BatchMergeCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
            "batch merge",
            "Join the shards of a batch into one, with its reports.",
            List.of(Operand.required("OUT", "the folder of the whole batch"), Operand.oneOrMore("DIR", "the folders of its shards (`--shard`)")),
            List.of(Option.flag("fresh", "Replace a batch that is in OUT already."), Threshold.OPTION, BatchReports.OPTION))
        .withDetails(
            """
            All shards must have had the same task files, rows, parameters and setup. When one is missing, or has jobs that did not end,
            the others are joined all the same, the answer says what is missing, and the exit status is 1. `cmux batch` with
            --resume and --out OUT, without --shard, then runs just that.

            Examples:
              cmux batch merge all shard-1 shard-2 shard-3
              cmux batch merge all shards/* --fresh --fail-on 5%
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    Threshold threshold = Threshold.of(arguments);
    BatchReports reports = BatchReports.of(arguments);
    BatchView view = new BatchView(arguments, streams);
    List<Path> folders = arguments.operands().stream().map(folder -> Path.of(folder).toAbsolutePath().normalize()).toList();
    Path out = folders.getFirst();
    BatchSummary summary = BatchMerge.of(folders.subList(1, folders.size())).into(out, arguments.flag("fresh"));
    reports.write(out, summary, view);
    if (arguments.flag("json")) {
      streams.out().println(JsonText.line(summary.toMap()));
    }
    boolean complete = summary.ending() == BatchSummary.Ending.FINISHED;
    return complete && !threshold.isReached(summary.failed(), summary.total()) ? ExitCode.DONE : ExitCode.FAILED;
  }
}
