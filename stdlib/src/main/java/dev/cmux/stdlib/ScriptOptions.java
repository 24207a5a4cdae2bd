package dev.cmux.stdlib;

import dev.cmux.stdlib.host.HostExtension;
import dev.cmux.stdlib.modules.TestListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything a script host may know of the world; nothing is taken from the process behind its back.
///
/// @param workingFolder where relative paths start
/// @param out gets what the script prints, line by line with line ends
/// @param err gets warnings and errors it prints
/// @param allowRead files and folders it may read beyond its own, the working and the temporary folder
/// @param allowWrite the same for writing
/// @param secretsFile where `cmux:secret` looks names up besides the environment
/// @param environment what it may see of the environment, already filtered
/// @param colors whether values are displayed with ANSI colours
/// @param tests who runs the tests of `cmux:test`; without it they print themselves
/// @param extensions what scripts can do beyond the standard library, in the order of installation
public record ScriptOptions(
    Path workingFolder,
    Consumer<String> out,
    Consumer<String> err,
    List<Path> allowRead,
    List<Path> allowWrite,
    Map<String, String> environment,
    Optional<Path> secretsFile,
    boolean colors,
    Optional<TestListener> tests,
    List<HostExtension> extensions) {

  public ScriptOptions {
    workingFolder = workingFolder.toAbsolutePath().normalize();
    allowRead = List.copyOf(allowRead);
    allowWrite = List.copyOf(allowWrite);
    environment = Map.copyOf(environment);
    extensions = List.copyOf(extensions);
  }

  /// A host that works in a folder and prints to the given places.
  public static ScriptOptions in(Path workingFolder, Consumer<String> out, Consumer<String> err) {
    return new ScriptOptions(workingFolder, out, err, List.of(), List.of(), Map.of(), Optional.empty(), false, Optional.empty(), List.of());
  }

  public ScriptOptions allowingRead(List<Path> paths) {
    return new ScriptOptions(workingFolder, out, err, paths, allowWrite, environment, secretsFile, colors, tests, extensions);
  }

  public ScriptOptions allowingWrite(List<Path> paths) {
    return new ScriptOptions(workingFolder, out, err, allowRead, paths, environment, secretsFile, colors, tests, extensions);
  }

  public ScriptOptions withEnvironment(Map<String, String> variables) {
    return new ScriptOptions(workingFolder, out, err, allowRead, allowWrite, variables, secretsFile, colors, tests, extensions);
  }

  public ScriptOptions withSecretsFile(Optional<Path> file) {
    return new ScriptOptions(workingFolder, out, err, allowRead, allowWrite, environment, file, colors, tests, extensions);
  }

  public ScriptOptions withColors(boolean wanted) {
    return new ScriptOptions(workingFolder, out, err, allowRead, allowWrite, environment, secretsFile, wanted, tests, extensions);
  }

  public ScriptOptions withTests(TestListener listener) {
    return new ScriptOptions(workingFolder, out, err, allowRead, allowWrite, environment, secretsFile, colors, Optional.of(listener), extensions);
  }

  public ScriptOptions withExtension(HostExtension extension) {
    List<HostExtension> more = new ArrayList<>(extensions);
    more.add(extension);
    return new ScriptOptions(workingFolder, out, err, allowRead, allowWrite, environment, secretsFile, colors, tests, more);
  }
}
