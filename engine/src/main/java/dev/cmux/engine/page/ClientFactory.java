package dev.cmux.engine.page;

import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.platform.SessionHistory;
import dev.cmux.engine.page.net.LateTls;
import dev.cmux.engine.page.net.UserAgent;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.htmlunit.BrowserVersion;
import org.htmlunit.ProxyConfig;
import org.htmlunit.SilentCssErrorHandler;
import org.htmlunit.WebClientOptions;

/// Turns the options of a surface into a configured client.
final class ClientFactory {

  private static final Set<String> PROXY_SCHEMES = Set.of("http", "https", "socks", "socks4", "socks5");

  private ClientFactory() {}

  /// @throws EngineException `invalid_params` for a proxy that cannot be understood
  static SurfaceClient create(OpenOptions options, SurfaceThread thread, PageErrors errors) {
    PageJobsFactory.install();
    SurfaceClient client = new SurfaceClient(version(options), options.javaScript(), thread, errors);
    WebClientOptions settings = client.getOptions();
    settings.setThrowExceptionOnScriptError(false);
    settings.setThrowExceptionOnFailingStatusCode(false);
    settings.setPrintContentOnFailingStatusCode(false);
    // Going back and forward is the matter of SessionHistory, which counts on HtmlUnit to count all loads.
    settings.setHistoryPageCacheLimit(0);
    settings.setHistorySizeLimit(SessionHistory.COUNTED);
    settings.setTimeout(Math.toIntExact(Math.min(Integer.MAX_VALUE, options.timeout().toMillis())));
    settings.setCssEnabled(options.css());
    settings.setDownloadImages(options.images());
    settings.setUseInsecureSSL(options.ignoreHttpsErrors());
    if (!options.ignoreHttpsErrors()) {
      settings.setSSLContext(new LateTls());
    }
    settings.setMaxInMemory(4 << 20);
    if (options.javaScript()) {
      // a little more than a command has by default, so that the command's own end comes first: it can tell the caller
      client.setJavaScriptTimeout(options.timeout().toMillis() + 250);
    }
    client.setCache(new ResponseCache());
    client.setCssErrorHandler(new SilentCssErrorHandler());
    client.setIncorrectnessListener((message, origin) -> {});
    options.headers().forEach(client::addRequestHeader);
    options.proxy().ifPresent(proxy -> settings.setProxyConfig(proxy(proxy)));
    options.httpCredentials().ifPresent(c -> setCredentials(client, c.username(), c.password()));
    return client;
  }

  /// Credentials for every server that asks: basic, digest.
  static void setCredentials(SurfaceClient client, String username, String password) {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    provider.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials(username, password));
    client.setCredentialsProvider(provider);
  }

  private static BrowserVersion version(OpenOptions options) {
    BrowserVersion.BrowserVersionBuilder builder = new BrowserVersion.BrowserVersionBuilder(BrowserVersion.CHROME);
    // HtmlUnit's browsers are in New York.
    builder.setSystemTimezone(TimeZone.getDefault());
    options.userAgent().ifPresent(agent -> UserAgent.set(builder, agent));
    options.timezone().ifPresent(zone -> builder.setSystemTimezone(TimeZone.getTimeZone(zone)));
    options
        .locale()
        .ifPresent(
            locale ->
                builder.setBrowserLanguage(locale.toLanguageTag()).setAcceptLanguageHeader(acceptLanguage(locale)));
    return builder.build();
  }

  private static String acceptLanguage(Locale locale) {
    String tag = locale.toLanguageTag();
    return tag.equals(locale.getLanguage()) ? tag : tag + "," + locale.getLanguage() + ";q=0.9";
  }

  private static ProxyConfig proxy(String proxy) {
    try {
      boolean bare = !proxy.contains("://");
      URI uri = URI.create(bare ? "http://" + proxy : proxy);
      boolean socks = uri.getScheme().startsWith("socks");
      if (!PROXY_SCHEMES.contains(uri.getScheme()) || uri.getHost() == null || uri.getRawUserInfo() != null || bare && uri.getPort() < 0) {
        throw new IllegalArgumentException();
      }
      int port = uri.getPort() > 0 ? uri.getPort() : socks ? 1080 : uri.getScheme().equals("https") ? 443 : 80;
      return new ProxyConfig(uri.getHost(), port, socks ? null : uri.getScheme(), socks);
    } catch (IllegalArgumentException e) {
      throw EngineException.invalidParams("`%s` is not the address of a proxy.".formatted(proxy))
          .withHint("Write it as `http://host:port` or `socks5://host:port`, without a user.");
    }
  }
}
