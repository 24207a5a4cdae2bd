package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  RANGES("Range", "StaticRange"),
  SELECTION,
  TOKENS,
  CANVAS("Path2D"),
  OUTLINES,
  SVG,
  RESOURCES,
  SHADOW,
  SHEETS("CSSStyleSheet"),
  WINDOWS,
  CLONE("structuredClone", "MessageChannel", "MessagePort"),
  WORKER("Worker"),
  WORKERSCOPE,
  TIMING(
      "performance", "PerformanceEntry", "PerformanceMark", "PerformanceMeasure", "PerformanceNavigationTiming", "PerformanceResourceTiming",
      "PerformanceObserver"),
  OBSERVERS("ResizeObserver", "ResizeObserverEntry", "IntersectionObserver", "IntersectionObserverEntry"),
  MEDIA("matchMedia", "MediaQueryList"),
  VIEWPORT("visualViewport", "VisualViewport"),
  URL("URL", "URLSearchParams", "webkitURL"),
  TEXT("TextEncoder", "TextDecoder"),
  INTL("Intl"),
  IDB(
      "indexedDB", "IDBFactory", "IDBKeyRange", "IDBRequest", "IDBOpenDBRequest", "IDBDatabase", "IDBTransaction", "IDBObjectStore", "IDBIndex",
      "IDBCursor", "IDBCursorWithValue", "IDBVersionChangeEvent"),
  EVENTS(
      "Event", "CustomEvent", "UIEvent", "FocusEvent", "MouseEvent", "PointerEvent", "WheelEvent", "DragEvent", "KeyboardEvent", "InputEvent",
      "CompositionEvent", "TouchEvent", "SubmitEvent", "FormDataEvent", "ToggleEvent", "ClipboardEvent", "AnimationEvent", "TransitionEvent",
      "PopStateEvent", "HashChangeEvent", "PageTransitionEvent", "StorageEvent", "MessageEvent", "ErrorEvent", "PromiseRejectionEvent",
      "ProgressEvent", "CloseEvent", "MediaQueryListEvent", "BeforeUnloadEvent", "DataTransfer"),
  ABORT("AbortController", "AbortSignal"),
  FETCH("fetch", "Headers", "Request", "Response"),
  EVENTSOURCE("EventSource"),
  WEBSOCKET("WebSocket"),
  FORMS("FormData"),
  INTERNALS("ElementInternals"),
  XHR("XMLHttpRequest", "XMLHttpRequestUpload", "XMLHttpRequestEventTarget"),
  STREAMS(
      "ReadableStream", "ReadableStreamDefaultReader", "ReadableStreamBYOBReader", "ReadableStreamDefaultController", "ReadableByteStreamController",
      "ReadableStreamBYOBRequest", "WritableStream", "WritableStreamDefaultWriter", "WritableStreamDefaultController", "TransformStream",
      "TransformStreamDefaultController", "ByteLengthQueuingStrategy", "CountQueuingStrategy", "TextDecoderStream", "TextEncoderStream"),
  /// The streams module of the web-streams-polyfill WebJar; our own `streams.js` puts it on the window.
  PONYFILL(new WebJar("/META-INF/resources/webjars/web-streams-polyfill/3.3.3/dist/ponyfill.js"));

  private final String resource;
  private final boolean module;
  private final List<String> globals;
  private volatile Script compiled;

  /// @param globals what the part defines on the window; it runs when one of them is first read
  PlatformScript(String... globals) {
    this.resource = name().toLowerCase(Locale.ROOT) + ".js";
    this.module = false;
    this.globals = List.of(globals);
  }

  PlatformScript(WebJar module) {
    this.resource = module.path();
    this.module = true;
    this.globals = List.of();
  }

  /// A module that another project publishes.
  private record WebJar(String path) {}

  List<String> globals() {
    return globals;
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
