package dev.cmux.repl.client;

import dev.cmux.repl.wire.Reply;
import dev.cmux.repl.wire.Request;
import dev.cmux.repl.wire.SessionFolder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One command against the session server, which is started when it is not running. Knows no command: the server reads the words.
///
/// Written for its start-up time, so it uses nothing that makes the JVM load much: no streams, no formatting on the common path.
public final class Client {

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final List<String> words = new ArrayList<>();
  private final String build = System.getProperty("cmux.build", "");
  private final Map<String, String> environment;
  private final AttachedPrompt prompt;
  private String session;

  /// What goes on over the connection when the server lets a prompt attach; answers the exit status.
  @FunctionalInterface
  public interface AttachedPrompt {
    int hold(DataInputStream in, DataOutputStream out) throws IOException;
  }

  private Client(Map<String, String> environment, AttachedPrompt prompt, String[] args) {
    this.environment = environment;
    this.prompt = prompt;
    session = environment.get("CMUX_SESSION");
    boolean rest = false;
    for (int i = 0; i < args.length; i++) {
      rest |= args[i].equals("--");
      if (!rest && args[i].equals("--session") && i + 1 < args.length) {
        session = args[++i];
      } else if (!rest && args[i].startsWith("--session=")) {
        session = args[i].substring("--session=".length());
      } else {
        words.add(args[i]);
      }
    }
    if (session == null || session.isEmpty()) {
      session = "default";
    }
  }

  public static void main(String[] args) {
    // Not System.exit, which first looks for a logger.
    Runtime.getRuntime().halt(run(System.getenv(), args));
  }

  /// Carries out one command and answers its exit status.
  public static int run(Map<String, String> environment, String... args) {
    return attach(environment, (_, _) -> FAILED, args);
  }

  /// The same, for words that let a prompt attach.
  public static int attach(Map<String, String> environment, AttachedPrompt prompt, String... args) {
    try {
      return new Client(environment, prompt, args).run();
    } catch (Complaint complaint) {
      return complaint.status;
    }
  }

  private int run() throws Complaint {
    SessionFolder folder = folder();
    Request request = request();
    ServerProcess server = new ServerProcess(folder);
    boolean restarted = false;
    while (true) {
      try (SocketChannel channel = connect(server)) {
        if (channel == null) {
          print(FileDescriptor.out, "No session server is running.\n".getBytes(StandardCharsets.UTF_8));
          return 0;
        }
        Reply last = converse(channel, request);
        if (last instanceof Reply.Exit(int status)) {
          return status;
        }
        if (restarted || !(last instanceof Reply.OtherBuild(String other, String surfaces))) {
          throw complain("invalid_state", "The session server of another build of cmux does not end.", "End it with `cmux server stop`.");
        }
        restarted = true;
        say("cmux: restarting the session server, which is of build " + other + (surfaces.isEmpty() ? "" : "; lost: " + surfaces));
      } catch (EOFException e) {
        throw complain("invalid_state", "The session server went away while it carried out the command.", "Its log is " + folder.log() + ".");
      } catch (IOException e) {
        throw complain("io_error", "The session server cannot be reached: " + e.getMessage() + ".", "Its log is " + folder.log() + ".");
      }
      server.stop();
    }
  }

  private SessionFolder folder() throws Complaint {
    if (!SessionFolder.isName(session)) {
      throw complain("invalid_params", SessionFolder.noName(session), "");
    }
    try {
      return SessionFolder.open(session, environment, System.getProperty("cmux.uid", ""));
    } catch (IOException e) {
      throw complain("not_allowed", e.getMessage(), "Set CMUX_RUNTIME_DIR to a folder of your own, mode 0700.");
    }
  }

  /// Null when there is no server and the command is one that does not start it.
  private SocketChannel connect(ServerProcess server) throws Complaint, IOException {
    // Looked at first: another client may be starting a server right now.
    boolean socket = server.hasSocket();
    SocketChannel channel = server.connect();
    if (channel != null) {
      return channel;
    }
    if (isAboutServer()) {
      return null;
    }
    if (socket) {
      say("cmux: the session server was killed, and its surfaces are gone; starting another");
    }
    try {
      return server.start();
    } catch (IOException e) {
      throw complain("internal_error", "The session server does not start: " + e.getMessage() + ".", "Its log is " + server.log() + ".");
    }
  }

  private boolean isAboutServer() {
    for (String word : words) {
      if (!word.startsWith("-")) {
        return word.equals("server");
      }
    }
    return false;
  }

  private Request request() throws Complaint {
    Map<String, String> own = new HashMap<>();
    boolean all = asksForEnvironment();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (all || variable.getKey().startsWith("CMUX_")) {
        own.put(variable.getKey(), variable.getValue());
      }
    }
    byte[] input = new byte[0];
    if (words.contains("-")) {
      try (InputStream in = new FileInputStream(FileDescriptor.in)) {
        input = in.readAllBytes();
      } catch (IOException e) {
        throw complain("io_error", "Standard input cannot be read: " + e.getMessage() + ".", "");
      }
    }
    return new Request(build, System.getProperty("user.dir"), words, own, input);
  }

  /// Whether a task is to see variables of its own choice: which ones, the server finds out.
  private boolean asksForEnvironment() {
    for (String word : words) {
      if (word.startsWith("--allow-env")) {
        return true;
      }
    }
    return false;
  }

  private Reply converse(SocketChannel channel, Request request) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    request.write(out);
    out.flush();
    DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    while (true) {
      Reply reply = Reply.read(in);
      switch (reply) {
        case Reply.Out(byte[] bytes) -> print(FileDescriptor.out, bytes);
        case Reply.Err(byte[] bytes) -> print(FileDescriptor.err, bytes);
        case Reply.Attached _ -> {
          return new Reply.Exit(prompt.hold(in, out));
        }
        case Reply.Exit _, Reply.OtherBuild _ -> {
          return reply;
        }
      }
    }
  }

  private static void print(FileDescriptor to, byte[] bytes) {
    // Not closed: the descriptors are the process's.
    OutputStream out = new FileOutputStream(to);
    try {
      out.write(bytes);
    } catch (IOException _) {
      // Nobody reads any more, as in `cmux tree | head`; the exit status still tells how the command went.
    }
  }

  private static void say(String line) {
    print(FileDescriptor.err, (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Complaint complain(String code, String message, String hint) {
    if (words.contains("--json")) {
      say("{\"ok\":false,\"error\":{\"code\":\"" + code + "\",\"message\":" + quote(message)
          + (hint.isEmpty() ? "" : ",\"hint\":" + quote(hint)) + ",\"data\":{}}}");
    } else {
      say("error: " + code + ": " + message + (hint.isEmpty() ? "" : "\nhint: " + hint));
    }
    return new Complaint(code.equals("invalid_params") ? USAGE : FAILED);
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(' ');
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /// Already printed.
  private static final class Complaint extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Complaint(int status) {
      super(null, null, false, false);
      this.status = status;
    }
  }
}
