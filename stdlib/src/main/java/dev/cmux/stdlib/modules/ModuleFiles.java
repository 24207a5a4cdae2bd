package dev.cmux.stdlib.modules;

import dev.cmux.stdlib.host.FileAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/// The files that `import` sees: read-only, judged by {@link FileAccess}, with the built-in modules as files of their own.
///
/// GraalJS asks for a bare name (`lodash`) without saying who imports it, but it names the importing file in the call just
/// before; that is remembered here. On the event loop only.
public final class ModuleFiles implements FileSystem {

  private final FileAccess access;
  private final BuiltInModules builtIns;
  private final Packages packages;
  private Path importer;

  public ModuleFiles(FileAccess access, BuiltInModules builtIns) {
    this.access = access;
    this.builtIns = builtIns;
    packages = new Packages(access);
    importer = access.workingFolder().resolve("_");
  }

  @Override
  public Path parsePath(URI uri) {
    return switch (uri.getScheme()) {
      case "file" -> Path.of(uri);
      case "cmux" -> builtIns.path(uri.toString());
      default -> throw new ModuleException("`%s` cannot be imported: modules come from files, packages and `cmux:`.".formatted(uri));
    };
  }

  @Override
  public Path parsePath(String path) {
    if (Packages.isBare(path) && !builtIns.contains(path)) {
      return packages.resolve(path, importer);
    }
    Path parsed = Path.of(path);
    if (parsed.isAbsolute()) {
      importer = parsed;
    }
    return parsed;
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
    if (builtIns.contains(path.toString())) {
      return;
    }
    if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
      throw new ModuleException("Modules are only read.");
    }
    Path real = judge(path);
    if (!Files.isReadable(real)) {
      throw new NoSuchFileException(path.toString());
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
    if (Files.isDirectory(real)) {
      throw new NoSuchFileException(path.toString(), null, "it is a folder; name the file in it");
    }
    return Files.newByteChannel(real, Set.of(StandardOpenOption.READ));
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
    return access.readable(path.toString());
  }

  /// A source text as a file.
  private static final class TextChannel implements SeekableByteChannel {

    private final ByteBuffer bytes;
    private boolean open = true;

    private TextChannel(String text) {
      bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read(ByteBuffer target) {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int count = Math.min(target.remaining(), bytes.remaining());
      target.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      return count;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return bytes.position();
    }

    @Override
    public SeekableByteChannel position(long position) {
      bytes.position((int) Math.min(position, bytes.limit()));
      return this;
    }

    @Override
    public long size() {
      return bytes.limit();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
