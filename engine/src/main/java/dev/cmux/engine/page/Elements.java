package dev.cmux.engine.page;

import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import java.util.List;
import org.htmlunit.html.HtmlPage;

final class Elements {
  private final Documents documents;
  private final Navigator navigator;

  Elements(Documents documents, Navigator navigator) {
    this.documents = documents;
    this.navigator = navigator;
  }

  <R> Attempt<R> inspect(Inspect<R> command, List<Target> frames) {
    return Session.as(
        switch (command) {
          case Inspect.Url c -> (Attempt<String>) () -> Attempt.done(documents.window(frames).getEnclosedPage().getUrl().toExternalForm());
          case Inspect.Title c -> (Attempt<String>) () -> Attempt.done(documents.html(frames).getTitleText());
          default -> throw EngineException.notSupported("soon");
        });
  }

  <R> Attempt<R> interact(Interact<R> command, List<Target> frames) {
    throw EngineException.notSupported("soon");
  }

  Attempt<Object> eval(Inject.Eval command, List<Target> frames, Injector injector) {
    throw EngineException.notSupported("soon");
  }

  List<org.htmlunit.html.DomElement> find(Target target, List<Target> frames) { return List.of(); }
  boolean isVisible(org.htmlunit.html.DomElement e) { return true; }
  String whyHidden(org.htmlunit.html.DomElement e) { return ""; }
  String pageText(List<Target> frames) { return documents.html(frames).asNormalizedText(); }
}
