package dev.cmux.repl.batch;

import dev.cmux.engine.network.RequestLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a batch runs.
///
/// @param folder where journal, results, evidence and reports go
/// @param concurrency how many jobs run at once at most
/// @param paced whether fewer run while they keep the processors busy
/// @param limits what all jobs together may ask of servers; as many jobs of one host run at once as requests to it are allowed
/// @param retries how often a job that failed is tried again
/// @param retryDelay before the first retry; twice as long before each one after it, all with some chance in them
/// @param timeout for one attempt of a job
/// @param maxFailures after how many failed jobs no more are begun; 0 for never
/// @param har whether failed jobs keep what their surfaces asked and were answered
/// @param setup the task that signs in for the jobs
/// @param setupKey the column for each of whose values the setup runs once
/// @param shard the part of the batch that runs here
/// @param settings of the tasks
record BatchOptions(
    Path folder,
    int concurrency,
    boolean paced,
    RequestLimits limits,
    int retries,
    Duration retryDelay,
    Duration timeout,
    int maxFailures,
    boolean har,
    Optional<Path> setup,
    Optional<String> setupKey,
    Optional<Shard> shard,
    ScriptSettings settings) {}
