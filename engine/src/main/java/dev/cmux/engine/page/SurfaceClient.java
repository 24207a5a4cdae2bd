package dev.cmux.engine.page;

import dev.cmux.engine.modern.ModernPage;
import org.htmlunit.BrowserVersion;
import org.htmlunit.HttpMethod;
import org.htmlunit.StorageHolder;
import org.htmlunit.WebClient;
import org.htmlunit.WebConsole;
import org.htmlunit.WebRequest;
import org.htmlunit.WebWindow;
import org.htmlunit.util.UrlUtils;

/// The HtmlUnit client of one surface, with our storage, console and job executor in place of its own.
final class SurfaceClient extends WebClient {

  private static final long serialVersionUID = 1L;

  private final transient PageJobs jobs;
  private final transient OriginStores stores = new OriginStores();
  private final transient ConsoleLog console = new ConsoleLog();
  private transient BrowserVersion version;

  SurfaceClient(BrowserVersion version, boolean javaScript, SurfaceThread thread) {
    super(version, javaScript, null, -1);
    jobs = new PageJobs(thread);
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
    super.download(window, target, request, checkHash, attachment, why);
  }
}
