package dev.cmux.repl.wire;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The private folder of a user's session servers: for each name a socket, a lock that the running server holds, and a log.
///
/// Whoever can reach the socket holds the user's logged-in sessions, so a folder that others could have prepared is refused.
///
/// @param folder owned by this user, mode 0700
/// @param name of the session; `default` unless the user says otherwise
public record SessionFolder(Path folder, String name) {

  /// Where the session of this name lives, creating the folder if need be: `$CMUX_RUNTIME_DIR`, else `$XDG_RUNTIME_DIR/cmux`, else
  /// `cmux-UID` in the temporary folder.
  ///
  /// @throws IOException in one sentence for the user, when the name is not usable or the folder is not safe
  public static SessionFolder open(String name, Map<String, String> environment, String uid) throws IOException {
    if (!isName(name)) {
      throw new IOException(noName(name));
    }
    Path folder = choose(environment, uid);
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException _) {
      check(folder, uid);
    } catch (IOException e) {
      throw new IOException("The folder for session sockets, " + folder + ", cannot be made (" + e.getMessage() + ").", e);
    }
    SessionFolder session = new SessionFolder(folder, name);
    if (Files.exists(session.socket(), LinkOption.NOFOLLOW_LINKS) && !isOwned(session.socket(), uid)) {
      throw new IOException("The session socket, " + session.socket() + ", is another user's.");
    }
    return session;
  }

  /// Whether a session can have this name.
  public static boolean isName(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
  }

  /// The sentence for a name that none can have.
  public static String noName(String name) {
    return "The session name `" + name + "` is not made of at most 32 letters, digits, dots, dashes and underscores, a letter or digit first.";
  }

  private static boolean isOwned(Path file, String uid) throws IOException {
    return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).toString().equals(uid);
  }

  private static Path choose(Map<String, String> environment, String uid) {
    String own = environment.getOrDefault("CMUX_RUNTIME_DIR", "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty() && Files.isWritable(Path.of(runtime))) {
      return Path.of(runtime, "cmux");
    }
    return Path.of("/tmp", "cmux-" + uid);
  }

  private static void check(Path folder, String uid) throws IOException {
    Map<String, Object> facts = Files.readAttributes(folder, "unix:mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
    int permissions = (int) facts.get("mode") & 0777;
    boolean owned = isOwned(folder, uid);
    if (!(boolean) facts.get("isDirectory") || !owned || (permissions & 0077) != 0) {
      throw new IOException(
          "The folder for session sockets, %s, is not a folder that only you can enter (%s, mode %o)."
              .formatted(folder, owned ? "yours" : "another user's", permissions));
    }
  }

  /// The socket the server listens on.
  ///
  /// @throws IOException when its path is longer than Unix domain sockets can have (108 bytes with the end, 104 on macOS)
  public UnixDomainSocketAddress address() throws IOException {
    Path socket = socket();
    if (socket.toString().length() > 103) {
      throw new IOException("The path of the session socket, " + socket + ", is too long for a Unix domain socket.");
    }
    return UnixDomainSocketAddress.of(socket);
  }

  public Path socket() {
    return folder.resolve(name + ".sock");
  }

  /// Locked as long as the server of this name runs; holds its process id.
  public Path lock() {
    return folder.resolve(name + ".lock");
  }

  public Path log() {
    return folder.resolve(name + ".log");
  }
}
