package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.stdlib.host.FileAccess;
import dev.cmux.stdlib.host.ImportFailures;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.graalvm.polyglot.io.FileSystem;

/// The files that `import` sees: read-only, judged by {@link FileAccess}, with the built-in modules as files of their own.
///
/// GraalJS asks for a bare name (`lodash`) without saying who imports it, but it names the importing file in the call just
/// before; that is remembered here. On the event loop only.
public final class ModuleFiles implements FileSystem {

  /// What GraalJS says to `import data from './data.json'`.
  private static final String WRONG_TYPE = "Invalid module type was asserted";

  private final FileAccess access;
  private final BuiltInModules builtIns;
  private final Packages packages;
  private final ImportLog log = new ImportLog();
  private Path importer;

  public ModuleFiles(FileAccess access, BuiltInModules builtIns) {
    this.access = access;
    this.builtIns = builtIns;
    packages = new Packages(access);
    importer = access.workingFolder().resolve("prompt");
  }

  /// What is known about imports that failed.
  public ImportFailures failures() {
    return log;
  }

  @Override
  public Path parsePath(URI uri) {
    return switch (uri.getScheme()) {
      case "file" -> Path.of(uri);
      case "cmux" -> {
        if (!builtIns.contains(uri.toString())) {
          throw failed(builtIns.unknown(uri.toString()), uri.toString()::equals);
        }
        yield Path.of(uri.toString());
      }
      case "node" ->
          throw failed(
              EngineException.notSupported("`%s` is a module of Node.js, which does not run here.".formatted(uri))
                  .withHint("Use the built-in modules of cmux: " + builtIns.listed() + "."),
              uri.toString()::equals);
      default ->
          throw failed(
              EngineException.notAllowed("`%s` cannot be imported: modules come from files, packages and `cmux:`.".formatted(uri))
                  .withHint("Download the file and import it from your folder."),
              uri.toString()::equals);
    };
  }

  @Override
  public Path parsePath(String path) {
    if (Packages.isBare(path) && !builtIns.contains(path)) {
      try {
        return packages.resolve(path, importer);
      } catch (EngineException error) {
        throw failed(error, path::equals);
      }
    }
    Path parsed = Path.of(path);
    if (parsed.isAbsolute()) {
      importer = parsed;
    }
    return parsed;
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) {
    if (builtIns.contains(path.toString())) {
      return;
    }
    if (!Files.isRegularFile(judge(path))) {
      throw failed(missing(path), asked(path));
    }
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return path.isAbsolute() || builtIns.contains(path.toString()) ? path : access.workingFolder().resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    return builtIns.contains(path.toString()) ? path : judge(path).toRealPath();
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
    return Files.readAttributes(judge(path), attributes, options);
  }

  @Override
  public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
    if (builtIns.contains(path.toString())) {
      return new TextChannel(builtIns.source(path.toString()));
    }
    Path real = judge(path);
    if (real.toString().endsWith(".json")) {
      checkJson(real);
      log.note(
          WRONG_TYPE,
          EngineException.invalidParams("`%s` is JSON, but it is imported as a script.".formatted(real))
              .withHint("Write `import data from './%s' with { type: 'json' }`.".formatted(real.getFileName())),
          importer,
          asked(real));
    }
    return Files.newByteChannel(real, Set.of(StandardOpenOption.READ));
  }

  /// GraalJS names neither the file nor the line of JSON that is wrong.
  private void checkJson(Path file) throws IOException {
    try (InputStream text = Files.newInputStream(file)) {
      JsonText.parse(text);
    } catch (EngineException error) {
      throw failed(
          EngineException.invalidParams("`%s` cannot be imported: %s".formatted(file, error.getMessage())).with("path", file.toString()),
          asked(file));
    }
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException("Modules are only read.");
  }

  @Override
  public void delete(Path path) {
    throw new UnsupportedOperationException("Modules are only read.");
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) {
    throw new UnsupportedOperationException("Folders are not modules.");
  }

  private Path judge(Path path) {
    try {
      return access.readable(path.toString());
    } catch (EngineException error) {
      throw failed(error, asked(path));
    }
  }

  private ModuleException failed(EngineException error, Predicate<String> asked) {
    return log.failed(error, importer, asked);
  }

  /// Recognizes the specifier that led to a path.
  private Predicate<String> asked(Path path) {
    return specifier -> Packages.isFile(specifier) && importer.resolveSibling(specifier).normalize().equals(path.normalize());
  }

  /// As Node does, extensions are written out; as people do, they are forgotten.
  private EngineException missing(Path path) {
    EngineException error =
        EngineException.notFound("There is no module `%s`, which `%s` imports.".formatted(path, importer.getFileName())).with("path", path.toString());
    return Stream.of(".js", ".cmux.js", ".mjs", ".json", "/index.js")
        .map(end -> Path.of(path + end))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(meant -> error.withHint("Did you mean `%s`? Extensions are written out.".formatted(meant)))
        .orElse(error);
  }
}
