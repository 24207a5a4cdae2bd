package dev.cmux.engine.modern;

import dev.cmux.engine.modern.Expectations.Expected;
import dev.cmux.engine.modern.platform.Platform;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.htmlunit.HttpHeader;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebRequest.FetchDestination;
import org.htmlunit.WebRequest.FetchMode;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.EncodingSniffer;
import org.htmlunit.util.UrlUtils;

/// The requests that the pages of one client will make for their scripts and style sheets, and what can be done with the answers before their turn comes: lowering them.
///
/// Works for whoever listens, and else not at all.
final class ExpectedRequests {

  /// Most scripts need no lowering, which takes a look to find out. For a shorter one that is all that can be saved.
  private static final int WORTH_PREPARING = 4_000;

  private final WebClient client;
  private final Languages languages;
  private Optional<Expectations> listener = Optional.empty();

  ExpectedRequests(WebClient client, Languages languages) {
    this.client = client;
    this.languages = languages;
  }

  void tell(Expectations who) {
    listener = Optional.of(who);
  }

  /// A document has come, and nothing of it has been parsed.
  void begins(HtmlPage page, String markup) {
    listener.ifPresent(told -> told.expects(page, in(page, markup)));
  }

  /// A document asks for nothing more.
  void leaves(HtmlPage page) {
    listener.ifPresent(told -> told.leaves(page));
  }

  /// Modules that a page, or a worker of it, is about to ask for.
  void modules(HtmlPage page, List<String> addresses) {
    listener.ifPresent(told -> told.expects(page, addresses.stream().flatMap(address -> module(page, address).stream()).toList()));
  }

  /// For what the page's markup names. One alone would be made no earlier than the parser makes it.
  private List<Expected> in(HtmlPage page, String markup) {
    List<Subresource> named = Subresource.in(markup);
    if (named.size() < 2) {
      return List.of();
    }
    URL base = page.getBaseURL();
    return named.stream().flatMap(one -> expected(page, one, base).stream()).toList();
  }

  private Optional<Expected> expected(HtmlPage page, Subresource named, URL base) {
    try {
      URL start = named.base().isEmpty() ? base : WebClient.expandUrl(base, named.base());
      URL url = WebClient.expandUrl(start, named.address());
      if (!url.getProtocol().startsWith("http") || !StandardCharsets.US_ASCII.newEncoder().canEncode(named.address())) {
        return Optional.empty();
      }
      return switch (named.kind()) {
        case SCRIPT -> Optional.of(new Expected(script(page, named, url), answer -> prepare(answer, SourceKind.SCRIPT, url.toExternalForm())));
        case MODULE -> module(page, url.toExternalForm());
        case STYLE_SHEET -> client.getOptions().isCssEnabled() ? Optional.of(new Expected(styleSheet(page, url), answer -> {})) : Optional.empty();
      };
    } catch (MalformedURLException e) {
      return Optional.empty(); // the page will say so when it comes to it
    }
  }

  /// As `HtmlPage.loadJavaScriptFromUrl` of HtmlUnit 5.5.0 makes it.
  private WebRequest script(HtmlPage page, Subresource named, URL url) throws MalformedURLException {
    WebRequest asking = page.getWebResponse().getWebRequest();
    Charset charset = Objects.requireNonNullElseGet(EncodingSniffer.toCharset(named.charset()), page::getCharset);
    WebRequest request = new WebRequest(url);
    request.setAdditionalHeaders(new HashMap<>(asking.getAdditionalHeaders()));
    request.setAdditionalHeader(HttpHeader.ACCEPT, client.getBrowserVersion().getScriptAcceptHeader());
    request.setFetchDestination(FetchDestination.SCRIPT);
    request.setRequestingUrl(asking.getUrl());
    request.setFetchModeOverride(named.crossorigin() ? FetchMode.CORS : FetchMode.NO_CORS);
    request.setRefererHeader(asking.getUrl());
    request.setCharset(charset);
    request.setDefaultResponseContentCharset(charset);
    if (named.crossorigin()) {
      request.setAdditionalHeader(HttpHeader.ORIGIN, UrlUtils.getUrlWithProtocolAndAuthority(url).toExternalForm());
    }
    return request;
  }

  /// As `HtmlLink.getWebRequest` of HtmlUnit 5.5.0 makes it.
  private WebRequest styleSheet(HtmlPage page, URL url) {
    WebRequest request = new WebRequest(url, client.getBrowserVersion().getCssAcceptHeader(), client.getBrowserVersion().getAcceptEncodingHeader());
    request.setCharset(page.getCharset());
    request.setDefaultResponseContentCharset(page.getCharset());
    request.setRefererHeader(page.getUrl());
    request.setFetchDestination(FetchDestination.STYLE);
    request.setFetchModeOverride(FetchMode.NO_CORS);
    request.setRequestingUrl(page.getUrl());
    return request;
  }

  /// For a module, if it is one of a server.
  private Optional<Expected> module(HtmlPage page, String address) {
    if (!address.startsWith("http")) {
      return Optional.empty();
    }
    try {
      WebRequest request = new ModuleFetch(client, Platform.address(page)).request(address);
      return Optional.of(new Expected(request, answer -> prepare(answer, SourceKind.MODULE, address)));
    } catch (MalformedURLException e) {
      return Optional.empty();
    }
  }

  private void prepare(WebResponse answer, SourceKind kind, String address) {
    Charset charset = kind == SourceKind.MODULE ? StandardCharsets.UTF_8 : answer.getContentCharset();
    String source = answer.isSuccess() ? answer.getContentAsString(charset) : null;
    if (source != null && (kind == SourceKind.MODULE || source.length() >= WORTH_PREPARING)) {
      languages.prepare(source, kind, address);
    }
  }
}
