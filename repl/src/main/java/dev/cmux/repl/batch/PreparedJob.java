package dev.cmux.repl.batch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A job with what it needs to run and nobody else may see.
///
/// @param job as it is shown, its secrets masked
/// @param file the task file, absolute
/// @param params `cmux.params`, secrets included
record PreparedJob(Job job, Path file, Map<String, Object> params) {

  PreparedJob {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  @Override
  public String toString() {
    return job.id();
  }
}
