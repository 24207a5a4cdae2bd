package dev.cmux.engine.modern;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Keeps lowered scripts, the last used in memory and all of them in a folder, both bounded. Several processes may
/// share the folder: an entry is written under another name and moved into place, and carries a digest that a torn
/// or damaged one does not match; such an entry is deleted. A folder that cannot be used is done without.
///
/// Keys contain the version of everything an entry depends on, so entries of an older cmux are never found and go
/// when the folder is full.
final class LoweredStore {

  private static final String HEADER = "cmux lowered script 1";

  /// The classes that decide what a script is lowered to; a test finds the one that is missing here.
  static final List<String> LOWERING =
      List.of(
          "ArrayPatterns", "AsyncFunctions", "AwaitRewrite", "AwaitingScript", "BlockFunctions", "BlockNames", "ClassDefinition", "ClassRewrite", "ClosureLowering", "EarlyCalls", "FixedNames",
          "FunctionHead", "FunctionMarks", "GeneratorStarts", "LineMap", "LineMarks", "LoweringPasses", "MappedCode", "MendedSource", "ModuleNames", "ModuleRewrite", "OriginalNames", "PageNames", "ParameterCounts",
          "Place", "PlainFunctions", "PropertyEscapes", "RestParameters", "RuntimeCalls", "SourceBracket", "SourceCharacters", "SourceScan", "SourceTokens", "SourceWord", "SuperRewrite");

  private static final String COMPILER = "/META-INF/maven/com.google.javascript/closure-compiler/pom.properties";

  private final Optional<Path> folder;
  private final long maxChars;
  private final long maxBytesOnDisk;
  private final Supplier<String> version;
  private final Map<String, Lowered> memory = new LinkedHashMap<>(64, 0.75f, true);
  private long chars;

  /// @param folder where entries stay; empty for none
  /// @param maxChars characters of lowered code kept in memory
  /// @param maxBytesOnDisk size of the folder above which the entries unused for longest are deleted
  LoweredStore(Optional<Path> folder, long maxChars, long maxBytesOnDisk) {
    this(folder, maxChars, maxBytesOnDisk, () -> Dependencies.VERSION);
  }

  LoweredStore(Optional<Path> folder, long maxChars, long maxBytesOnDisk, Supplier<String> version) {
    this.folder = folder.filter(LoweredStore::usable);
    this.maxChars = maxChars;
    this.maxBytesOnDisk = maxBytesOnDisk;
    this.version = version;
  }

  /// The user's cache folder: `$XDG_CACHE_HOME/cmux/lowered`, or `~/.cache/cmux/lowered` (XDG Base Directory
  /// Specification 0.8).
  static Path usersFolder() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || !Path.of(cache).isAbsolute()
            ? Path.of(System.getProperty("user.home", "."), ".cache")
            : Path.of(cache);
    return base.resolve("cmux").resolve("lowered");
  }

  String key(String source, SourceKind kind) {
    MessageDigest digest = sha256();
    digest.update(version.get().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) kind.ordinal());
    return hex(digest.digest(source.getBytes(StandardCharsets.UTF_8)));
  }

  Optional<Lowered> find(String key) {
    synchronized (memory) {
      Lowered found = memory.get(key);
      if (found != null) {
        return Optional.of(found);
      }
    }
    Optional<Lowered> read = folder.flatMap(dir -> read(dir.resolve(key)));
    read.ifPresent(lowered -> remember(key, lowered));
    return read;
  }

  void keep(String key, Lowered lowered) {
    remember(key, lowered);
    folder.ifPresent(dir -> write(dir, key, lowered));
  }

  private void remember(String key, Lowered lowered) {
    synchronized (memory) {
      if (memory.put(key, lowered) == null) {
        chars += lowered.code().length();
      }
      var oldest = memory.entrySet().iterator();
      while (chars > maxChars && memory.size() > 1) {
        chars -= oldest.next().getValue().code().length();
        oldest.remove();
      }
    }
  }

  private static boolean usable(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /// An entry is: header, digest of the rest, length of the line map, line map, code; a line each, the code to the end.
  private static Optional<Lowered> read(Path file) {
    try {
      Optional<Lowered> lowered = parse(Files.readString(file));
      if (lowered.isPresent()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      } else {
        Files.deleteIfExists(file);
      }
      return lowered;
    } catch (CharacterCodingException noText) {
      delete(file);
      return Optional.empty();
    } catch (IOException unusable) {
      return Optional.empty();
    }
  }

  private static Optional<Lowered> parse(String text) {
    int digestAt = HEADER.length() + 1;
    int bodyAt = digestAt + 65;
    if (text.length() <= bodyAt || !text.startsWith(HEADER + "\n")) {
      return Optional.empty();
    }
    String body = text.substring(bodyAt);
    if (!hex(sha256().digest(body.getBytes(StandardCharsets.UTF_8))).equals(text.substring(digestAt, bodyAt - 1))) {
      return Optional.empty();
    }
    int mapEnd = body.indexOf('\n');
    return Optional.of(new Lowered(body.substring(mapEnd + 1), LineMap.parse(body.substring(0, mapEnd))));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      // It is made again all the same, and written over.
    }
  }

  private void write(Path dir, String key, Lowered lowered) {
    String body = lowered.lines().print() + "\n" + lowered.code();
    String digest = hex(sha256().digest(body.getBytes(StandardCharsets.UTF_8)));
    try {
      Path part = Files.createTempFile(dir, key, ".part");
      try {
        Files.writeString(part, HEADER + "\n" + digest + "\n" + body);
        Files.move(part, dir.resolve(key), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      shrink(dir);
    } catch (IOException full) {
      // The cache only saves time: a full or read-only disk must not fail the page.
    }
  }

  /// Other processes may delete at the same time; what is gone already is not missed.
  private void shrink(Path dir) throws IOException {
    record Entry(Path file, long size, FileTime used) {}
    List<Entry> entries;
    try (Stream<Path> files = Files.list(dir)) {
      entries =
          files
              .map(
                  file -> {
                    try {
                      return new Entry(file, Files.size(file), Files.getLastModifiedTime(file));
                    } catch (IOException gone) {
                      return new Entry(file, 0, FileTime.fromMillis(0));
                    }
                  })
              .sorted(Comparator.comparing(Entry::used))
              .toList();
    }
    long total = entries.stream().mapToLong(Entry::size).sum();
    for (Entry entry : entries) {
      if (total <= maxBytesOnDisk) {
        return;
      }
      Files.deleteIfExists(entry.file());
      total -= entry.size();
    }
  }

  /// Read for the first script that is lowered: many pages have none.
  private static final class Dependencies {
    static final String VERSION = versionOfDependencies();
  }

  /// A digest of the classes that lower and of the compiler's version: an entry made by any others is not ours.
  private static String versionOfDependencies() {
    MessageDigest digest = sha256();
    Stream<String> resources = Stream.concat(LOWERING.stream().map(name -> name + ".class"), Stream.of(COMPILER));
    for (String name : resources.toList()) {
      try (InputStream in = LoweredStore.class.getResourceAsStream(name)) {
        if (in != null) {
          digest.update(in.readAllBytes());
        }
      } catch (IOException e) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return hex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
