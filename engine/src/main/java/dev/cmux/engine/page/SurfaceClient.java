package dev.cmux.engine.page;

import dev.cmux.engine.modern.ModernPage;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import dev.cmux.engine.page.net.UserAgent;
import dev.cmux.engine.page.style.CssParsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.htmlunit.BrowserVersion;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.StorageHolder;
import org.htmlunit.StringWebResponse;
import org.htmlunit.WebClient;
import org.htmlunit.WebConsole;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.util.UrlUtils;

/// The HtmlUnit client of one surface, with our storage, console and job executor in place of its own.
final class SurfaceClient extends WebClient {

  private static final long serialVersionUID = 1L;

  /// What a window can show; the rest, such as `mailto:`, a browser hands to other programs.
  private static final Set<String> PAGES = Set.of("about", "blob", "data", "file", "http", "https", "javascript");

  private final transient PageJobs jobs;
  private final transient OriginStores stores = new OriginStores();
  private final transient ConsoleLog console = new ConsoleLog();
  private final transient CssParsers parsers = new CssParsers();
  private final transient DownloadShelf downloads = new DownloadShelf();
  private transient BrowserVersion version;
  private transient FileGate files;
  private transient SurfaceConnection connection;
  private transient EarlyRequests early;

  SurfaceClient(BrowserVersion version, boolean javaScript, SurfaceThread thread, PageErrors errors) {
    super(version, javaScript, null, -1);
    jobs = new PageJobs(thread, errors);
    setJavaScriptErrorListener(errors);
    setAttachmentHandler(downloads);
  }

  /// Null only while the super constructor runs.
  PageJobs jobs() {
    return jobs;
  }

  OriginStores stores() {
    return stores;
  }

  ConsoleLog console() {
    return console;
  }

  DownloadShelf downloads() {
    return downloads;
  }

  /// Who may read which files; to be called before anything is loaded.
  void guardFiles(FileGate gate) {
    files = gate;
  }

  /// Whose connection this is; to be called before anything is loaded.
  void connect(SurfaceConnection network, Executor background) {
    setWebConnection(network);
    connection = network;
    early = new EarlyRequests(this::loadWebResponse, background, thread -> network.transfers().breakOff(thread));
  }

  EarlyRequests early() {
    return early;
  }

  @Override
  public WebResponse loadWebResponse(WebRequest request) throws IOException {
    files.check(request);
    Optional<EarlyRequests.Early> made = early.take(request);
    if (made.isEmpty()) {
      return super.loadWebResponse(request);
    }
    request.setUrl(made.get().url()); // HtmlUnit looks into its cache with what loading made of it
    return connection.await(made.get());
  }

  /// Shows a blank page when the one it was opened for did not come: HtmlUnit (5.5.0) leaves a window that its scripts cannot use.
  @Override
  public WebWindow openWindow(URL url, String name, WebWindow opener) {
    WebWindow window = super.openWindow(url, name, opener);
    if (window.getEnclosedPage() == null) {
      try {
        getPage(window, WebRequest.newAboutBlankRequest());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return window;
  }

  /// Tells the page that is there who has named its window as a target.
  @Override
  public WebWindow openTargetWindow(WebWindow opener, String name, String otherwise) {
    WebWindow window = super.openTargetWindow(opener, name, otherwise);
    if (window.getEnclosedPage() instanceof ModernPage page) {
      page.targetedBy(opener);
    }
    return window;
  }

  /// Loads nothing into a window that is gone, or that of a document which has been left, or whose turn comes later.
  @Override
  @SuppressWarnings("unchecked")
  public <P extends Page> P getPage(WebWindow window, WebRequest request) throws IOException {
    return containsWebWindow(window) && !FrameSource.comesLater(request, window)
        ? super.getPage(window, request)
        : (P) window.getEnclosedPage();
  }

  /// What a document that has been left still writes goes nowhere: HtmlUnit (5.5.0, `HTMLDocument.close`) would show it in the window of the one that came after.
  @Override
  public Page loadWebResponseInto(WebResponse response, WebWindow window, String attachment) throws IOException {
    boolean written = response instanceof StringWebResponse text && text.isFromJavascript() && !"javascript".equals(response.getWebRequest().getUrl().getProtocol());
    Page shown = window.getEnclosedPage();
    if (written && shown != null && !shown.getUrl().toExternalForm().equals(response.getWebRequest().getUrl().toExternalForm())) {
      return shown;
    }
    return super.loadWebResponseInto(response, window, attachment);
  }

  /// Another user agent from now on, for requests and for `navigator`.
  void userAgent(String agent) {
    BrowserVersion.BrowserVersionBuilder builder = new BrowserVersion.BrowserVersionBuilder(getBrowserVersion());
    UserAgent.set(builder, agent);
    version = builder.build();
  }

  @Override
  public BrowserVersion getBrowserVersion() {
    return version == null ? super.getBrowserVersion() : version;
  }

  @Override
  public PooledCSS3Parser getCSS3Parser() {
    return parsers == null ? super.getCSS3Parser() : parsers.get();
  }

  @Override
  public StorageHolder getStorageHolder() {
    return stores == null ? super.getStorageHolder() : stores;
  }

  @Override
  public WebConsole getWebConsole() {
    return console == null ? super.getWebConsole() : console;
  }

  /// Tells the page when a link or script goes to another place in it, which leaves nothing.
  @Override
  public void download(
      WebWindow window, String target, WebRequest request, boolean checkHash, String attachment, String why) {
    boolean ownWindow = target == null || target.isEmpty() || "_self".equals(target);
    if (window.getEnclosedPage() instanceof ModernPage page
        && checkHash
        && ownWindow
        && request.getHttpMethod() == HttpMethod.GET
        && request.getUrl().getRef() != null
        && UrlUtils.sameFile(request.getUrl(), page.getUrl())) {
      page.goesWithin();
    }
    String scheme = request.getUrl().getProtocol();
    if (!containsWebWindow(window) || scheme.equals("javascript")) {
      return;
    }
    if (!PAGES.contains(scheme)) {
      console.add("warn", "The page leads to `%s`, and `%s:` is for other programs.".formatted(request.getUrl(), scheme));
      return;
    }
    if (!files.leads(request)) {
      return;
    }
    try {
      if (attachment != null && mayBeKept(request, window)) {
        keep(request, attachment);
      } else {
        super.download(window, target, request, checkHash, null, why);
      }
    } catch (RuntimeException e) {
      if (Context.getCurrentContext() == null || !(e.getCause() instanceof IOException failure)) {
        throw e;
      }
      // A script that sends its page elsewhere goes on, whether the server is there or not.
      console.add("error", HtmlUnitErrors.navigation(request.getUrl().toExternalForm(), failure).getMessage());
    }
  }

  /// As in Chromium, `download` says nothing of what other sites have: such links are followed.
  private static boolean mayBeKept(WebRequest request, WebWindow window) {
    Page page = window.getEnclosedPage();
    return !request.getUrl().getProtocol().startsWith("http") || page != null && UrlUtils.isSameOrigin(page.getUrl(), request.getUrl());
  }

  /// Keeps what a `download` link leads to; the page stays, and is not asked whether it may be left.
  private void keep(WebRequest request, String proposed) {
    try {
      WebResponse response = loadWebResponse(request);
      if (response.getStatusCode() < 400) {
        downloads.keep(response, proposed);
      } else {
        console.add("error", "`%s` was not downloaded: the server answered %d.".formatted(request.getUrl(), response.getStatusCode()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
