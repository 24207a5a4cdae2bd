package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;
import dev.cmux.stdlib.host.FileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Finds packages in `node_modules` folders, from the importing file's folder upwards, as Node does for `import`
/// (https://nodejs.org/api/esm.html#resolution-algorithm). Only ES modules run here: a CommonJS file is refused by name.
final class Packages {

  private static final Pattern MODULE_SYNTAX = Pattern.compile("^\\s*(?:import|export)\\b|;(?:import|export)\\s*[{*\"']|\\bimport\\.meta\\b", Pattern.MULTILINE);

  private final FileAccess access;

  Packages(FileAccess access) {
    this.access = access;
  }

  /// Whether a specifier is a path.
  static boolean isFile(String specifier) {
    return specifier.startsWith("/") || specifier.startsWith("./") || specifier.startsWith("../") || specifier.equals(".") || specifier.equals("..");
  }

  /// Whether a specifier names a package.
  static boolean isBare(String specifier) {
    return !specifier.isEmpty() && !isFile(specifier);
  }

  /// The file that a specifier such as `lodash-es/map.js`, `@scope/name` or `#internal` means in an importing file.
  Path resolve(String specifier, Path importer) {
    if (specifier.startsWith("#")) {
      PackageJson own = enclosing(importer);
      return checked(specifier, own == null ? null : own.imported(specifier), importer);
    }
    int slash = specifier.indexOf('/');
    if (specifier.startsWith("@")) {
      slash = slash < 0 ? -1 : specifier.indexOf('/', slash + 1);
    }
    String name = slash < 0 ? specifier : specifier.substring(0, slash);
    String subpath = slash < 0 ? "." : "." + specifier.substring(slash);
    PackageJson own = enclosing(importer);
    if (own != null && own.isNamed(name) && own.hasExports()) {
      return checked(specifier, own.exported(subpath), importer);
    }
    for (Path folder = importer.getParent(); folder != null; folder = folder.getParent()) {
      Path installed = folder.resolve("node_modules").resolve(name);
      if (Files.isDirectory(installed)) {
        access.readable(installed.toString());
        return checked(specifier, PackageJson.in(installed).exported(subpath), importer);
      }
    }
    throw notFound(specifier, importer)
        .withHint("Install it beside the task file (`npm install %s`), or write `./%s` for a file of your own.".formatted(name, specifier));
  }

  private static EngineException notFound(String specifier, Path importer) {
    return EngineException.notFound("There is no module `%s`, which `%s` imports.".formatted(specifier, importer.getFileName()));
  }

  private PackageJson enclosing(Path importer) {
    for (Path folder = importer.getParent(); folder != null; folder = folder.getParent()) {
      if (folder.endsWith("node_modules") || !access.mayRead(folder)) {
        return null;
      }
      if (Files.isRegularFile(folder.resolve("package.json"))) {
        return PackageJson.in(folder);
      }
    }
    return null;
  }

  private Path checked(String specifier, PackageJson.Entry entry, Path importer) {
    if (entry == null) {
      throw notFound(specifier, importer).withHint("The package does not export that; look at `exports` in its package.json.");
    }
    Path file = access.readable(entry.file().toString());
    if (!Files.isRegularFile(file)) {
      throw notFound(specifier, importer).withHint("The package points to `%s`, which does not exist.".formatted(file));
    }
    if (!entry.module() && !looksLikeModule(file)) {
      throw EngineException.notSupported("The package `%s` is CommonJS (`%s`), and only ES modules run here.".formatted(specifier, file.getFileName()))
          .withHint("Look for its ES module edition, or bundle it: `npx esbuild %s --bundle --format=esm --outfile=%s.js`.".formatted(specifier, specifier.replaceAll("\\W+", "-")))
          .with("path", file.toString());
    }
    return file;
  }

  /// Many packages ship ES modules as `.js` without saying so.
  private static boolean looksLikeModule(Path file) {
    try {
      return !file.toString().endsWith(".cjs") && MODULE_SYNTAX.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw EngineException.ioError("`%s` cannot be read: %s.".formatted(file, e.getMessage())).causedBy(e);
    }
  }
}
