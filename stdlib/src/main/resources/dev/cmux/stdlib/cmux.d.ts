// The API of cmux task files. Generated from the verb table: change that and run
// `mvn test -pl stdlib -am -Dtest=ApiDocsTest -Dcmux.write -Dsurefire.failIfNoSpecifiedTests=false`.

declare const cmux: {
  /** Opens an isolated session, and loads the URL in it when one is given. */
  open(url?: string, options?: OpenOptions): Promise<Surface>;
  open(options: OpenOptions): Promise<Surface>;
  /** The open surface of that ref or name; throws `not_found`. */
  surface(refOrName: string): Surface;
  /** The open surfaces, oldest first. */
  surfaces(): Surface[];
  /** Closes a surface, and all that it remembers. */
  closeSurface(refOrName: string): Promise<void>;
  /** Closes every surface. */
  closeAll(): Promise<void>;
  /**
   * Runs fn once an item, each on a fresh surface that is closed afterwards, and answers in the order of the items: `value` is what fn
   * returned, `error` what it threw. Never rejects for one item's failure. `concurrency` is 8 unless said otherwise; `open` are the options of each surface.
   */
  map<T, R>(
    items: Iterable<T>,
    fn: (surface: Surface, item: T, index: number) => Promise<R>,
    options?: { concurrency?: number; open?: OpenOptions },
  ): Promise<Array<{ item: T; status: 'ok'; value: R } | { item: T; status: 'failed'; error: CmuxError }>>;
  /** Waits for so many milliseconds. */
  sleep(ms: number): Promise<void>;
  /** One result record of this task. */
  output(record: unknown): void;
  /** `--param k=v`, or the site row of a batch. */
  readonly params: Record<string, any>;
  /** What follows `--` on the command line. */
  readonly args: string[];
  /** The environment that the permissions let through. */
  readonly env: Record<string, string>;
  readonly version: string;
};

interface OpenOptions {
  /** A name that works wherever a ref does. */
  name?: string;
  /** The user agent to present. */
  userAgent?: string;
  /** `{width, height}` in CSS pixels. */
  viewport?: { width: number; height: number };
  /** A language tag such as de-DE: en-US by default. */
  locale?: string;
  /** A zone such as Europe/Berlin: the machine's by default. */
  timezone?: string;
  /** Headers sent with every request. */
  headers?: Record<string, string>;
  /** `{username, password}` for HTTP authentication. */
  httpCredentials?: { username: string; password: string };
  /** http://host:port or socks5://host:port. */
  proxy?: string;
  /** Accept any certificate. */
  ignoreHTTPSErrors?: boolean;
  /** Whether pages run scripts: true by default. */
  javaScript?: boolean;
  /** Whether pages have styles: true by default. */
  css?: boolean;
  /** Whether images are loaded: false by default. */
  images?: boolean;
  /** The only hosts any request may go to. */
  allowHosts?: string | string[];
  /** A state or the path of a state file, loaded before the first navigation. */
  state?: State | string;
  /** The default of every wait of the surface: 30000. */
  timeoutMs?: number;
}

/** A ref such as `e3`, a CSS selector, `xpath=…`, `text=…`, `role=button[name="Save"]`, or a locator. */
type Target = string | Locator;

interface TextOptions {
  /** The whole text in its own case, not a part of it. */
  exact?: boolean;
}

/** Makes locators: `s.find.role('button', { name: 'Save' })`; of a locator, those inside its element. */
interface Find {
  /** Elements by ARIA role, given or implied, and by accessible name: a part of it in whatever case, a pattern, or with `exact` the whole of it. */
  role(role: string, options?: { name?: string | RegExp; exact?: boolean; checked?: boolean; level?: number }): Locator;
  /** The smallest elements with that text. */
  text(text: string | RegExp, options?: TextOptions): Locator;
  /** Form controls by the text of their label. */
  label(text: string | RegExp, options?: TextOptions): Locator;
  /** Form controls by their placeholder. */
  placeholder(text: string | RegExp, options?: TextOptions): Locator;
  /** Images and image buttons by their alternative text. */
  alt(text: string | RegExp, options?: TextOptions): Locator;
  /** Elements by their `title`. */
  title(text: string | RegExp, options?: TextOptions): Locator;
  /** Elements by `data-testid`, `data-test-id` or `data-test`. */
  testid(id: string): Locator;
  /** Elements by a CSS selector, which reaches into open shadow roots. */
  css(selector: string): Locator;
  /** Elements by an XPath expression. */
  xpath(expression: string): Locator;
}

/** Into frames and out of them; the surface itself stays where it is. */
interface Frame {
  /**
   * The surface with every verb inside a frame: `const inner = await s.frame('iframe#pay'); await inner.click('button')`. Call it on the answer for a
   * frame in that frame.
   */
  (target: Target): Promise<Surface>;
  /** The surface with every verb on the whole page again. */
  main(): Promise<Surface>;
}

/** One isolated session. */
interface Surface {
  readonly ref: string;
  readonly name: string | null;
  readonly closed: boolean;
  readonly find: Find;
  readonly frame: Frame;
  /** Closes the surface, and all that it remembers. */
  close(): Promise<void>;
  /** Loads a URL in the active tab. */
  goto(url: string, options?: { waitUntil?: 'commit' | 'domcontentloaded' | 'load' | 'networkidle'; timeoutMs?: number; snapshotAfter?: boolean }): Promise<Response | Snapshot>;
  /** Goes one step back in the tab's history. */
  back(options?: { waitUntil?: 'commit' | 'domcontentloaded' | 'load' | 'networkidle'; timeoutMs?: number; snapshotAfter?: boolean }): Promise<Response | null | Snapshot>;
  /** Goes one step forward in the tab's history. */
  forward(options?: { waitUntil?: 'commit' | 'domcontentloaded' | 'load' | 'networkidle'; timeoutMs?: number; snapshotAfter?: boolean }): Promise<Response | null | Snapshot>;
  /** Loads the document again. */
  reload(options?: { waitUntil?: 'commit' | 'domcontentloaded' | 'load' | 'networkidle'; timeoutMs?: number; snapshotAfter?: boolean }): Promise<Response | Snapshot>;
  readonly get: {
    /** The address of the active tab. */
    url(): Promise<string>;
    /** The title of the document. */
    title(): Promise<string>;
    /** The text a reader sees in the element. */
    text(target: Target, options?: { timeoutMs?: number }): Promise<string>;
    /** The element as markup, itself included. */
    html(target: Target, options?: { timeoutMs?: number }): Promise<string>;
    /** The value of a form control. */
    value(target: Target, options?: { timeoutMs?: number }): Promise<string>;
    /** One attribute of the element, or null. */
    attr(target: Target, name: string, options?: { timeoutMs?: number }): Promise<string | null>;
    /** How many elements match now. */
    count(target: Target): Promise<number>;
    /** Where the element lies, in CSS pixels, by an approximate layout. */
    box(target: Target, options?: { timeoutMs?: number }): Promise<Box>;
    /** Computed style: one property, or the common ones. */
    styles(target: Target, property?: string, options?: { timeoutMs?: number }): Promise<Record<string, string>>;
  };
  readonly is: {
    /** Whether the element is there and visible now. */
    visible(target: Target): Promise<boolean>;
    /** Whether the control is enabled. */
    enabled(target: Target, options?: { timeoutMs?: number }): Promise<boolean>;
    /** Whether the box or radio button is checked. */
    checked(target: Target, options?: { timeoutMs?: number }): Promise<boolean>;
    /** Whether the field can be edited. */
    editable(target: Target, options?: { timeoutMs?: number }): Promise<boolean>;
  };
  /** The page as an accessibility tree, with refs to act on. */
  snapshot(options?: { interactive?: boolean; compact?: boolean; maxDepth?: number; selector?: Target }): Promise<Snapshot>;
  /** Draws the document as a PNG, which is a render of the document and not what a browser shows, and answers its bytes. */
  screenshot(options?: { path?: string; fullPage?: boolean; selector?: Target; timeoutMs?: number }): Promise<Uint8Array>;
  /** Draws the document as a PDF and answers its bytes. */
  pdf(options?: { path?: string; format?: string; landscape?: boolean; margin?: string; timeoutMs?: number }): Promise<Uint8Array>;
  /** Waits until something is true of the page; in scripts, `cmux.sleep(ms)` only lets time pass. */
  wait(options?: { selector?: Target; state?: 'visible' | 'hidden' | 'attached' | 'detached'; text?: string | RegExp; urlContains?: string; url?: string | RegExp; loadState?: string; function?: string | ((...args: any[]) => any); timeoutMs?: number }): Promise<void>;
  /** Evaluates JavaScript in the page and answers its value. */
  eval(script: string | ((...args: any[]) => any), ...args: any[]): Promise<any>;
  /** Evaluates a function in the page with the element as its first argument. */
  evalOn(target: Target, script: string | ((...args: any[]) => any), ...args: any[]): Promise<any>;
  /** Runs a script in every document from now on, before the page's own. */
  addInitScript(script: string | ((...args: any[]) => any)): Promise<void>;
  /** Runs a script in the present document. */
  addScript(script: string | ((...args: any[]) => any)): Promise<void>;
  /** Adds a style sheet to the present document. */
  addStyle(css: string): Promise<void>;
  /** Clicks the element. */
  click(target: Target, options?: { button?: 'left' | 'middle' | 'right'; modifiers?: string | string[]; force?: boolean; timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Clicks the element twice. */
  dblclick(target: Target, options?: { button?: 'left' | 'middle' | 'right'; modifiers?: string | string[]; force?: boolean; timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Moves the pointer onto the element. */
  hover(target: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Gives the element the keyboard focus. */
  focus(target: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Replaces the value of a field. */
  fill(target: Target, text?: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Types text key by key, behind what is there. */
  type(target: Target, text: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Presses a key, on the element or on whatever has the focus. */
  press(targetOrKey: Target, key?: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Presses a key and holds it. */
  keydown(key: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Releases a held key. */
  keyup(key: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Selects options of a drop-down list. */
  select(target: Target, values: any, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<string[] | Snapshot>;
  /** Checks a check box or radio button. */
  check(target: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Unchecks a check box. */
  uncheck(target: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Scrolls the page, or an element that scrolls. */
  scroll(options?: { selector?: Target; dx?: number; dy?: number; timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Scrolls the element into view. */
  scrollIntoView(target: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Puts files into a file field. */
  upload(target: Target, files: string | string[], options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Submits a form as its default button would. */
  submit(target: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Drags one element onto another. */
  drag(target: Target, to: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  readonly tab: {
    /** The tabs of the surface. */
    list(): Promise<Tab[]>;
    /** Opens a tab and makes it the active one. */
    new(url?: string, options?: { timeoutMs?: number }): Promise<Tab>;
    /** Makes a tab the active one. */
    switch(tab: string): Promise<Tab>;
    /** Closes a tab: the active one by default. */
    close(tab?: string): Promise<Tab>;
  };
  readonly cookies: {
    /** The cookies of the surface. */
    get(options?: { name?: string; url?: string; domain?: string }): Promise<Cookie[]>;
    /** Sets cookies: `{name, value, domain or url, path, expires, httpOnly, secure, sameSite}`, one or several. */
    set(cookies: Cookie | Cookie[]): Promise<number>;
    /** Removes cookies: those that pass the filter, or all of them. */
    clear(options?: { name?: string; url?: string; domain?: string; all?: boolean }): Promise<number>;
  };
  readonly state: {
    /** Writes cookies and storage of every origin to a file that only its owner can read. */
    save(path: string, options?: { passphrase?: string }): Promise<State>;
    /** Replaces cookies and storage by a file's, at once and without a navigation. */
    load(path: string, options?: { passphrase?: string; url?: string }): Promise<State>;
    /** Everything the session remembers, as a value. */
    export(): Promise<State>;
    /** Replaces what the session remembers by an exported value. */
    import(state: State | Surface | string, options?: { domains?: string | string[] }): Promise<void>;
    /** What has changed here since another state; values are not shown. */
    diff(other: State | Surface | string): Promise<StateDiff>;
  };
  readonly storage: {
    readonly local: {
      /** An entry of the active tab's localStorage, or all of them. */
      get(key?: string): Promise<any>;
      /** Sets an entry of localStorage. */
      set(key: string, value: string): Promise<void>;
      /** Removes an entry of localStorage. */
      remove(key: string): Promise<void>;
      /** Removes every entry of localStorage. */
      clear(): Promise<void>;
    };
    readonly session: {
      /** An entry of the active tab's sessionStorage, or all of them. */
      get(key?: string): Promise<any>;
      /** Sets an entry of sessionStorage. */
      set(key: string, value: string): Promise<void>;
      /** Removes an entry of sessionStorage. */
      remove(key: string): Promise<void>;
      /** Removes every entry of sessionStorage. */
      clear(): Promise<void>;
    };
  };
  readonly dialog: {
    /** Takes the oldest dialog from the queue; the next one of its type and text is answered with yes, or with this text. */
    accept(text?: string): Promise<Dialog>;
    /** Takes the oldest dialog from the queue; the next one of its type and text is answered with no. */
    dismiss(): Promise<Dialog>;
    /** The dialogs that pages opened and nobody took: none blocked its page, `confirm` was false, `prompt` its default text. */
    list(): Promise<Dialog[]>;
  };
  readonly download: {
    /** Waits for the next download. */
    wait(options?: { path?: string; timeoutMs?: number }): Promise<Download>;
    /** The downloads of the surface. */
    list(): Promise<Download[]>;
  };
  readonly console: {
    /** What the pages wrote to the console. */
    list(): Promise<ConsoleEntry[]>;
    /** Forgets the console messages. */
    clear(): Promise<void>;
  };
  readonly errors: {
    /** The uncaught errors of the pages. */
    list(): Promise<PageError[]>;
    /** Forgets the page errors. */
    clear(): Promise<void>;
  };
  readonly network: {
    /** The requests the surface has made. */
    requests(options?: { url?: string }): Promise<RequestEntry[]>;
    /** Catches requests: fails them, answers them, or delays them. */
    route(pattern: string | RegExp, handler: RouteAnswer | ((route: Route, request: RouteRequest) => RouteAnswer | void | Promise<RouteAnswer | void>)): Promise<void>;
    /** Removes the routes of a pattern, or all of them. */
    unroute(pattern?: string | RegExp): Promise<number>;
    readonly har: {
      /** Begins to record requests and answers into a HAR file. */
      start(path: string, options?: { url?: string | RegExp; content?: boolean }): Promise<void>;
      /** Ends the recording and writes the file. */
      stop(): Promise<number>;
      /** Answers requests from a recording, in its order. */
      replay(path: string, options?: { url?: string | RegExp; match?: string | string[]; ignoreQuery?: any; repeat?: string; notFound?: string }): Promise<void>;
    };
  };
  /** Makes an HTTP request with the surface's cookies. */
  fetch(url: string, options?: { method?: string; headers?: Record<string, string>; body?: any; redirect?: string; timeoutMs?: number }): Promise<Response>;
  readonly set: {
    /** Sets the size of the window. */
    viewport(width: number, height: number): Promise<void>;
    /** Sends these headers with every request, in place of earlier ones. */
    headers(headers: Record<string, string>): Promise<void>;
    /** Presents another user agent. */
    userAgent(userAgent: string): Promise<void>;
    /** Answers HTTP authentication with these. */
    credentials(username: string, password: string): Promise<void>;
    /** Makes every request fail as without a network, or no longer. */
    offline(offline?: boolean): Promise<void>;
    /** Sets what navigator.geolocation answers. */
    geolocation(latitude: number, longitude: number): Promise<void>;
  };
}

/** Names elements without looking for them: each use resolves it anew, and needs exactly one match. */
interface Locator {
  readonly surface: Surface;
  readonly find: Find;
  /** The first of several matches. */
  first(): Locator;
  /** The last of several matches. */
  last(): Locator;
  /** One of several matches, counted from 0, from the end when negative. */
  nth(index: number): Locator;
  /** Those of the matches that have the one text in them, and not the other. */
  filter(options: { hasText?: string | RegExp; hasNotText?: string | RegExp }): Locator;
  /** A locator for each element that matches now. */
  all(): Promise<Locator[]>;
  /** Evaluates a function in the page with the element as its first argument. */
  eval(script: string | ((element: any, ...args: any[]) => any), ...args: any[]): Promise<any>;
  /** Waits until the element is visible, or in another state. */
  wait(options?: { state?: 'visible' | 'hidden' | 'attached' | 'detached'; timeoutMs?: number }): Promise<void>;
  readonly get: {
    /** The text a reader sees in the element. */
    text(options?: { timeoutMs?: number }): Promise<string>;
    /** The element as markup, itself included. */
    html(options?: { timeoutMs?: number }): Promise<string>;
    /** The value of a form control. */
    value(options?: { timeoutMs?: number }): Promise<string>;
    /** One attribute of the element, or null. */
    attr(name: string, options?: { timeoutMs?: number }): Promise<string | null>;
    /** How many elements match now. */
    count(): Promise<number>;
    /** Where the element lies, in CSS pixels, by an approximate layout. */
    box(options?: { timeoutMs?: number }): Promise<Box>;
    /** Computed style: one property, or the common ones. */
    styles(property?: string, options?: { timeoutMs?: number }): Promise<Record<string, string>>;
  };
  readonly is: {
    /** Whether the element is there and visible now. */
    visible(): Promise<boolean>;
    /** Whether the control is enabled. */
    enabled(options?: { timeoutMs?: number }): Promise<boolean>;
    /** Whether the box or radio button is checked. */
    checked(options?: { timeoutMs?: number }): Promise<boolean>;
    /** Whether the field can be edited. */
    editable(options?: { timeoutMs?: number }): Promise<boolean>;
  };
  /** Clicks the element. */
  click(options?: { button?: 'left' | 'middle' | 'right'; modifiers?: string | string[]; force?: boolean; timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Clicks the element twice. */
  dblclick(options?: { button?: 'left' | 'middle' | 'right'; modifiers?: string | string[]; force?: boolean; timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Moves the pointer onto the element. */
  hover(options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Gives the element the keyboard focus. */
  focus(options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Replaces the value of a field. */
  fill(text?: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Types text key by key, behind what is there. */
  type(text: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Presses a key, on the element or on whatever has the focus. */
  press(key?: string, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Selects options of a drop-down list. */
  select(values: any, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<string[] | Snapshot>;
  /** Checks a check box or radio button. */
  check(options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Unchecks a check box. */
  uncheck(options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Scrolls the element into view. */
  scrollIntoView(options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Puts files into a file field. */
  upload(files: string | string[], options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Submits a form as its default button would. */
  submit(options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** Drags one element onto another. */
  drag(to: Target, options?: { timeoutMs?: number; snapshotAfter?: boolean }): Promise<void | Snapshot>;
  /** The getters, without `get`. */
  text(options?: { timeoutMs?: number }): Promise<string>;
  html(options?: { timeoutMs?: number }): Promise<string>;
  value(options?: { timeoutMs?: number }): Promise<string>;
  attr(name: string, options?: { timeoutMs?: number }): Promise<string | null>;
  count(): Promise<number>;
  box(options?: { timeoutMs?: number }): Promise<Box>;
  styles(property?: string, options?: { timeoutMs?: number }): Promise<Record<string, string>>;
}

interface RouteRequest { url: string; method: string; headers: Record<string, string>; postData: string | null }
interface RouteAnswer {
  abort?: boolean | string; status?: number; headers?: Record<string, string>; body?: string | Uint8Array; json?: any;
  contentType?: string; delayMs?: number;
}
/**
 * What the handler of a route decides with; the first decision counts. `await s.network.route('https://shop.example/prices', async route => route.fulfill({ json: [] }))`.
 * A handler may return a RouteAnswer instead; without a decision the request goes on.
 */
interface Route {
  readonly request: RouteRequest;
  /** Answers the request without the server. */
  fulfill(answer?: RouteAnswer): Promise<void>;
  /** The page sees a network error. */
  abort(reason?: string): Promise<void>;
  /** Sends the request to the server, changed or as it is. */
  continue(changes?: { url?: string; method?: string; headers?: Record<string, string>; postData?: string; delayMs?: number }): Promise<void>;
  /** Leaves the decision to the route that was added before this one. */
  fallback(): Promise<void>;
}

declare class CmuxError extends Error {
  readonly code:
    | 'invalid_params' | 'not_found' | 'ambiguous' | 'stale_ref' | 'timeout' | 'navigation_failed' | 'js_error' | 'dialog_open'
    | 'not_supported' | 'not_allowed' | 'closed' | 'invalid_state' | 'io_error' | 'internal_error';
  /** The ref of the surface it happened on. */
  readonly surface?: string;
  /** Facts for programs. */
  readonly data?: any;
  /** What to do next. */
  readonly hint?: string;
}

interface Response {
  readonly url: string; readonly status: number; readonly statusText: string; readonly ok: boolean;
  readonly headers: Record<string, string>;
  text(): Promise<string>;
  json(): Promise<any>;
  bytes(): Promise<Uint8Array>;
}

/** What a page says to somebody who cannot see it; as a string it is its text. */
interface Snapshot {
  readonly text: string; readonly url: string; readonly title: string; readonly diff: string | null;
  readonly refs: Record<string, { role: string; name: string }>;
  toString(): string;
}

interface NameChanges { readonly added: string[]; readonly removed: string[]; readonly changed: string[] }

/** What has changed since another state, in names only; as a string it is a line each change. */
interface StateDiff {
  readonly equal: boolean; readonly text: string;
  readonly cookies: {
    readonly added: Array<{ name: string; domain: string; path: string }>;
    readonly removed: Array<{ name: string; domain: string; path: string }>;
    readonly changed: Array<{ name: string; domain: string; path: string; attributes: string[] }>;
  };
  readonly origins: Array<{ origin: string; localStorage: NameChanges; sessionStorage: NameChanges }>;
  toString(): string;
}

interface Box { x: number; y: number; width: number; height: number; top: number; left: number; right: number; bottom: number }
interface Tab { id: string; index: number; url: string; title: string; active: boolean }
interface Dialog { type: 'alert' | 'confirm' | 'prompt' | 'beforeunload'; message: string; defaultText: string | null; timestampMs: number }
interface Download { path: string; url: string; suggestedFilename: string; bytes: number }
interface ConsoleEntry { level: 'log' | 'warn' | 'error' | 'debug' | 'trace'; text: string; timestampMs: number }
interface PageError {
  /** `missing_feature`: the page used what browsers have and cmux has not. */
  kind: 'error' | 'rejection' | 'syntax' | 'module' | 'missing_feature';
  message: string;
  /** The URL of the script or of the document it stands in; text that stands in neither has a name behind the `#`, such as `(timer)`. */
  source: string;
  /** From 1; absent when unknown. Running code knows its line only; a `syntax` error has a column too. */
  line?: number; column?: number;
  timestampMs: number }
interface RequestEntry {
  method: string; url: string; resourceType: string; status: number; error: string | null; startedMs: number; durationMs: number;
}
interface Cookie {
  name: string; value: string; url?: string; domain?: string; path?: string;
  /** Unix seconds; -1 for a session cookie. */
  expires?: number;
  httpOnly?: boolean; secure?: boolean; sameSite?: 'Strict' | 'Lax' | 'None'; hostOnly?: boolean;
}
interface State {
  cookies: Cookie[];
  origins: Array<{
    origin: string;
    localStorage: Array<{ name: string; value: string }>;
    sessionStorage?: Array<{ name: string; value: string }>;
  }>;
  cmux?: { version: number; savedAt: string; tabs: Array<{ url: string; title: string }>; activeTab: number };
}

/** Assertions that say what was found. */
declare module 'cmux:assert' {
  /** Passes when the value is truthy. */
  export function ok(value: unknown, message?: string | Error): void;
  /** Fails always. */
  export function fail(message?: string | Error): never;
  /** Passes when both are the same value (`Object.is`). */
  export function equal(actual: unknown, expected: unknown, message?: string | Error): void;
  /** Passes unless both are the same value. */
  export function notEqual(actual: unknown, unexpected: unknown, message?: string | Error): void;
  /** Passes when both have the same structure: classes, members, elements in order, entries of maps and sets. */
  export function deepEqual(actual: unknown, expected: unknown, message?: string | Error): void;
  /** Passes unless both have the same structure. */
  export function notDeepEqual(actual: unknown, unexpected: unknown, message?: string | Error): void;
  /** Whether both have the same structure. */
  export function deeplyEqual(a: unknown, b: unknown): boolean;
  /** Passes when the text matches the pattern. */
  export function match(text: string, pattern: RegExp, message?: string | Error): void;
  /** Passes when the function throws what is expected (a class, a pattern for the message, members, or a function that judges), and returns it. */
  export function throws(fn: () => unknown, expected?: any, message?: string | Error): any;
  /** Passes when the promise, or that of the function, rejects with what is expected, and resolves to it. */
  export function rejects(promiseOrFunction: Promise<unknown> | (() => Promise<unknown>), expected?: any, message?: string | Error): Promise<any>;
  /** What a failed assertion throws. */
  export class AssertionError extends Error {}
  const assert: any;
  export default assert;
}

/** Comma-separated values after RFC 4180. */
declare module 'cmux:csv' {
  /** Rows as objects by the names of the first line; with `header: false` as arrays, with `header: ['a', 'b']` by those names. Values stay texts. */
  export function parse(text: string, options?: { header?: boolean | string[]; delimiter?: string }): any[];
  /** Objects or arrays as CSV text. `columns` picks and orders members. */
  export function stringify(rows: Iterable<any>, options?: { columns?: string[]; header?: boolean; delimiter?: string; lineEnd?: string }): string;
  /** Reads and parses a file. */
  export function read(path: string, options?: { header?: boolean | string[]; delimiter?: string }): Promise<any[]>;
  /** Writes rows to a file, replacing it. */
  export function write(path: string, rows: Iterable<any>, options?: { columns?: string[]; header?: boolean; delimiter?: string; lineEnd?: string }): Promise<void>;
  const csv: any;
  export default csv;
}

/** Files below the task's own folder, the working folder, the temporary folder, and what flags allow. Relative paths start at the working folder. */
declare module 'cmux:fs' {
  /** The text of a UTF-8 file. Fails with `not_found` when there is none. */
  export function readText(path: string): Promise<string>;
  /** The bytes of a file. */
  export function readBytes(path: string): Promise<Uint8Array>;
  /** Writes a text, replacing the file and making its folders. */
  export function writeText(path: string, text: string): Promise<void>;
  /** Writes bytes, replacing the file and making its folders. */
  export function writeBytes(path: string, bytes: Uint8Array): Promise<void>;
  /** The value in a JSON file. */
  export function readJson(path: string): Promise<any>;
  /** Writes a value as JSON, indented by two spaces. */
  export function writeJson(path: string, value: unknown): Promise<void>;
  /** Appends a line; anything but a text is appended as one line of JSON. */
  export function appendLine(path: string, line: unknown): Promise<void>;
  /** The names in a folder, sorted; folders end in `/`. */
  export function list(folder?: string): Promise<string[]>;
  /** Deletes a file, an empty folder, or with `recursive` any folder. A missing one is fine. */
  export function remove(path: string, options?: { recursive?: boolean }): Promise<void>;
  /** Whether there is a file or a folder. */
  export function exists(path: string): Promise<boolean>;
  const fs: any;
  export default fs;
}

/** A small HTTP server on the loopback interface, for samples, mocks and tests. */
declare module 'cmux:http' {
  interface Site {
    readonly port: number;
    readonly url: string;
    /** What was asked so far, oldest first. */
    readonly requests: any[];
    /** The same server under another name of this machine, such as `localhost`: another origin and other cookies. */
    urlOn(name: string): string;
    /** Adds or replaces a route. */
    route(pattern: string, handler: any): void;
    close(): void;
  }
  /**
   * Starts a server. A route is `'METHOD /path'`, or `'/path'` for every method; `:name` matches one part of a path and a final `*` the rest. Its handler is a
   * function of the request, or the answer: a text (HTML), or `{ status, headers, body, json, redirect, cookies, delayMs }`; `undefined` is a 404.
   */
  export function serve(routes: Record<string, any>, options?: { port?: number; host?: string; keepAlive?: boolean }): Promise<Site>;
  export default serve;
}

/** Runs a function again until it succeeds. */
declare module 'cmux:retry' {
  /**
   * Runs a function, which gets the number of the attempt from 1, until it succeeds: 3 times at most, waiting longer each time. Errors that a second attempt
   * cannot cure, such as `invalid_params`, are thrown at once, unless `when` says otherwise.
   */
  export function retry<T>(
    fn: (attempt: number) => T | Promise<T>,
    options?: {
      times?: number; delayMs?: number; factor?: number; maxDelayMs?: number; jitter?: number; timeoutMs?: number;
      when?: (error: any, attempt: number) => boolean | Promise<boolean>; onRetry?: (error: any, attempt: number, delayMs: number) => void; signal?: AbortSignal;
    },
  ): Promise<T>;
  export default retry;
}

/** Secrets by name. Whatever was handed out is shown as •••••• from then on: on the console, in records, results and errors. */
declare module 'cmux:secret' {
  /** The secret of that name: from `cmux.env`, else from the file of `--secrets`, else the `fallback`; without one it fails with `not_found`. */
  export function secret(name: string, options?: { fallback?: string }): string;
  /** Hides a value that came from elsewhere, and returns it. Fewer than four characters cannot be hidden. */
  export function mask<T>(value: T): T;
  export default secret;
}

/** Rows as a table of text. */
declare module 'cmux:table' {
  /** Prints rows as a table. `columns` picks and orders members. */
  export function table(rows: Iterable<any>, options?: { columns?: string[] }): void;
  /** The text of a table: one line a row, numbers to the right. */
  export function formatTable(rows: Iterable<any>, options?: { columns?: string[] }): string;
  export default table;
}

/** Tests: registered while the file runs, run one after the other when it has run. */
declare module 'cmux:test' {
  interface TestOptions {
    /** Of the test, and of each of its hooks: 30000. */
    timeoutMs?: number;
    /** How often a failing test is tried again: 0. */
    retries?: number;
  }
  /** Gets a fresh surface when it asks for one: `async ({ surface }) => …`. */
  type TestBody = (fixtures: { surface: Surface }) => unknown;
  interface Test {
    /** Registers a test. Its function gets a fresh surface when it asks for one, `({ surface }) => …`, which is closed afterwards. */
    (name: string, options: TestOptions, fn: TestBody): void;
    (name: string, fn: TestBody): void;
    /** Registers a test that is skipped. */
    skip(name: string, options?: TestOptions | TestBody, fn?: TestBody): void;
    /** Registers a test that runs alone, with others that are marked so. */
    only(name: string, options: TestOptions | TestBody, fn?: TestBody): void;
    /** Registers a test that is still to be written. */
    todo(name: string): void;
  }
  interface Describe {
    /** Groups tests; its hooks hold for the tests inside. The function must not be async. */
    (name: string, fn: () => void): void;
    /** Groups tests that are skipped. */
    skip(name: string, fn: () => void): void;
    /** Groups tests that run alone, with others that are marked so. */
    only(name: string, fn: () => void): void;
  }
  /** Matchers of values, which judge at once. */
  interface ValueMatchers<R> {
    /** Is the same value (`Object.is`). */
    toBe(expected: unknown): R;
    /** Has the same structure; members that are undefined do not count. */
    toEqual(expected: unknown): R;
    /** Has the same structure, members that are undefined included. */
    toStrictEqual(expected: unknown): R;
    /** Counts as true. */
    toBeTruthy(): R;
    /** Counts as false. */
    toBeFalsy(): R;
    /** Is null. */
    toBeNull(): R;
    /** Is undefined. */
    toBeUndefined(): R;
    /** Is anything but undefined. */
    toBeDefined(): R;
    /** Is no number. */
    toBeNaN(): R;
    /** Is greater. */
    toBeGreaterThan(limit: number | bigint): R;
    /** Is as great, or greater. */
    toBeGreaterThanOrEqual(limit: number | bigint): R;
    /** Is less. */
    toBeLessThan(limit: number | bigint): R;
    /** Is as little, or less. */
    toBeLessThanOrEqual(limit: number | bigint): R;
    /** Is the same number to so many digits behind the point: 2 unless said otherwise. */
    toBeCloseTo(expected: number, digits?: number): R;
    /** Is an object of the class. */
    toBeInstanceOf(type: Function): R;
    /** A text has the part in it, a list the very item. */
    toContain(item: unknown): R;
    /** A list has an item of the same structure. */
    toContainEqual(item: unknown): R;
    /** Has that `length`. */
    toHaveLength(length: number): R;
    /** Has a member at the path (`'a.b'` or `['a', 'b']`), and if one is given, with that value. */
    toHaveProperty(path: string | string[], value?: unknown): R;
    /** A text matches the pattern, or has the part in it, white space squeezed. */
    toMatch(pattern: RegExp | string): R;
    /** Has these members, in depth; patterns match texts. */
    toMatchObject(part: object): R;
    /** A function throws: an error with that part in its message, of that class, that matches the pattern, or with those members. */
    toThrow(expected?: string | RegExp | Function | object): R;
  }
  interface PageOptions {
    /** How long to try: 5000, or what `expect` was given. */
    timeoutMs?: number;
  }
  /** Matchers of surfaces and locators, which read the page again until it fits. */
  interface PageMatchers {
    /** A surface is at the address: the whole of it, a path that begins with `/`, or a pattern. */
    toHaveURL(url: string | RegExp, options?: PageOptions): Promise<void>;
    /** A surface has the title. */
    toHaveTitle(title: string | RegExp, options?: PageOptions): Promise<void>;
    /** An element has the text, white space squeezed; with a list, the matches have these texts. */
    toHaveText(text: string | RegExp | Array<string | RegExp>, options?: PageOptions): Promise<void>;
    /** An element has the text in it; with a list, each text is in some match. */
    toContainText(text: string | RegExp | Array<string | RegExp>, options?: PageOptions): Promise<void>;
    /** A form control has the value. */
    toHaveValue(value: string | RegExp, options?: PageOptions): Promise<void>;
    /** An element has the attribute, and if one is given, with that value. */
    toHaveAttribute(name: string, value?: string | RegExp, options?: PageOptions): Promise<void>;
    /** An element has the classes, or a `class` that matches the pattern. */
    toHaveClass(classes: string | RegExp, options?: PageOptions): Promise<void>;
    /** An element has the computed style. */
    toHaveCSS(property: string, value: string | RegExp, options?: PageOptions): Promise<void>;
    /** So many elements match. */
    toHaveCount(count: number, options?: PageOptions): Promise<void>;
    /** The element is there and visible. */
    toBeVisible(options?: PageOptions): Promise<void>;
    /** The element is not there, or not visible. */
    toBeHidden(options?: PageOptions): Promise<void>;
    /** The control is enabled. */
    toBeEnabled(options?: PageOptions): Promise<void>;
    /** The control is disabled. */
    toBeDisabled(options?: PageOptions): Promise<void>;
    /** The box or radio button is checked. */
    toBeChecked(options?: PageOptions): Promise<void>;
    /** The field can be edited. */
    toBeEditable(options?: PageOptions): Promise<void>;
    /** At least one element matches. */
    toBeAttached(options?: PageOptions): Promise<void>;
  }
  interface Expectation extends ValueMatchers<void>, PageMatchers {
    /** Holds when the matcher does not. */
    readonly not: Expectation;
    /** The matcher judges what the promise comes to. */
    readonly resolves: Later;
    /** The matcher judges what the promise is rejected with. */
    readonly rejects: Later;
  }
  interface Later extends ValueMatchers<Promise<void>>, PageMatchers { readonly not: Later }
  interface Polled extends ValueMatchers<Promise<void>> { readonly not: ValueMatchers<Promise<void>> }
  interface Expect {
    /** Begins an assertion about a value, a surface, a locator, or with `resolves` and `rejects` a promise. */
    (actual: unknown, options?: PageOptions): Expectation;
    /** Begins an assertion about what a function answers, which is called again until the matcher holds. */
    poll(fn: () => unknown, options?: PageOptions): Polled;
  }
  export const test: Test;
  export const it: Test;
  export const describe: Describe;
  export const expect: Expect;
  /** Runs before the first test of the group. */
  export function beforeAll(fn: () => unknown): void;
  /** Runs after the last test of the group. */
  export function afterAll(fn: () => unknown): void;
  /** Runs before each test of the group, and gets what the test gets. */
  export function beforeEach(fn: TestBody): void;
  /** Runs after each test of the group, whatever came of it. */
  export function afterEach(fn: TestBody): void;
  export default test;
}
