package dev.cmux.engine.page;

import static dev.cmux.engine.page.Attempt.already;

import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.act.Actionability;
import dev.cmux.engine.page.act.Forms;
import dev.cmux.engine.page.act.Geometry;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.Snapshotter;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.query.MatchReport;
import dev.cmux.engine.page.view.FieldValue;
import dev.cmux.engine.page.view.Markup;
import java.util.List;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;

/// Answers what is asked about the page.
final class Reader {

  private final Documents documents;
  private final Elements elements;
  private final Snapshotter snapshots;

  Reader(Documents documents, Elements elements, Snapshotter snapshots) {
    this.documents = documents;
    this.elements = elements;
    this.snapshots = snapshots;
  }

  <R> Attempt<R> inspect(Inspect<R> command, List<Target> frames) {
    return Attempt.as(
        switch (command) {
          case Inspect.Url c -> already(documents.page(frames).getUrl().toExternalForm());
          case Inspect.Title c -> already(documents.html(frames).getTitleText());
          case Inspect.Content c -> already(Markup.outer(documents.html(frames)));
          case Inspect.Text c -> elements.one(c.target(), frames, s -> s.look().rendered().of(s.element()));
          case Inspect.Html c -> elements.one(c.target(), frames, s -> Markup.outer(s.element()));
          case Inspect.Value c -> elements.one(c.target(), frames, s -> value(s.element(), c.target()));
          case Inspect.Attr c -> elements.one(c.target(), frames, s -> attribute(s.element(), c.name()));
          case Inspect.Count c -> already(elements.find(c.target(), frames, new Look()).size());
          case Inspect.BoxOf c -> elements.one(c.target(), frames, s -> Geometry.box(s.element()));
          case Inspect.Styles c -> elements.one(c.target(), frames, s -> Geometry.styles(s.element(), c.property()));
          case Inspect.IsVisible c -> already(isVisible(c.target(), frames));
          case Inspect.IsEnabled c -> elements.one(c.target(), frames, s -> Actionability.isEnabled(s.element()));
          case Inspect.IsChecked c -> elements.one(c.target(), frames, s -> Forms.isChecked(s.element()));
          case Inspect.IsEditable c -> elements.one(c.target(), frames, s -> Actionability.isEditable(s.element()));
          case Inspect.TakeSnapshot c when c.options().scope().isPresent() ->
              elements.one(c.options().scope().get(), frames, s -> snapshots.take(s.page(), Optional.of(s.element()), c.options()));
          case Inspect.TakeSnapshot c -> already(snapshots.take(documents.html(frames), Optional.empty(), c.options()));
        });
  }

  /// The text of a page as a reader sees it.
  String text(HtmlPage page) {
    return page.getBody() == null ? "" : new Look().rendered().of(page.getBody());
  }

  private boolean isVisible(Target target, List<Target> frames) {
    Look look = new Look();
    List<DomElement> found = elements.find(target, frames, look);
    if (found.size() > 1) {
      throw new MatchReport(target, documents.html(frames), found, look).ambiguous();
    }
    return !found.isEmpty() && look.visibility().isVisible(found.getFirst());
  }

  private static Optional<String> attribute(DomElement element, String name) {
    return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
  }

  private static String value(DomElement element, Target target) {
    return switch (Controls.retarget(element)) {
      case HtmlInput input -> FieldValue.of(input);
      case HtmlTextArea area -> area.getText();
      case HtmlSelect select ->
          select.getSelectedOptions().stream().findFirst().map(HtmlOption::getValueAttribute).orElse("");
      case HtmlOption option -> option.getValueAttribute();
      case DomElement other when other.hasAttribute("value") -> other.getAttribute("value");
      case DomElement other ->
          throw EngineException.invalidParams("`%s` is a <%s>, which has no value.".formatted(target, other.getTagName()))
              .withHint("Read its text with `get.text`.");
    };
  }
}
