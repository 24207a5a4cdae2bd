package dev.cmux.engine.page;

import dev.cmux.engine.command.Navigate.WaitUntil;
import dev.cmux.engine.page.net.Transfers;
import java.io.IOException;
import java.util.function.Consumer;
import org.htmlunit.Page;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.html.HtmlPage;

/// The loads whose commands ask for an answer on the way, at `commit` or `domcontentloaded`, and what becomes of the rest.
///
/// HtmlUnit reads a document in one go: its scripts, style sheets and frames are fetched while it is parsed, on the surface's queue.
/// Once such a load is answered, it lends the queue whenever it waits for the network outside of a script, which is when a
/// browser's event loop would turn as well. What leads elsewhere ends the rest of the load.
///
/// Confined to the surface's queue, except for {@link #abandon} and {@link #fetch}.
final class PageLoads {

  private final SurfaceThread thread;
  private final PageStops stops;
  private final Transfers transfers;
  private volatile Load current;

  PageLoads(SurfaceThread thread, PageStops stops, Transfers transfers) {
    this.thread = thread;
    this.stops = stops;
    this.transfers = transfers;
  }

  /// Loads a page into a window.
  ///
  /// @param answer hears of the page when it has come so far, unless that is its end
  Page load(WebWindow window, WaitUntil until, Consumer<HtmlPage> answer, SurfaceThread.Blocking<Page> loading) throws IOException {
    if (until != WaitUntil.COMMIT && until != WaitUntil.DOMCONTENTLOADED) {
      return loading.get();
    }
    Load load = new Load(window, until, answer);
    current = load;
    try {
      return loading.get();
    } catch (Abandoned e) {
      return load.page;
    } finally {
      current = null;
      load.end();
    }
  }

  /// A document has come and has not been parsed.
  void committed(HtmlPage page) {
    Load load = current;
    if (load != null && load.page == null && page.getEnclosingWindow() == load.window) {
      load.page = page;
      load.reached(WaitUntil.COMMIT);
    }
  }

  /// A document's listeners of `DOMContentLoaded` have run.
  void contentLoaded(HtmlPage page) {
    Load load = current;
    if (load != null && page == load.page) {
      load.reached(WaitUntil.DOMCONTENTLOADED);
    }
  }

  /// Ends the rest of a load that has been answered: the tab goes elsewhere. Safe from any thread.
  void abandon() {
    Load load = current;
    if (load != null) {
      load.abandon();
    }
  }

  /// Makes a request, and lends the queue to others meanwhile if it belongs to the rest of a load. Safe from any thread.
  <T> T fetch(SurfaceThread.Blocking<T> transfer) throws IOException {
    Load load = current;
    return load != null && load.canLend() ? load.lend(transfer) : transfer.get();
  }

  private final class Load {
    private final WebWindow window;
    private final WaitUntil until;
    private final Consumer<HtmlPage> answer;
    private final Thread loader = Thread.currentThread();
    private HtmlPage page;
    private boolean answered;
    private boolean lending;
    private boolean abandoned;
    private boolean ended;

    Load(WebWindow window, WaitUntil until, Consumer<HtmlPage> answer) {
      this.window = window;
      this.until = until;
      this.answer = answer;
    }

    void reached(WaitUntil stage) {
      if (stage == until && !answered) {
        synchronized (this) {
          answered = true;
        }
        startTimers();
        answer.accept(page);
      }
    }

    /// HtmlUnit does so when all is loaded.
    private void startTimers() {
      if (window.getWebClient().getJavaScriptEngine() != null) {
        window.getWebClient().getJavaScriptEngine().registerWindowAndMaybeStartEventLoop(window);
      }
    }

    /// A script that is running has the page for itself.
    boolean canLend() {
      return answered && Thread.currentThread() == loader && Context.getCurrentContext() == null;
    }

    <T> T lend(SurfaceThread.Blocking<T> transfer) throws IOException {
      goOn(true);
      T answer = null;
      Exception failure = null;
      try {
        answer = thread.lend(transfer);
      } catch (IOException | RuntimeException e) {
        failure = e;
      }
      goOn(false);
      switch (failure) {
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case null, default -> {
          return answer;
        }
      }
    }

    private synchronized void goOn(boolean begins) {
      lending = begins;
      if (abandoned || thread.isWantedAlone() || window.isClosed() || window.getEnclosedPage() != page) {
        throw new Abandoned();
      }
    }

    synchronized void abandon() {
      if (!answered || abandoned || ended) {
        return;
      }
      abandoned = true;
      transfers.stop(loader);
      if (!lending) {
        stops.stop(false);
      }
    }

    synchronized void end() {
      ended = true;
      if (abandoned) {
        stops.resume();
        transfers.resume();
      }
    }
  }

  /// Unwinds the rest of a load from the request it has come to.
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("The page load was given up because its tab went elsewhere.", null, false, false);
    }
  }
}
