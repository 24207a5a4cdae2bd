import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts the library that lowered scripts call into the engine's jar, as the page engine runs it: `java LoweredLibrary.java LIB PREFIX`, where the prefix says
/// which jar that is. The compiler makes it of its own sources whenever it is missing, at the first page with a script to be lowered.
public final class LoweredLibrary {

  private static final String FOLDER = "dev/cmux/engine/modern/";

  public static void main(String[] args) throws Exception {
    List<URL> urls = new ArrayList<>();
    Path engine = null;
    try (var jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      for (Path jar : jars) {
        urls.add(jar.toUri().toURL());
        engine = jar.getFileName().toString().startsWith(args[1]) ? jar : engine;
      }
    }
    String library;
    try (URLClassLoader lib = new URLClassLoader(urls.toArray(URL[]::new))) {
      Method make = lib.loadClass(FOLDER.replace('/', '.') + "Lowering").getDeclaredMethod("makeLibrary");
      make.setAccessible(true);
      library = (String) make.invoke(null);
    }
    add(engine, library);
  }

  private static void add(Path jar, String library) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.writeString(entries.getPath(FOLDER, "library.js"), library);
    }
  }
}
