package dev.cmux.engine.page;

import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Interact.Modifier;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.page.Elements.Subject;
import dev.cmux.engine.page.act.Actionability;
import dev.cmux.engine.page.act.Actionability.Action;
import dev.cmux.engine.page.act.Actions;
import dev.cmux.engine.page.act.MouseButton;
import dev.cmux.engine.page.aria.Look;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.htmlunit.html.HtmlPage;

/// Carries out actions: waits until the element can take one, by Playwright's table, then acts.
final class Performer {

  private final Documents documents;
  private final Elements elements;
  private final Actions actions = new Actions();

  Performer(Documents documents, Elements elements) {
    this.documents = documents;
    this.elements = elements;
  }

  /// Readies a new document for its scripts.
  void prepare(HtmlPage page) {
    actions.prepare(page);
  }

  <R> Attempt<R> interact(Interact<R> command, List<Target> frames) {
    return Attempt.as(
        switch (command) {
          case Interact.Click c -> click(c.target(), c.options(), 1, frames);
          case Interact.Dblclick c -> click(c.target(), c.options(), 2, frames);
          case Interact.Hover c -> act(c.target(), frames, Action.HOVER, s -> actions.hover(s.element()));
          case Interact.Focus c -> act(c.target(), frames, Action.ATTACHED, s -> actions.focus(s.element()));
          case Interact.Fill c -> act(c.target(), frames, Action.FILL, s -> actions.fill(s.element(), c.text()));
          case Interact.Type c -> act(c.target(), frames, Action.ATTACHED, s -> actions.type(s.element(), c.text()));
          case Interact.Press c -> press(c, frames);
          case Interact.Keydown c -> onPage(frames, page -> actions.keydown(page, c.key()));
          case Interact.Keyup c -> onPage(frames, page -> actions.keyup(page, c.key()));
          case Interact.Select c -> answer(c.target(), frames, Action.SELECT, (s, a) -> a.select(s.element(), c.choices()));
          case Interact.Check c -> act(c.target(), frames, Action.CLICK, s -> actions.setChecked(s.element(), true));
          case Interact.Uncheck c -> act(c.target(), frames, Action.CLICK, s -> actions.setChecked(s.element(), false));
          case Interact.Scroll c when c.target().isPresent() ->
              act(c.target().get(), frames, Action.ATTACHED, s -> actions.scroll(s.page(), s.element(), c.dx(), c.dy()));
          case Interact.Scroll c -> onPage(frames, page -> actions.scroll(page, null, c.dx(), c.dy()));
          case Interact.ScrollIntoView c -> act(c.target(), frames, Action.SCROLL, s -> actions.scrollIntoView(s.element()));
          case Interact.Upload c -> act(c.target(), frames, Action.ATTACHED, s -> actions.upload(s.element(), c.files()));
          case Interact.Submit c -> act(c.target(), frames, Action.ATTACHED, s -> actions.submit(s.element()));
          case Interact.Drag c -> drag(c, frames);
        });
  }

  private Attempt<Void> click(Target target, ClickOptions options, int count, List<Target> frames) {
    List<String> keys = options.modifiers().stream().map(Performer::keyName).sorted().toList();
    return act(
        target,
        frames,
        options.force() ? Action.ATTACHED : Action.CLICK,
        s -> actions.click(s.element(), MouseButton.valueOf(options.button().name()), count, keys));
  }

  private Attempt<Void> press(Interact.Press command, List<Target> frames) {
    return command
        .target()
        .map(target -> act(target, frames, Action.ATTACHED, s -> actions.press(s.element(), command.key())))
        .orElseGet(() -> onPage(frames, page -> actions.press(page, command.key())));
  }

  /// Both ends must be ready at the same look.
  private Attempt<Void> drag(Interact.Drag command, List<Target> frames) {
    return elements.ready(
        command.target(),
        frames,
        from -> Actionability.obstacle(Action.HOVER, from.element()).or(() -> missing(command.to(), frames)),
        from -> {
          actions.drag(from.element(), elements.find(command.to(), frames, new Look()).getFirst());
          return null;
        });
  }

  private Optional<String> missing(Target to, List<Target> frames) {
    return elements.find(to, frames, new Look()).size() == 1
        ? Optional.empty()
        : Optional.of("has no single `%s` to be dragged onto".formatted(to));
  }

  private Attempt<Void> act(Target target, List<Target> frames, Action action, Consumer<Subject> acting) {
    return answer(
        target,
        frames,
        action,
        (subject, ignored) -> {
          acting.accept(subject);
          return null;
        });
  }

  private <T> Attempt<T> answer(Target target, List<Target> frames, Action action, BiFunction<Subject, Actions, T> acting) {
    return elements.ready(
        target, frames, subject -> Actionability.obstacle(action, subject.element()), subject -> acting.apply(subject, actions));
  }

  private Attempt<Void> onPage(List<Target> frames, Consumer<HtmlPage> acting) {
    HtmlPage page = documents.html(frames);
    return Attempt.once(() -> acting.accept(page));
  }

  private static String keyName(Modifier modifier) {
    String name = modifier.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
