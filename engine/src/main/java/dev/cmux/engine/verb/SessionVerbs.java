package dev.cmux.engine.verb;

import static dev.cmux.engine.verb.Param.Kind.FILE;
import static dev.cmux.engine.verb.Param.Kind.FLAG;
import static dev.cmux.engine.verb.Param.Kind.INTEGER;
import static dev.cmux.engine.verb.Param.Kind.JSON;
import static dev.cmux.engine.verb.Param.Kind.MAP;
import static dev.cmux.engine.verb.Param.Kind.NUMBER;
import static dev.cmux.engine.verb.Param.Kind.OUTPUT_FILE;
import static dev.cmux.engine.verb.Param.Kind.PATTERN;
import static dev.cmux.engine.verb.Param.Kind.TEXT;
import static dev.cmux.engine.verb.Param.Kind.TEXTS;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Configure;
import dev.cmux.engine.command.Dialogs;
import dev.cmux.engine.command.Downloads;
import dev.cmux.engine.command.Network;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.command.Store.Area;
import dev.cmux.engine.command.Store.CookieFilter;
import dev.cmux.engine.command.Tabs;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.HarRecorder;
import dev.cmux.engine.network.ReplayOptions;
import dev.cmux.engine.network.RouteAction;
import dev.cmux.engine.network.Routes;
import dev.cmux.engine.state.Cookie;
import dev.cmux.engine.state.State;
import dev.cmux.engine.url.UrlPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a session remembers and shows: tabs, cookies, storage, state, dialogs, downloads, logs, network, settings.
final class SessionVerbs {

  private static final Param PASSPHRASE =
      Param.option("passphrase", TEXT, "Encrypts the file; CMUX_STATE_PASSPHRASE by default.");
  private static final Param COOKIE_NAME = Param.option("name", TEXT, "Only cookies of this name.");
  private static final Param COOKIE_URL = Param.option("url", TEXT, "Only cookies that a request to this URL would carry.");
  private static final Param COOKIE_DOMAIN = Param.option("domain", TEXT, "Only cookies of this domain.");

  private SessionVerbs() {}

  static List<Verb> all() {
    List<Verb> verbs = new ArrayList<>(List.of(
        verb("tab.list", "The tabs of the surface.", a -> new Tabs.ListTabs()).answering("Tab[]"),
        verb("tab.new", "Opens a tab and makes it the active one.", a -> new Tabs.NewTab(a.optionalText("url"), a.timeout()),
            Param.of("url", TEXT, "Where it goes.").optional(), Param.timeout()).answering("Tab"),
        verb("tab.switch", "Makes a tab the active one.", a -> new Tabs.SwitchTab(a.text("tab")), Param.of("tab", TEXT, "An id such as t2, or an index from 0.")).answering("Tab"),
        verb("tab.close", "Closes a tab: the active one by default.", a -> new Tabs.CloseTab(a.optionalText("tab")),
            Param.of("tab", TEXT, "An id such as t2, or an index from 0.").optional()).answering("Tab"),
        verb("cookies.get", "The cookies of the surface.", a -> new Store.GetCookies(filter(a)), COOKIE_NAME, COOKIE_URL, COOKIE_DOMAIN).answering("Cookie[]"),
        verb("cookies.set", "Sets cookies: `{name, value, domain or url, path, expires, httpOnly, secure, sameSite}`, one or several.",
            SessionVerbs::setCookies, Param.of("cookies", JSON, "A cookie or a list of cookies.")).answering("number"),
        verb("cookies.clear", "Removes cookies: those that pass the filter, or all of them.", SessionVerbs::clearCookies,
            COOKIE_NAME, COOKIE_URL, COOKIE_DOMAIN, Param.option("all", FLAG, "Every cookie of the surface.")).answering("number"),
        verb("state.save", "Writes cookies and storage of every origin to a file that only its owner can read.",
            a -> new Store.SaveState(a.file("path"), a.optionalText("passphrase")), Param.of("path", OUTPUT_FILE, "The file."), PASSPHRASE).answering("State"),
        verb("state.load", "Replaces cookies and storage by a file's, at once and without a navigation.",
            a -> new Store.LoadState(a.file("path"), a.optionalText("passphrase"), a.optionalText("url")),
            Param.of("path", FILE, "The file."), PASSPHRASE,
            Param.option("url", TEXT, "Where the cookies of a `Cookie:` header belong: the active tab's page by default.")).answering("State"),
        verb("state.export", "Everything the session remembers, as a value.", a -> new Store.ExportState()).answering("State"),
        verb("state.import", "Replaces what the session remembers by an exported value.", SessionVerbs::importState,
            Param.of("state", JSON, "A state, as `state.export()` gives it."))));
    verbs.addAll(storage("local", Area.LOCAL));
    verbs.addAll(storage("session", Area.SESSION));
    verbs.addAll(List.of(
        verb("dialog.accept", "Takes the oldest dialog from the queue; the next one of its type and text is answered with yes, or with this text.", a -> new Dialogs.AcceptDialog(a.optionalText("text")),
            Param.of("text", TEXT, "The answer to a prompt.").optional()).answering("Dialog"),
        verb("dialog.dismiss", "Takes the oldest dialog from the queue; the next one of its type and text is answered with no.", a -> new Dialogs.DismissDialog()).answering("Dialog"),
        verb("dialog.list", "The dialogs that pages opened and nobody took: none blocked its page, `confirm` was false, `prompt` its default text.", a -> new Dialogs.ListDialogs()).answering("Dialog[]"),
        verb("download.wait", "Waits for the next download.", SessionVerbs::waitDownload,
            Param.option("path", OUTPUT_FILE, "Where to keep it: a file, or a folder, which is one already or ends with `/`."), Param.timeout()).answering("Download"),
        verb("download.list", "The downloads of the surface.", a -> new Downloads.ListDownloads()).answering("Download[]"),
        verb("console.list", "What the pages wrote to the console.", a -> new Observe.ListConsole()).answering("ConsoleEntry[]"),
        verb("console.clear", "Forgets the console messages.", a -> new Observe.ClearConsole()),
        verb("errors.list", "The uncaught errors of the pages.", a -> new Observe.ListErrors()).answering("PageError[]"),
        verb("errors.clear", "Forgets the page errors.", a -> new Observe.ClearErrors()),
        verb("network.requests", "The requests the surface has made.", a -> new Network.ListRequests(a.optionalText("url")),
            Param.option("url", TEXT, "Only addresses that contain this, or match it as a glob.")).answering("RequestEntry[]"),
        verb("network.route", "Catches requests: fails them, answers them, or delays them.", SessionVerbs::route,
            Param.of("pattern", PATTERN, "A URL glob such as **/api/*, or a pattern."),
            Param.option("abort", JSON, "true or a reason: the request fails."),
            Param.option("status", INTEGER, "The answer's status: 200 by default."),
            Param.option("headers", MAP, "The answer's headers."),
            Param.option("body", JSON, "The answer's body."),
            Param.option("json", JSON, "The answer's body as a value."),
            Param.option("contentType", TEXT, "The answer's content type."),
            Param.option("delayMs", INTEGER, "How long to wait first, in milliseconds.")),
        verb("network.unroute", "Removes the routes of a pattern, or all of them.",
            a -> new Network.RemoveRoutes(a.has("pattern") ? Optional.of(url(a, "pattern")) : Optional.empty()),
            Param.of("pattern", PATTERN, "The pattern, as it was given to route.").optional()).answering("number"),
        verb("network.har.start", "Begins to record requests and answers into a HAR file.",
            a -> new Network.StartHar(a.file("path"),
                new HarRecorder.Options(a.has("url") ? url(a, "url") : new UrlPattern.Any(), a.flag("content", true))),
            Param.of("path", OUTPUT_FILE, "The file."),
            Param.option("url", PATTERN, "Only these URLs."),
            Param.option("content", FLAG, "Whether bodies of answers are kept: true by default.")),
        verb("network.har.stop", "Ends the recording and writes the file.", a -> new Network.StopHar()).answering("number"),
        verb("network.har.replay", "Answers requests from a recording, in its order.", SessionVerbs::replay,
            Param.of("path", FILE, "The HAR file."),
            Param.option("url", PATTERN, "Only these URLs."),
            Param.option("match", TEXTS, "What must be equal: method, url, origin, path, query, body."),
            Param.option("ignoreQuery", JSON, "Query keys that do not count, or true for all."),
            Param.option("repeat", TEXT, "After the last recorded answer: last (again) or fail."),
            Param.option("notFound", TEXT, "For what is not recorded: fail or fallback.")),
        verb("fetch", "Makes an HTTP request with the surface's cookies.", SessionVerbs::fetch,
            Param.of("url", TEXT, "The address."),
            Param.option("method", TEXT, "GET by default."),
            Param.option("headers", MAP, "Request headers."),
            Param.option("body", JSON, "A text, or a value that is sent as JSON."),
            Param.option("redirect", TEXT, "follow (default) or manual."),
            Param.timeout()).answering("Response"),
        verb("set.viewport", "Sets the size of the window.", a -> new Configure.SetViewport(a.integer("width", 0), a.integer("height", 0)),
            Param.of("width", INTEGER, "CSS pixels."), Param.of("height", INTEGER, "CSS pixels.")),
        verb("set.headers", "Sends these headers with every request, in place of earlier ones.", a -> new Configure.SetHeaders(a.map("headers")),
            Param.of("headers", MAP, "Headers by name.")),
        verb("set.userAgent", "Presents another user agent.", a -> new Configure.SetUserAgent(a.text("userAgent")), Param.of("userAgent", TEXT, "The user agent.")),
        verb("set.credentials", "Answers HTTP authentication with these.", a -> new Configure.SetCredentials(a.text("username"), a.text("password")),
            Param.of("username", TEXT, "The user."), Param.of("password", TEXT, "The password.")),
        verb("set.offline", "Makes every request fail as without a network, or no longer.", a -> new Configure.SetOffline(a.flag("offline", true)),
            Param.of("offline", FLAG, "true or false.").optional()),
        verb("set.geolocation", "Sets what navigator.geolocation answers.",
            a -> new Configure.SetGeolocation(a.number("latitude", Double.NaN), a.number("longitude", Double.NaN)),
            Param.of("latitude", NUMBER, "Degrees."), Param.of("longitude", NUMBER, "Degrees."))));
    return verbs;
  }

  private static List<Verb> storage(String name, Area area) {
    Param key = Param.of("key", TEXT, "The key.");
    return List.of(
        verb("storage." + name + ".get", "An entry of the active tab's " + name + "Storage, or all of them.",
            a -> a.has("key") ? new Store.GetStorageItem(area, a.text("key")) : new Store.GetStorage(area), key.optional()).answering("any"),
        verb("storage." + name + ".set", "Sets an entry of " + name + "Storage.", a -> new Store.SetStorageItem(area, a.text("key"), a.text("value")),
            key, Param.of("value", TEXT, "The value.")),
        verb("storage." + name + ".remove", "Removes an entry of " + name + "Storage.", a -> new Store.RemoveStorageItem(area, a.text("key")), key),
        verb("storage." + name + ".clear", "Removes every entry of " + name + "Storage.", a -> new Store.ClearStorage(area)));
  }

  private static Verb verb(String name, String help, Function<Arguments, Command<?>> command, Param... params) {
    return new Verb(name, help, List.of(params), false, false, command);
  }

  private static CookieFilter filter(Arguments a) {
    return new CookieFilter(a.optionalText("name"), a.optionalText("url"), a.optionalText("domain"));
  }

  private static Command<?> setCookies(Arguments a) {
    List<?> given = a.json("cookies") instanceof List<?> list ? list : java.util.Collections.singletonList(a.json("cookies"));
    List<Cookie> cookies = new ArrayList<>();
    for (Object each : given) {
      if (!(each instanceof Map<?, ?> map)) {
        throw EngineException.invalidParams("`cookies` must be a cookie or a list of cookies, but %s is none.".formatted(Arguments.show(each)))
            .withHint("A cookie is an object such as `{\"name\": \"sid\", \"value\": \"1\", \"url\": \"https://example.com\"}`.");
      }
      cookies.add(Cookie.fromMap(names(map), Optional.empty()));
    }
    return new Store.SetCookies(cookies);
  }

  /// Clearing everything has to be said: an empty filter is more often a slip than a wish.
  private static Command<?> clearCookies(Arguments a) {
    CookieFilter filter = filter(a);
    if (filter.equals(CookieFilter.ALL) && !a.flag("all", false)) {
      throw EngineException.invalidParams("`cookies.clear` needs to know which cookies.")
          .withHint("Give a `name`, `url` or `domain`, or `all`.");
    }
    return new Store.ClearCookies(filter);
  }

  private static Command<?> importState(Arguments a) {
    return switch (a.json("state")) {
      case State state -> new Store.ImportState(state);
      case Map<?, ?> map -> new Store.ImportState(State.fromMap(names(map)));
      case null, default ->
          throw EngineException.invalidParams("`state` must be a state, but is %s.".formatted(Arguments.show(a.json("state"))))
              .withHint("Give what `state.export()` answered, or load a file with `state.load(path)`.");
    };
  }

  private static Command<?> route(Arguments a) {
    Map<String, Object> action = new LinkedHashMap<>();
    for (String key : List.of("abort", "status", "headers", "body", "json", "contentType", "delayMs")) {
      if (a.has(key)) {
        action.put(
            key,
            switch (key) {
              case "headers" -> a.map(key);
              case "status", "delayMs" -> a.integer(key, 0);
              default -> a.json(key);
            });
      }
    }
    return new Network.AddRoute(url(a, "pattern"), Routes.Handler.always(RouteAction.answerFrom(action)));
  }

  private static Command<?> replay(Arguments a) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (String key : List.of("match", "ignoreQuery", "repeat", "notFound")) {
      if (a.has(key)) {
        given.put(key, key.equals("match") ? a.texts(key) : a.json(key));
      }
    }
    UrlPattern urls = a.has("url") ? url(a, "url") : new UrlPattern.Any();
    return new Network.ReplayHar(a.file("path"), ReplayOptions.fromMap(given, urls, Optional.empty()));
  }

  private static UrlPattern url(Arguments a, String name) {
    return a.json(name) instanceof TextMatch.Regex regex ? new UrlPattern.Regex(regex.pattern()) : UrlPattern.glob(a.text(name));
  }

  private static Command<?> waitDownload(Arguments a) {
    // a Path would not tell
    boolean folder = a.json("path") instanceof String path && path.endsWith("/");
    return new Downloads.WaitDownload(a.optionalFile("path"), folder, a.timeout());
  }

  private static Command<?> fetch(Arguments a) {
    boolean hasBody = a.has("body");
    Map<String, String> headers = new LinkedHashMap<>(a.has("headers") ? a.map("headers") : Map.of());
    Optional<byte[]> body = Optional.empty();
    if (hasBody) {
      switch (a.json("body")) {
        case byte[] bytes -> body = Optional.of(bytes);
        case String text -> body = Optional.of(text.getBytes(StandardCharsets.UTF_8));
        case Object value -> {
          body = Optional.of(dev.cmux.engine.json.JsonText.line(value).getBytes(StandardCharsets.UTF_8));
          if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
            headers.put("Content-Type", "application/json");
          }
        }
      }
    }
    String redirect = a.optionalText("redirect").orElse("follow");
    return new Network.Fetch(
        a.text("url"),
        new Network.FetchOptions(a.optionalText("method").orElse(hasBody ? "POST" : "GET"), headers, body, !redirect.equals("manual")),
        a.timeout());
  }

  private static Map<String, Object> names(Map<?, ?> map) {
    Map<String, Object> names = new LinkedHashMap<>();
    map.forEach((key, value) -> names.put(String.valueOf(key), value));
    return names;
  }
}
