package dev.cmux.engine.page;

import org.htmlunit.BrowserVersion;
import org.htmlunit.StorageHolder;
import org.htmlunit.WebClient;
import org.htmlunit.WebConsole;

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
}
