package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ContextFactory;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.KeptMembers;
import org.htmlunit.corejs.javascript.Script;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.TopLevel.Builtins;

/// The scripts of the platform, and what makes each of them run: the first touch of one of its places.
///
/// A place is a global (`fetch`), a member of the objects of an interface or a class of the language (`Element#closest`), of its constructor
/// (`Promise.allSettled`), or all of an interface (`Range#*`), whose part runs when a script or the DOM first asks for the interface. A page pays for the parts
/// that it touches; `PlatformScriptTest` holds the places against what the parts do.
///
/// Each script is one function expression that takes the host object and the window; each is compiled once a process, when first needed, and shared by every
/// window of every client (compiled code is immutable).
enum PlatformScript {
  /// What the others share; it runs before the first of them.
  CORE,

  // The language's own library.
  LIBRARY(
      "Promise.allSettled any Array.fromAsync Number#toLocaleString BigInt#toLocaleString String#localeCompare",
      "Date#toLocaleString Date#toLocaleDateString Date#toLocaleTimeString"),
  ITERATORS("Iterator.from", "Iterator#map filter take drop flatMap forEach toArray some every find reduce"),
  INTL("Intl"),

  // The tree.
  DOM(
      "Node#cloneNode getRootNode isConnected contains lookupNamespaceURI isDefaultNamespace",
      "Document#createElement createElementNS importNode querySelector querySelectorAll append prepend replaceChildren",
      "Document#getElementById contains HTMLDocument#getElementById getElementsByName",
      "DocumentFragment#append prepend replaceChildren querySelector querySelectorAll",
      "Element#attachShadow shadowRoot assignedSlot slot closest matches webkitMatchesSelector querySelector querySelectorAll",
      "Element#innerHTML outerHTML getHTML setHTMLUnsafe before after replaceWith append prepend replaceChildren",
      "HTMLElement#innerText HTMLTemplateElement#shadowRootMode",
      "CharacterData#before after replaceWith DocumentType#before after replaceWith Text#assignedSlot"),
  ATTRIBUTES(
      "Element#role ariaAtomic ariaAutoComplete ariaBrailleLabel ariaBrailleRoleDescription ariaBusy ariaChecked ariaColCount ariaColIndex ariaColSpan ariaCurrent",
      "Element#ariaDescription ariaDisabled ariaExpanded ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel ariaLevel ariaLive ariaModal ariaMultiLine",
      "Element#ariaMultiSelectable ariaOrientation ariaPlaceholder ariaPosInSet ariaPressed ariaReadOnly ariaRelevant ariaRequired ariaRoleDescription ariaRowCount",
      "Element#ariaRowIndex ariaRowSpan ariaSelected ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow ariaValueText part setAttributeNodeNS getAttributeNodeNS Document#createAttributeNS",
      "HTMLElement#inert inputMode autocapitalize nonce draggable spellcheck",
      "HTMLElement#onbeforeinput onbeforetoggle onformdata onslotchange onbeforematch onsecuritypolicyviolation"),
  DATASET("HTMLElement#dataset SVGElement#dataset"),
  VIEW(
      "Element#checkVisibility setPointerCapture releasePointerCapture hasPointerCapture scrollTop scrollLeft",
      "Document#elementsFromPoint scrollingElement visibilityState hidden onvisibilitychange"),
  ANIMATIONS("Element#animate getAnimations Document#getAnimations"),
  SHAPES("SVGElement#tagName nodeName localName setAttribute removeAttribute focus blur tabIndex SVGSVGElement#getElementById"),
  ELEMENTS(
      "Document#queryCommandState queryCommandValue queryCommandIndeterm dir fullscreenElement fullscreenEnabled HTMLFormElement#acceptCharset autocomplete relList method enctype encoding HTMLAnchorElement#relList",
      "HTMLElement#attachInternals showPopover hidePopover togglePopover popover",
      "HTMLCanvasElement#* HTMLLabelElement#* HTMLOutputElement#* HTMLInputElement#* HTMLButtonElement#* HTMLImageElement#* HTMLIFrameElement#* HTMLLinkElement#*",
      "HTMLSourceElement#* HTMLTrackElement#* HTMLOListElement#start reversed HTMLLIElement#value HTMLAreaElement#* HTMLObjectElement#* HTMLScriptElement#charset defer",
      "HTMLTextAreaElement#wrap autocomplete HTMLSelectElement#autocomplete HTMLElement#translate"),
  CONTROLS(
      "HTMLInputElement#* HTMLTextAreaElement#* HTMLSelectElement#* HTMLOptionElement#* RadioNodeList#* ValidityState#*"),
  DIALOGS("HTMLDialogElement#* HTMLDetailsElement#*"),
  POPOVERS,
  RESOURCES("HTMLScriptElement#noModule crossOrigin integrity referrerPolicy fetchPriority HTMLScriptElement.supports HTMLImageElement#* HTMLLinkElement#*"),
  PLAYERS("Audio HTMLMediaElement#* HTMLVideoElement#*"),
  RANGES("Range StaticRange Range#*"),
  WALKERS("Document#createTreeWalker"),
  SELECTION("Selection#*"),
  TOKENS("DOMTokenList#*"),
  CANVAS("Path2D CanvasRenderingContext2D#*"),
  OUTLINES,
  SVG("SVGGraphicsElement#* SVGElement#ownerSVGElement viewportElement DOMPointReadOnly#matrixTransform"),
  MATRICES("DOMMatrix DOMMatrixReadOnly WebKitCSSMatrix DOMRect.fromRect DOMRectReadOnly.fromRect DOMPoint.fromPoint DOMPointReadOnly.fromPoint"),
  VIEWPORTS,
  SHADOW("ShadowRoot#* HTMLSlotElement#*"),
  REGISTRY("CustomElementRegistry customElements"),
  INTERNALS("ElementInternals"),
  FORMS("FormData"),
  MUTATIONS("MutationObserver WebKitMutationObserver MutationRecord"),
  OBSERVERS("ResizeObserver ResizeObserverEntry IntersectionObserver IntersectionObserverEntry"),
  EXCEPTIONS("DOMException#*"),

  // Styles.
  STYLES("CSSStyleDeclaration#setProperty getPropertyValue removeProperty"),
  RULES("StyleSheetList#* CSSRuleList#* DOMRectList#* CSSStyleSheet#* CSSGroupingRule#* CSSMediaRule#* CSSStyleRule#*"),
  SHEETS("CSSStyleSheet CSSStyleSheet#* MediaList#* ShadowRoot#* Document#adoptedStyleSheets"),
  CSS("CSS#*"),
  FONTS("FontFace FontFaceSet#*"),
  MEDIA("matchMedia MediaQueryList"),
  VIEWPORT("visualViewport VisualViewport"),

  // Events.
  LISTENERS("EventTarget#addEventListener removeEventListener"),
  PROPAGATION("Event#target srcElement composed composedPath isTrusted Document#createEvent"),
  EVENTS(
      "Event CustomEvent UIEvent FocusEvent MouseEvent PointerEvent WheelEvent DragEvent KeyboardEvent InputEvent CompositionEvent TouchEvent SubmitEvent",
      "FormDataEvent ToggleEvent ClipboardEvent AnimationEvent TransitionEvent PopStateEvent HashChangeEvent PageTransitionEvent StorageEvent MessageEvent",
      "ErrorEvent PromiseRejectionEvent ProgressEvent CloseEvent MediaQueryListEvent BeforeUnloadEvent DataTransfer"),
  REPORTS,

  // The window.
  WINDOWS("origin crossOriginIsolated isSecureContext reportError screenX screenY screenLeft screenTop"),
  LOCATION("Location#ancestorOrigins"),
  FRAMES("requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback"),
  NAVIGATOR(
      "Navigator#hardwareConcurrency deviceMemory maxTouchPoints webdriver userActivation geolocation clipboard permissions userAgentData locks sendBeacon"),
  CONSOLE("console"),
  TIMING(
      "performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceNavigationTiming PerformanceResourceTiming",
      "PerformanceObserver Performance#*"),
  STORAGE("localStorage sessionStorage"),
  IDB(
      "indexedDB IDBFactory IDBKeyRange IDBRequest IDBOpenDBRequest IDBDatabase IDBTransaction IDBObjectStore IDBIndex IDBCursor IDBCursorWithValue",
      "IDBVersionChangeEvent"),
  CLONE("structuredClone MessageChannel MessagePort"),
  WORKER("Worker"),
  WORKERSCOPE,

  // Bytes, text and requests.
  URL("URL URLSearchParams webkitURL"),
  TEXT("TextEncoder TextDecoder"),
  BLOBS("Blob#* FileReader#*"),
  ABORT("AbortController AbortSignal"),
  FETCH("fetch Headers Request Response"),
  XHR("XMLHttpRequest XMLHttpRequestUpload XMLHttpRequestEventTarget"),
  EVENTSOURCE("EventSource"),
  WEBSOCKET("WebSocket"),
  STREAMS(
      "ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamDefaultController ReadableByteStreamController",
      "ReadableStreamBYOBRequest WritableStream WritableStreamDefaultWriter WritableStreamDefaultController TransformStream",
      "TransformStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy TextDecoderStream TextEncoderStream"),
  /// The streams module of the web-streams-polyfill WebJar; our own `streams.js` puts it on the window.
  PONYFILL(new WebJar("/META-INF/resources/webjars/web-streams-polyfill/3.3.3/dist/ponyfill.js"));

  /// What parts use of the language as the engine made it: a page may call its own things `Map`.
  private static final List<Builtins> LANGUAGE =
      List.of(
          Builtins.Object, Builtins.Array, Builtins.String, Builtins.Number, Builtins.RegExp, Builtins.Symbol, Builtins.Promise, Builtins.Date, Builtins.Map,
          Builtins.Set, Builtins.WeakMap);

  private static final Set<Builtins> KEPT = EnumSet.of(Builtins.Function, LANGUAGE.toArray(Builtins[]::new));
  private static final Set<String> NAMES = Stream.of(values()).map(PlatformScript::sourceName).collect(Collectors.toUnmodifiableSet());

  private final String resource;
  private final boolean module;
  private final List<Place> places;
  private volatile Script compiled;

  /// @param places separated by spaces; an interface is named once for the members that follow
  PlatformScript(String... places) {
    this.resource = name().toLowerCase(Locale.ROOT) + ".js";
    this.module = false;
    this.places = Place.read(String.join(" ", places));
  }

  PlatformScript(WebJar module) {
    this.resource = module.path();
    this.module = true;
    this.places = List.of();
  }

  /// A module that another project publishes.
  private record WebJar(String path) {}

  /// Lets the parts see the language as the engine made it, whatever a page puts on its objects from now on. What lowered code calls sees the page's own iterators and
  /// the like; what all objects inherit would get into its property descriptions.
  static void keepLanguage(TopLevel scope) {
    for (Builtins each : KEPT) {
      BaseFunction constructor = scope.getBuiltinCtor(each);
      KeptMembers.keep(constructor, NAMES::contains);
      KeptMembers.keep(
          (ScriptableObject) ScriptableObject.getProperty(constructor, "prototype"), each == Builtins.Object ? ErrorPlace::isOurs : NAMES::contains);
    }
  }

  /// Where it puts something that a page can touch.
  List<Place> places() {
    return places;
  }

  /// The function of this part, made anew for one realm.
  Function in(Realm realm, Context cx) {
    Function outer = (Function) compiled().exec(cx, realm.scope(), realm.window());
    return (Function) outer.call(cx, realm.scope(), realm.window(), LANGUAGE.stream().map(realm.scope()::getBuiltinCtor).toArray());
  }

  private String sourceName() {
    return "cmux:" + resource;
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
              return cx.compileString(source(), sourceName(), 1, null);
            });
  }

  private String source() {
    try (InputStream in = PlatformScript.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The platform script " + resource + " is not on the class path.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // A module in the UMD form fills `exports`; one line more in front would shift its line numbers.
      String part =
          module ? "(function () { var exports = {}, module = {exports: exports}; " + text + "\nreturn module.exports; })" : text;
      String names = LANGUAGE.stream().map(Builtins::name).collect(Collectors.joining(", "));
      // The comment that a part begins with may not come to stand behind the return.
      return "(function (" + names + ") { var part = " + part + "\nreturn part; })";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
