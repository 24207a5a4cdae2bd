package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebWindow;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.HashChangeEvent;
import org.htmlunit.javascript.host.event.PopStateEvent;
import org.jspecify.annotations.Nullable;

/// The entries one window can go back and forward through; several of them may show one document, at the addresses
/// its scripts gave it. https://html.spec.whatwg.org/multipage/browsing-the-web.html
///
/// HtmlUnit's own history (5.5.0) makes no entry when a script sets `location.hash`, forgets after two steps that an
/// entry belongs to the document that is open and loads it again, fires no `hashchange` on the way, and takes a
/// reload for a new entry. It still counts loads; [#catchUp] reads them off it.
public final class SessionHistory {

  /// As many as browsers keep.
  private static final int MOST = 50;

  /// Up to where HtmlUnit has to count; a window that has loaded more takes each `location.replace` for a new entry.
  public static final int COUNTED = 1000;

  /// What entries of one document share; a reload puts another page here.
  private static final class Document {
    private Page page;
    /// What a form's `POST` brought: going back shows it again and does not send the form again.
    private @Nullable WebResponse kept;

    Document(Page page) {
      show(page);
    }

    void show(Page next) {
      page = next;
      WebResponse response = next.getWebResponse();
      kept = response.getWebRequest().getHttpMethod() == HttpMethod.GET ? null : response;
    }
  }

  private record Entry(URL url, @Nullable Object state, Document document) {}

  private final WebClient client;
  private final WebWindow window;
  private final List<Entry> entries = new ArrayList<>();
  private int index = -1;
  private int arriving = -1;

  /// HtmlUnit's count of loads at the last look.
  private int counted;

  SessionHistory(WebClient client, WebWindow window) {
    this.client = client;
    this.window = window;
  }

  /// How many entries there are.
  int length() {
    catchUp();
    return entries.size();
  }

  /// What the script that made the present entry keeps in it; null when there is nothing.
  @Nullable Object state() {
    catchUp();
    return index < 0 ? null : entries.get(index).state();
  }

  /// The address that lies so many steps away, if there is one.
  public Optional<URL> address(int by) {
    catchUp();
    int to = index + by;
    return to < 0 || to >= entries.size() ? Optional.empty() : Optional.of(entries.get(to).url());
  }

  /// A new entry of the present document.
  void push(@Nullable Object state, @Nullable URL url) {
    catchUp();
    Entry current = entries.get(index);
    add(new Entry(url == null ? current.url() : url, state, current.document()));
    address(entries.get(index).url());
  }

  /// Changes the present entry.
  void replace(@Nullable Object state, @Nullable URL url) {
    catchUp();
    Entry current = entries.get(index);
    entries.set(index, new Entry(url == null ? current.url() : url, state, current.document()));
    address(entries.get(index).url());
  }

  /// Goes so many steps forward, or back if negative; nothing happens when there is no such entry. Within a document its scripts
  /// hear of it, another document is loaded.
  public void traverse(int by) throws IOException {
    if (address(by).isEmpty()) {
      return;
    }
    Entry from = entries.get(index);
    Entry to = entries.get(index + by);
    if (from.document() == to.document()) {
      index += by;
      address(to.url());
      tell(from, to);
    } else if (!(from.document().page instanceof HtmlPage html) || html.isOnbeforeunloadAccepted()) {
      arriving = index + by;
      try {
        load(to);
      } finally {
        catchUp();
        arriving = -1;
      }
    }
  }

  private void load(Entry entry) throws IOException {
    WebResponse kept = entry.document().kept;
    client.loadWebResponseInto(kept == null ? client.loadWebResponse(request(entry.url())) : kept, window);
    if (client.getJavaScriptEngine() != null) {
      client.getJavaScriptEngine().registerWindowAndMaybeStartEventLoop(window);
    }
  }

  private static WebRequest request(URL url) {
    WebRequest request = new WebRequest(url);
    if ("file".equals(url.getProtocol())) {
      // only the user and other files have brought a file here
      request.setRequestingUrl(url);
    }
    return request;
  }

  private void tell(Entry from, Entry to) {
    if (window.getScriptableObject() instanceof Window script && script.getDocument() != null) {
      script.executeEventLocally(new PopStateEvent(script, Event.TYPE_POPSTATE, script.getHistory().getState()));
      if (!Objects.equals(from.url().getRef(), to.url().getRef())) {
        script.executeEventLocally(
            new HashChangeEvent(
                script, Event.TYPE_HASH_CHANGE, from.url().toExternalForm(), to.url().toExternalForm()));
      }
    }
  }

  /// Takes in what happened since the last look: a document was loaded, or the fragment of the address changed.
  ///
  /// @return whether the fragment changed
  boolean catchUp() {
    Page page = window.getEnclosedPage();
    if (page == null) {
      return false;
    }
    URL url = page.getUrl();
    int count = window.getHistory().getIndex();
    // `location.replace` takes HtmlUnit's present entry away before it loads.
    boolean instead = count <= counted && count < COUNTED - 1;
    if (index < 0) {
      add(new Entry(url, null, new Document(page)));
    } else if (entries.get(index).document().page != page) {
      arrive(page, url, instead);
    } else if (!same(url, entries.get(index).url())) {
      put(new Entry(url, null, entries.get(index).document()), count < counted);
      counted = count;
      return true;
    }
    counted = Math.max(count, counted);
    return false;
  }

  private void arrive(Page page, URL url, boolean instead) {
    Entry current = entries.get(index);
    WebRequest request = page.getWebResponse().getWebRequest();
    boolean reloaded = request == current.document().page.getWebResponse().getWebRequest();
    if (arriving >= 0 || reloaded) {
      index = arriving >= 0 ? arriving : index;
      Entry entry = entries.get(index);
      if (Cors.sameOrigin(url, entry.url())) {
        entry.document().show(page);
        entries.set(index, new Entry(url, entry.state(), entry.document()));
      } else {
        // a redirect has led to somebody else, whom the state does not concern
        entries.set(index, new Entry(url, null, new Document(page)));
      }
    } else {
      boolean blank = entries.size() == 1 && "about:blank".equals(current.url().toExternalForm());
      put(new Entry(url, null, new Document(page)), instead || blank || same(url, current.url()) && !isPosted(request));
    }
  }

  /// Whether a form was posted, which makes an entry at the address where the page already is. HtmlUnit takes the form's `Origin` along when the answer is a redirect.
  private static boolean isPosted(WebRequest request) {
    return request.getHttpMethod() != HttpMethod.GET || request.isAdditionalHeader("Origin");
  }

  private void put(Entry entry, boolean instead) {
    if (instead) {
      entries.set(index, entry);
    } else {
      add(entry);
    }
  }

  private void add(Entry entry) {
    entries.subList(index + 1, entries.size()).clear();
    entries.add(entry);
    if (entries.size() > MOST) {
      entries.removeFirst();
    }
    index = entries.size() - 1;
  }

  /// Shows another address for the document that is open.
  private void address(URL url) {
    window.getEnclosedPage().getWebResponse().getWebRequest().setUrl(url);
    if (window.getScriptableObject() instanceof Window script) {
      script.getLocation().setHash(null, url.getRef(), false);
    }
  }

  /// `URL.equals` would ask the network.
  private static boolean same(URL one, URL other) {
    return one.toExternalForm().equals(other.toExternalForm());
  }
}
