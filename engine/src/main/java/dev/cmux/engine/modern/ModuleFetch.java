package dev.cmux.engine.modern;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.util.MimeType;
import org.htmlunit.util.UrlUtils;

/// Fetches the modules of one page: HTML standard, "fetch a single module script".
final class ModuleFetch {

  private final WebClient client;
  private final URL asking;

  /// @param asking the address that asks for modules
  ModuleFetch(WebClient client, URL asking) {
    this.client = client;
    this.asking = asking;
  }

  /// The source of a module; one of JSON becomes a script.
  ///
  /// @throws org.htmlunit.corejs.javascript.EcmaError a `TypeError`, when it cannot be had or may not be used
  String source(String address) {
    String reason;
    try {
      WebResponse response = client.loadWebResponse(request(address));
      Optional<String> refused = refusal(response, address);
      if (refused.isEmpty()) {
        String text = response.getContentAsString(StandardCharsets.UTF_8);
        return isJson(response.getContentType()) ? "export default " + text : text;
      }
      reason = refused.get();
    } catch (IOException e) {
      reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    } catch (FailingHttpStatusCodeException e) {
      reason = "the server answered " + e.getStatusCode();
    }
    throw ScriptRuntime.constructError("TypeError", "Failed to fetch the module " + address + ": " + reason.replaceFirst("\\.$", "") + ".");
  }

  WebRequest request(String address) throws MalformedURLException {
    URL url = UrlUtils.toUrlUnsafe(address);
    WebRequest request = new WebRequest(url);
    request.setAdditionalHeader("Accept", client.getBrowserVersion().getScriptAcceptHeader());
    request.setFetchDestination(WebRequest.FetchDestination.SCRIPT);
    request.setFetchModeOverride(WebRequest.FetchMode.CORS);
    request.setRequestingUrl(asking);
    request.setRefererHeader(asking);
    if (isForeign(url)) {
      request.setAdditionalHeader("Origin", origin(asking));
    }
    return request;
  }

  private boolean isForeign(URL url) {
    return url.getProtocol().startsWith("http") && !origin(url).equals(origin(asking));
  }

  private static String origin(URL url) {
    return url.getProtocol() + "://" + url.getAuthority();
  }

  /// Why an answer is not a module; empty when it is one.
  private Optional<String> refusal(WebResponse response, String address) {
    if (!response.isSuccess()) {
      return Optional.of("the server answered " + response.getStatusCode());
    }
    if (isForeign(response.getWebRequest().getUrl())) {
      String allowed = response.getResponseHeaderValue("Access-Control-Allow-Origin");
      if (!"*".equals(allowed) && !origin(asking).equals(allowed)) {
        return Optional.of("its origin does not allow this page's (CORS, `Access-Control-Allow-Origin`)");
      }
    }
    String type = response.getContentType().toLowerCase(Locale.ROOT);
    if (!MimeType.isJavascriptMimeType(type) && !isJson(type) && !address.startsWith("blob:")) {
      return Optional.of("its type is \"" + type + "\" and not that of a script");
    }
    return isJson(type) && address.startsWith("file:") ? Optional.of("a page may run files and not read them") : Optional.empty();
  }

  private static boolean isJson(String type) {
    return type.toLowerCase(Locale.ROOT).matches("(application|text)/(.+\\+)?json");
  }
}
