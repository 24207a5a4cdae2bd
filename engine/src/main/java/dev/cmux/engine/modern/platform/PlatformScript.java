package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ContextFactory;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Script;

/// The scripts of the platform. Each is one function expression that takes the host object; each is compiled
/// once a process, when first needed, and shared by every window of every client (compiled code is immutable).
enum PlatformScript {
  CORE,
  LIBRARY,
  ITERATORS,
  CONSOLE,
  ELEMENTS,
  REPORTS,
  DOM,
  CONTROLS,
  DIALOGS,
  POPOVERS,
  RANGES,
  TOKENS,
  CANVAS,
  OUTLINES,
  SVG,
  RESOURCES,
  SHADOW,
  SHEETS,
  WINDOWS,
  CLONE,
  WORKER,
  WORKERSCOPE,
  TIMING,
  OBSERVERS,
  MEDIA,
  VIEWPORT,
  URL,
  TEXT,
  INTL,
  IDB,
  EVENTS,
  ABORT,
  FETCH,
  EVENTSOURCE,
  WEBSOCKET,
  FORMS,
  INTERNALS,
  XHR,
  STREAMS,
  /// The streams module of the web-streams-polyfill WebJar; our own `streams.js` puts it on the window.
  PONYFILL("/META-INF/resources/webjars/web-streams-polyfill/3.3.3/dist/ponyfill.js");

  private final String resource;
  private final boolean module;
  private volatile Script compiled;

  PlatformScript() {
    this.resource = name().toLowerCase(Locale.ROOT) + ".js";
    this.module = false;
  }

  PlatformScript(String webJarModule) {
    this.resource = webJarModule;
    this.module = true;
  }

  /// The function of this part, made anew for one realm.
  Function in(Realm realm, Context cx) {
    return (Function) compiled().exec(cx, realm.scope(), realm.window());
  }

  private Script compiled() {
    Script script = compiled;
    if (script == null) {
      synchronized (this) {
        script = compiled;
        if (script == null) {
          compiled = script = compile();
        }
      }
    }
    return script;
  }

  private Script compile() {
    return new ContextFactory()
        .call(
            cx -> {
              cx.setLanguageVersion(Context.VERSION_ES6);
              cx.setInterpretedMode(true);
              cx.setGeneratingSource(false);
              return cx.compileString(source(), "cmux:" + resource, 1, null);
            });
  }

  private String source() {
    try (InputStream in = PlatformScript.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The platform script " + resource + " is not on the class path.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // A module in the UMD form fills `exports`; one line more in front would shift its line numbers.
      return module
          ? "(function () { var exports = {}, module = {exports: exports}; " + text + "\nreturn module.exports; })"
          : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
