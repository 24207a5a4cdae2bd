package dev.cmux.engine.page;

import dev.cmux.engine.command.LocalFiles;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.AllowedHosts;
import dev.cmux.engine.page.net.RefusedRequest;
import dev.cmux.engine.page.net.UserRequest;
import java.net.URL;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.javascript.host.Window;

/// Everything that a surface reads through `file:` URLs passes here: HtmlUnit itself reads any file for anybody.
///
/// As in browsers, a file is read for the user, who named it, and as a part of a page that is a file itself, but never for a site. What nobody is known to have
/// asked for is taken to be for any of the pages that are open.
///
/// Asked on the surface's queue and, for background fetches, on pool threads.
final class FileGate {

  private final WebClient client;
  private final ConsoleLog console;
  private final AllowedHosts hosts;
  private final LocalFiles files;

  FileGate(SurfaceClient client, AllowedHosts hosts, LocalFiles files) {
    this.client = client;
    this.console = client.console();
    this.hosts = hosts;
    this.files = files;
  }

  /// Whether a page leads somewhere with this request. If not its console says so, as a browser's does, and nothing else is to happen.
  boolean leads(WebRequest request) {
    boolean leads = !isFile(request.getUrl()) || isForFiles(request);
    if (!leads) {
      console.add("error", refusal(request.getUrl()));
    }
    return leads;
  }

  /// Stops a request for a file that is not for whom it is made.
  ///
  /// @throws RefusedRequest with `not_allowed`
  void check(WebRequest request) throws RefusedRequest {
    URL url = request.getUrl();
    if (!isFile(url)) {
      return;
    }
    try {
      if (!(request instanceof UserRequest user && user.isFor(url)) && !leads(request)) {
        throw EngineException.notAllowed(refusal(url)).withHint("Go there with `goto`, or let a server send the file.").with("url", url.toExternalForm());
      }
      hosts.check(url.toExternalForm());
      files.checkUrl(url.toExternalForm());
    } catch (EngineException refused) {
      throw new RefusedRequest(refused);
    }
  }

  private static boolean isFile(URL url) {
    return url.getProtocol().equalsIgnoreCase("file");
  }

  private static String refusal(URL url) {
    return "A page that is no local file itself is not allowed to load the local file `%s`.".formatted(url);
  }

  private boolean isForFiles(WebRequest request) {
    URL asking = request.getRequestingUrl();
    Page running = running();
    if (asking == null && running == null) {
      return client.getWebWindows().stream().map(WebWindow::getEnclosedPage).allMatch(page -> page != null && isFile(page.getUrl()));
    }
    return (asking == null || isFile(asking)) && (running == null || isFile(running.getUrl()));
  }

  /// The page whose script runs on this thread: it may have another page's window ask for it.
  private static Page running() {
    Context context = Context.getCurrentContext();
    return context != null
            && ScriptRuntime.hasTopCall(context)
            && ScriptRuntime.getTopCallScope(context).getGlobalThis() instanceof Window window
        ? window.getWebWindow().getEnclosedPage()
        : null;
  }
}
