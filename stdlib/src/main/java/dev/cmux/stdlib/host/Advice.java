package dev.cmux.stdlib.host;

import dev.cmux.engine.error.Nearest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to tell those who reach for a name of Node or of a page, which a task does not have, and those who misspell one that it has.
final class Advice {

  private static final Pattern UNDEFINED_NAME = Pattern.compile("(\\w+) is not defined");

  private static final Pattern NO_FUNCTION = Pattern.compile("(?:.*\\.)?(\\w+) is not a function", Pattern.DOTALL);

  /// `s.get.text(...).slice is not a function`
  private static final Pattern NO_FUNCTION_OF_ANSWER =
      Pattern.compile("(?:.*[^\\w.])?([\\w.]+\\.)?(\\w+)\\(\\.\\.\\.\\)\\.(\\w+) is not a function", Pattern.DOTALL);

  /// What answers at once.
  private static final Pattern NO_PROMISE = Pattern.compile("(.*\\.)?(find\\.\\w+|filter|first|last|nth|surface|surfaces)");

  /// What users of Playwright reach for, and what does it here.
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("getByRole", "find.role(role, { name })"),
          Map.entry("getByText", "find.text(text)"),
          Map.entry("getByLabel", "find.label(text)"),
          Map.entry("getByPlaceholder", "find.placeholder(text)"),
          Map.entry("getByAltText", "find.alt(text)"),
          Map.entry("getByTitle", "find.title(text)"),
          Map.entry("getByTestId", "find.testid(id)"),
          Map.entry("locator", "find.css(selector)"),
          Map.entry("waitForSelector", "wait({ selector })"),
          Map.entry("waitForURL", "wait({ url })"),
          Map.entry("waitForLoadState", "wait({ loadState })"),
          Map.entry("waitForFunction", "wait({ function })"),
          Map.entry("waitForTimeout", "cmux.sleep(ms)"),
          Map.entry("textContent", "get.text(target)"),
          Map.entry("innerText", "get.text(target)"),
          Map.entry("innerHTML", "get.html(target)"),
          Map.entry("inputValue", "get.value(target)"),
          Map.entry("getAttribute", "get.attr(target, name)"),
          Map.entry("isVisible", "is.visible(target)"),
          Map.entry("isEnabled", "is.enabled(target)"),
          Map.entry("isChecked", "is.checked(target)"),
          Map.entry("evaluate", "eval(script)"),
          Map.entry("selectOption", "select(target, values)"),
          Map.entry("setInputFiles", "upload(target, files)"),
          Map.entry("goBack", "back()"),
          Map.entry("goForward", "forward()"),
          Map.entry("newPage", "tab.new(url)"),
          Map.entry("storageState", "state.save(path)"));

  private final Set<String> words = new TreeSet<>();

  /// Names that scripts call.
  void learn(Collection<String> more) {
    words.addAll(more);
  }

  /// A hint about an error of the script; empty when there is nothing to say.
  ///
  /// @param excerpt the lines around the place, the one it is about with a `>` in front
  Optional<String> on(String name, String message, String excerpt) {
    Matcher missing = UNDEFINED_NAME.matcher(message);
    Matcher called = NO_FUNCTION.matcher(message);
    if (name.equals("ReferenceError") && missing.matches()) {
      return onMissing(missing.group(1), excerpt);
    }
    return name.equals("TypeError") && called.matches() ? onForgottenAwait(message).or(() -> onMisspelt(called.group(1))) : Optional.empty();
  }

  private Optional<String> onForgottenAwait(String message) {
    Matcher answer = NO_FUNCTION_OF_ANSWER.matcher(message);
    if (!answer.matches() || !words.contains(answer.group(2))) {
      return Optional.empty();
    }
    String callee = (answer.group(1) == null ? "" : answer.group(1)) + answer.group(2);
    return NO_PROMISE.matcher(callee).matches()
        ? Optional.empty()
        : Optional.of("`%1$s` answers with a promise; await it first: `(await %1$s(…)).%2$s`.".formatted(callee, answer.group(3)));
  }

  private Optional<String> onMisspelt(String name) {
    if (words.contains(name)) {
      return Optional.empty();
    }
    Optional<String> here = Optional.ofNullable(ELSEWHERE.get(name)).map("Here that is `%s`."::formatted);
    return here.isPresent() ? here : Nearest.to(name, words).map("Did you mean `%s`?"::formatted);
  }

  private static Optional<String> onMissing(String name, String excerpt) {
    return Optional.ofNullable(
        switch (name) {
          case "fetch", "XMLHttpRequest" -> "A request belongs to a surface and carries its cookies: `await surface.fetch(url)`.";
          case "document", "window", "location", "localStorage", "sessionStorage", "navigator" ->
              "That is the page's. Code for the page runs in it: `await surface.eval(() => document.title)`.";
          case "require", "module", "exports", "__dirname", "__filename" ->
              "Task files are ES modules: write `import … from './file.js'`; files are in `cmux:fs`.";
          case "process" -> "Arguments are in `cmux.args` and `cmux.params`, the environment in `cmux.env`; throw an error to fail the task.";
          case "Buffer" -> "Bytes are a `Uint8Array` here; `TextEncoder`, `TextDecoder`, `atob` and `btoa` convert them.";
          default -> isAssigned(name, excerpt) ? "Declare it first: `let %1$s = …` or `const %1$s = …`.".formatted(name) : null;
        });
  }

  private static boolean isAssigned(String name, String excerpt) {
    return Pattern.compile("^> \\d+ \\| (?:.*[^.\\w$])?%s\\s*=[^=>]".formatted(name), Pattern.MULTILINE).matcher(excerpt).find();
  }
}
