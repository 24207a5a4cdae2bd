package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.file.Blob;

/// `URL` for page scripts: the script side holds the text, this side knows its parts.
final class UrlHost {

  private final Realm realm;

  UrlHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    StartScript.define(realm, host, "parseUrl", 2, (cx, self, args) -> parse(args));
    StartScript.define(realm, host, "objectUrl", 1, (cx, self, args) -> objectUrl(arg(args, 0)));
    StartScript.define(
        realm,
        host,
        "revokeUrl",
        1,
        (cx, self, args) -> {
          realm.platform().client().getBlobUrlStore().remove(Context.toString(arg(args, 0)));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "changeUrl",
        3,
        (cx, self, args) -> {
          WebUrl url = WebUrl.parse(Context.toString(arg(args, 0)), null).orElseThrow();
          return object(change(url, Context.toString(arg(args, 1)), Context.toString(arg(args, 2))));
        });
  }

  /// HtmlUnit's own names the origin by the address of the document, which in a worker may be a blob (5.5.0).
  private String objectUrl(Object object) {
    if (!(object instanceof Blob blob)) {
      throw ScriptRuntime.typeError("Failed to execute 'createObjectURL' on 'URL': Overload resolution failed.");
    }
    String url = "blob:" + realm.window().origin() + "/" + UUID.randomUUID();
    realm.platform().client().getBlobUrlStore().put(url, blob, realm.window().page());
    return url;
  }

  /// (text, base): the parts, or null where parsing fails.
  private Object parse(Object[] args) {
    WebUrl base = null;
    Object given = arg(args, 1);
    if (given != null && !JavaScriptEngine.isUndefined(given)) {
      Optional<WebUrl> parsed = WebUrl.parse(Context.toString(given), null);
      if (parsed.isEmpty()) {
        return null;
      }
      base = parsed.get();
    }
    return WebUrl.parse(Context.toString(arg(args, 0)), base).<Object>map(this::object).orElse(null);
  }

  /// What assigning to a property makes of a URL; text that does not fit leaves it as it was.
  private static WebUrl change(WebUrl url, String part, String value) {
    boolean special = url.isSpecial();
    boolean noCredentials = url.host() == null || url.host().isEmpty() || "file".equals(url.scheme());
    return switch (part) {
      case "protocol" -> {
        String scheme = value.replaceFirst(":.*$", "").toLowerCase(Locale.ROOT);
        boolean fits = scheme.matches("[a-z][a-z0-9+.\\-]*") && WebUrl.isSpecial(scheme) == special;
        yield fits ? url.withScheme(scheme) : url;
      }
      case "username" -> noCredentials
          ? url
          : url.withCredentials(WebUrl.encode(value, WebUrl.USERINFO_SET), url.password());
      case "password" -> noCredentials
          ? url
          : url.withCredentials(url.username(), WebUrl.encode(value, WebUrl.USERINFO_SET));
      case "host" -> {
        String text = value.split("[/?#\\\\]", 2)[0];
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        Optional<Integer> port =
            colon < 0 ? Optional.of(url.port()) : WebUrlParser.port(url.scheme(), text.substring(colon + 1));
        yield url.opaque() ? url : host(url, colon < 0 ? text : text.substring(0, colon), port.orElse(url.port()));
      }
      case "hostname" -> url.opaque() ? url : host(url, value.split("[/?#\\\\:]", 2)[0], url.port());
      case "port" -> noCredentials
          ? url
          : WebUrlParser.port(url.scheme(), value.replaceFirst("\\D.*$", ""))
              .map(port -> url.withHost(url.host(), port))
              .orElse(url);
      case "pathname" -> url.opaque()
          ? url
          : url.withPath(WebUrlParser.path(value.replace("?", "%3F").replace("#", "%23"), special));
      case "search" -> {
        String query = value.startsWith("?") ? value.substring(1) : value;
        yield url.withQuery(value.isEmpty() ? null : WebUrlParser.query(query, special));
      }
      case "hash" -> {
        String fragment = value.startsWith("#") ? value.substring(1) : value;
        yield url.withFragment(value.isEmpty() ? null : WebUrl.encode(fragment, WebUrl.FRAGMENT_SET));
      }
      default -> throw new IllegalArgumentException(part);
    };
  }

  private static WebUrl host(WebUrl url, String text, int port) {
    return WebHost.parse(text, url.isSpecial())
        .filter(host -> !host.isEmpty() || !url.isSpecial())
        .map(host -> url.withHost(host, port))
        .orElse(url);
  }

  private Object object(WebUrl url) {
    NativeObject object = realm.newObject();
    object.put("href", object, url.href());
    object.put("origin", object, url.origin());
    object.put("protocol", object, url.scheme() + ":");
    object.put("username", object, url.username());
    object.put("password", object, url.password());
    object.put("host", object, url.hostAndPort());
    object.put("hostname", object, url.host() == null ? "" : url.host());
    object.put("port", object, url.port() < 0 ? "" : Integer.toString(url.port()));
    object.put("pathname", object, url.path());
    object.put("search", object, url.query() == null || url.query().isEmpty() ? "" : "?" + url.query());
    object.put("hash", object, url.fragment() == null || url.fragment().isEmpty() ? "" : "#" + url.fragment());
    return object;
  }
}
