package dev.cmux.repl;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Response;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What `cmux doctor URL` finds: does the page load, and what do its scripts complain about.
final class PageCheckup {

  /// A page that never falls silent is looked at as it is then.
  private static final Timeout SETTLING = Timeout.ofMillis(5_000);

  private PageCheckup() {}

  /// Loads the page, lets it settle, and tells about it.
  ///
  /// @throws EngineException when it does not load
  static List<Checkup> examine(String url) {
    try (Browser browser = new Browser()) {
      Surface surface = browser.open(OpenOptions.DEFAULT);
      Response response = join(surface.perform(new Navigate.Goto(url)));
      settle(surface);
      List<Checkup> checkups = new ArrayList<>();
      checkups.add(document(response, join(surface.perform(new Inspect.Title()))));
      join(surface.perform(new Observe.ListErrors())).forEach(error -> checkups.add(script(error)));
      return checkups;
    }
  }

  private static void settle(Surface surface) {
    try {
      join(surface.perform(new Await.WaitFor(List.of(new Await.Condition.Load(Await.LoadState.NETWORKIDLE)), SETTLING)));
    } catch (EngineException e) {
      if (e.code() != ErrorCode.TIMEOUT) {
        throw e;
      }
    }
  }

  private static Checkup document(Response response, String title) {
    String found = "%s answered %d, title \"%s\"".formatted(response.url(), response.status(), title);
    return response.ok() ? Checkup.fine("page", found) : Checkup.wrong("page", found, "The server says that this is an error.");
  }

  private static Checkup script(Observe.PageError error) {
    return Checkup.wrong(error.kind().replace('_', ' '), error.message(), "at " + error.place());
  }

  private static <T> T join(CompletableFuture<T> stage) {
    try {
      return stage.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EngineException failure ? failure : e;
    }
  }
}
