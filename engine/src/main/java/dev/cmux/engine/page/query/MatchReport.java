package dev.cmux.engine.page.query;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.NameComputation;
import dev.cmux.engine.page.dom.Descriptors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.htmlunit.html.DefaultElementFactory;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// What a failed search tells its caller: how many elements matched, how many of them were visible, samples of them,
/// and what was on the page.
public final class MatchReport {

  private static final int SAMPLES = 6;
  private static final int SAMPLE_TEXT = 80;
  private static final int SHORT_TEXT = 30;
  private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{N}]*( \\p{L}[\\p{L}\\p{N}]*)*");

  private final Target target;
  private final HtmlPage page;
  private final List<DomElement> matches;
  private final Look look;

  /// A report on the matches of a target in a page, as a fresh look found them.
  public MatchReport(Target target, HtmlPage page, List<DomElement> matches, Look look) {
    this.target = target;
    this.page = page;
    this.matches = List.copyOf(matches);
    this.look = look;
  }

  /// Nothing matches, or nothing that matches is visible. A wait of zero is not mentioned.
  public EngineException notFound(Duration waited) {
    String suffix = waited.isZero() ? "" : " (waited %d ms)".formatted(waited.toMillis());
    if (matches.isEmpty()) {
      return withFacts(EngineException.notFound("Nothing on the page matches `%s`%s.".formatted(target, suffix)).withHint(missingHint()));
    }
    String reason = look.visibility().whyHidden(matches.getFirst()).orElse("has become visible since");
    String message =
        matches.size() == 1
            ? "`%s` is present but not visible: it %s%s.".formatted(target, reason, suffix)
            : "`%s` matches %d elements, none of them visible: the first %s%s."
                .formatted(target, matches.size(), reason, suffix);
    return withFacts(
        EngineException.notFound(message).withHint("Do first what shows it, or wait for `state: 'attached'` if it may stay hidden."));
  }

  /// More than one element matches where one is needed.
  public EngineException ambiguous() {
    return withFacts(
        EngineException.ambiguous(
                "`%s` matches %d elements, but exactly one is needed: %s."
                    .formatted(target, matches.size(), firstDescriptors()))
            .withHint("Narrow the target, or choose one with `.first()` or `.nth(index)`, on the command line ` >> nth=0`."));
  }

  private String firstDescriptors() {
    List<String> told = matches.stream().limit(3).map(this::described).toList();
    return String.join(", ", told) + (matches.size() > 3 ? ", …" : "");
  }

  private String described(DomElement element) {
    String text = shortened(element, SHORT_TEXT);
    return Descriptors.of(element) + (text.isEmpty() ? "" : " “" + text + "”");
  }

  private String shortened(DomElement element, int length) {
    String text = NameComputation.collapse(look.text().of(element));
    return text.length() > length ? text.substring(0, length - 1) + "…" : text;
  }

  /// The same with what was found of the target, as data.
  public EngineException withFacts(EngineException error) {
    List<Map<String, Object>> samples = new ArrayList<>();
    int visible = 0;
    for (int i = 0; i < matches.size(); i++) {
      boolean isVisible = look.visibility().isVisible(matches.get(i));
      visible += isVisible ? 1 : 0;
      if (i < SAMPLES) {
        samples.add(sample(i, matches.get(i), isVisible));
      }
    }
    EngineException found =
        error
            .with("selector", target.toString())
            .with("matchCount", matches.size())
            .with("visibleMatchCount", visible)
            .with("samples", samples);
    return PageFacts.tell(found, page, look);
  }

  /// Who wrote a label or a text where a selector was expected looks for an element of that name.
  private String missingHint() {
    boolean tag = target instanceof Target.Css(var selector) && WORDS.matcher(selector).matches() && !isElement(selector.split(" ")[0]);
    return tag
        ? "`%s` was taken for a CSS selector: write `text=%1$s` for what says so, `label=%1$s` for a field.".formatted(target)
        : "Take a snapshot to see what is on the page.";
  }

  private static boolean isElement(String name) {
    return DefaultElementFactory.SUPPORTED_TAGS_.contains(name.toLowerCase(Locale.ROOT));
  }

  private Map<String, Object> sample(int index, DomElement element, boolean visible) {
    Map<String, Object> sample = new LinkedHashMap<>();
    sample.put("index", index);
    sample.put("descriptor", Descriptors.of(element));
    sample.put("role", look.roles().of(element));
    sample.put("visible", visible);
    sample.put("text", shortened(element, SAMPLE_TEXT));
    return sample;
  }
}
