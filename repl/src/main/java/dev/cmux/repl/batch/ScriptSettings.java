package dev.cmux.repl.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the tasks of a batch may see and touch, the same for all of them.
///
/// @param folder where relative paths of tasks start
/// @param args `cmux.args`
/// @param environment `cmux.env`, already filtered
/// @param allowHosts the hosts that surfaces may reach at most; empty allows all
/// @param allowRead files and folders to read beyond their own, the working and the temporary folder
/// @param allowWrite the same for writing
/// @param secrets where `cmux:secret` looks names up besides
/// @param statePassphrase for state files when a call gives none
record ScriptSettings(
    Path folder,
    List<String> args,
    Map<String, String> environment,
    List<String> allowHosts,
    List<Path> allowRead,
    List<Path> allowWrite,
    Optional<Path> secrets,
    Optional<String> statePassphrase) {

  ScriptSettings {
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
    allowHosts = List.copyOf(allowHosts);
    allowRead = List.copyOf(allowRead);
    allowWrite = List.copyOf(allowWrite);
  }
}
