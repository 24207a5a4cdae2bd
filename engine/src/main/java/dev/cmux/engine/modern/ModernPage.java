package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.DeclaredShadows;
import dev.cmux.engine.modern.platform.ForeignContent;
import dev.cmux.engine.modern.platform.LoadTimes;
import dev.cmux.engine.modern.platform.LoadTimes.Step;
import dev.cmux.engine.modern.platform.NestedDrawings;
import dev.cmux.engine.modern.platform.PageTask;
import dev.cmux.engine.modern.platform.Platform;
import dev.cmux.engine.modern.platform.RenderedPage;
import dev.cmux.engine.modern.platform.SvgNames;
import dev.cmux.engine.modern.platform.TrailingComments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.htmlunit.ScriptResult;
import org.htmlunit.WebResponse;
import org.htmlunit.WebWindow;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.DomChangeEvent;
import org.htmlunit.html.DomChangeListener;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.HtmlInlineFrame;
import org.htmlunit.html.HtmlLink;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlScript;
import org.htmlunit.html.HtmlStyle;
import org.htmlunit.html.HtmlSvg;
import org.htmlunit.html.HtmlTemplate;
import org.htmlunit.html.impl.SimpleRange;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.svg.SvgElement;
import org.htmlunit.util.UrlUtils;
import org.jspecify.annotations.Nullable;

/// A page that scripts and users find as browsers show it: its scripts run when they should ([ScriptOrder]), its looks are ours, and it tells how far it has loaded.
///
/// Make it where HtmlUnit would make an `HtmlPage`.
public final class ModernPage extends HtmlPage implements RenderedPage, LoadTimes.Known {

  private static final long serialVersionUID = 1L;

  private final transient ScriptOrder scripts = new ScriptOrder(this);
  private final transient DeclaredShadows shadows = new DeclaredShadows();
  private final transient Consumer<HtmlPage> whenContentLoaded;
  private final transient Function<HtmlPage, PageLooks> looksOf;
  private final transient LoadTimes times = new LoadTimes();
  private transient TrailingComments trailing = TrailingComments.in("");
  private transient @Nullable PageLooks looks;
  private boolean markupRead;
  private boolean drawn;
  private boolean contentLoaded;
  private boolean goesWithin;
  private transient @Nullable WebWindow targetedBy;

  /// @param looksOf what says how the elements of the page look, made when somebody asks
  /// @param whenContentLoaded hears when the listeners of `DOMContentLoaded` have run
  public ModernPage(
      WebResponse response, WebWindow window, Function<HtmlPage, PageLooks> looksOf, Consumer<HtmlPage> whenContentLoaded) {
    super(response, window);
    this.looksOf = looksOf;
    this.whenContentLoaded = whenContentLoaded;
    addDomChangeListener(new ArrivalWatch());
  }

  /// Nothing of the page has been parsed.
  ///
  /// @param source its markup
  public void begins(WebResponse source) {
    if (getWebClient().isJavaScriptEnabled()) {
      // What is looked for is hardly ever other than ASCII, and this way the text is not decoded for it.
      String markup = source.getContentAsString(StandardCharsets.ISO_8859_1);
      trailing = TrailingComments.in(markup);
      ((PageEngine) getWebClient().getJavaScriptEngine()).expected().begins(this, markup);
    }
  }

  @Override
  public void cleanUp() {
    if (getWebClient().getJavaScriptEngine() instanceof PageEngine engine) {
      engine.expected().leaves(this);
    }
    super.cleanUp();
  }

  /// The next navigation only goes to another place of this page, so this page is not asked whether it may be left: HtmlUnit fires
  /// `beforeunload` before it looks where a link goes, and applications take themselves down when they hear it.
  public void goesWithin() {
    goesWithin = true;
  }

  /// A window has been named as the target of something here: a `javascript:` URL runs in its document only if that is of the same origin.
  public void targetedBy(WebWindow window) {
    targetedBy = window;
  }

  /// As browsers do, runs the `javascript:` URLs of other origins nowhere. Those that HtmlUnit loads come from the window's own scripts or, in a frame, from its element.
  @Override
  public ScriptResult executeJavaScript(String source, String name, int line) {
    WebWindow window = getEnclosingWindow();
    boolean isUrl = name.equals("javascript url") || name.equals("JavaScript URL");
    boolean refused = isUrl && (isOfOthers(targetedBy) || window instanceof FrameWindow frame && name.equals("JavaScript URL") && isOfOthers(frame.getParentWindow()));
    targetedBy = null;
    return refused ? new ScriptResult(JavaScriptEngine.UNDEFINED) : super.executeJavaScript(source, name, line);
  }

  private boolean isOfOthers(@Nullable WebWindow asking) {
    return asking != null && !Platform.sameOrigin(asking, getEnclosingWindow());
  }

  /// Without the frames: HtmlUnit (5.5.0, `HTMLDocument.getIt`) gives scripts their windows as they are. [Platform] has them under their names.
  @Override
  public List<DomElement> getElementsByName(String name) {
    List<DomElement> found = super.getElementsByName(name);
    found.removeIf(BaseFrameElement.class::isInstance);
    return found;
  }

  @Override
  public boolean isOnbeforeunloadAccepted() {
    boolean stays = goesWithin;
    goesWithin = false;
    return stays || super.isOnbeforeunloadAccepted();
  }

  /// HtmlUnit asks this before it computes a style, and so never computes one.
  @Override
  public ComputedCssStyleDeclaration getStyleFromCache(DomElement element, String pseudo) {
    return looks().of(element, pseudo);
  }

  @Override
  public String textOf(DomElement element) {
    return looks().text(element);
  }

  @Override
  public Optional<SimpleRange> caretFrom(DomNode node, int offset, String granularity, boolean backwards) {
    return looks().caret(node, offset, granularity, backwards);
  }

  private PageLooks looks() {
    if (looks == null) {
      looks = looksOf.apply(this);
      LooksWatch.start(looks, this);
    }
    return looks;
  }

  /// HtmlUnit calls this, and our own code, when something changed that is no node and no attribute.
  @Override
  public void clearComputedStyles() {
    if (looks != null) {
      looks.sheetsChanged();
    }
  }

  @Override
  public void clearComputedStyles(DomElement element) {
    if (looks != null) {
      looks.changed();
    }
  }

  @Override
  public void clearComputedStylesUpToRoot(DomElement element) {
    clearComputedStyles(element);
  }

  /// HtmlUnit calls this with `interactive` when the markup has been read, just before it runs deferred scripts; it
  /// skips those that have run by then.
  @Override
  public void setReadyState(String state) {
    if (READY_STATE_COMPLETE.equals(state)) {
      contentLoaded();
      times.reached(Step.DOM_COMPLETE);
    }
    super.setReadyState(state);
    if (READY_STATE_COMPLETE.equals(state)) {
      times.reached(Step.LOAD_START);
      if (getWebClient().isJavaScriptEnabled()) {
        PageTask.later(this, () -> times.reached(Step.LOAD_END));
      }
    }
    if (READY_STATE_INTERACTIVE.equals(state) && !markupRead) {
      times.reached(Step.DOM_INTERACTIVE);
      markupRead = true;
      if (drawn) {
        ForeignContent.restoreBelow(getDocumentElement());
        NestedDrawings.restoreBelow(getDocumentElement());
      }
      if (getWebClient().isJavaScriptEnabled() && getDocumentElement() != null) {
        trailing.restore(this);
        declareShadows();
        getDocumentElement().setReadyState(state);
        scripts.runDeferred();
        ((PageEngine) getWebClient().getJavaScriptEngine()).settles(this);
      } else {
        contentLoaded();
      }
      times.reached(Step.CONTENT_LOADED_START);
    }
  }

  @Override
  public LoadTimes loadTimes() {
    return times;
  }

  /// Whether the listeners of `DOMContentLoaded` have run.
  public boolean isContentLoaded() {
    return contentLoaded;
  }

  boolean isMarkupRead() {
    return markupRead;
  }

  void contentLoaded() {
    if (contentLoaded) {
      return;
    }
    contentLoaded = true;
    times.reached(Step.CONTENT_LOADED_END);
    whenContentLoaded.accept(this);
    scripts.runAsynchronous();
  }

  private void declareShadows() {
    if (getWebClient().getJavaScriptEngine() instanceof PageEngine engine) {
      engine.declare(this, shadows);
    }
  }

  /// Hears of every node that comes into the document.
  private final class ArrivalWatch implements DomChangeListener {
    private static final long serialVersionUID = 1L;
    private static final Set<String> AHEAD = Set.of("preload", "modulepreload", "prefetch");

    @Override
    public void nodeAdded(DomChangeEvent event) {
      DomNode added = event.getChangedNode();
      noticed(added);
      if (added instanceof SvgElement shape) {
        drawn = true;
        SvgNames.restoreBelow(shape);
      }
      if (!(added instanceof HtmlScript) && added.getFirstChild() != null) {
        added.getHtmlElementDescendants().forEach(this::noticed);
      }
    }

    private void noticed(DomNode node) {
      if (node instanceof HtmlScript script) {
        declareShadows();
        scripts.inserted(script);
      } else if (node instanceof HtmlTemplate template && template.getStartLineNumber() >= 0 && !markupRead) {
        shadows.notice(template);
      } else if (node instanceof HtmlInlineFrame frame && frame.hasAttribute("srcdoc") && isInsertedByScript()) {
        PageTask.later(ModernPage.this, () -> loadAtLast(frame));
      } else if (node instanceof HtmlLink link && isAhead(link)) {
        PageTask.later(ModernPage.this, () -> link.fireEvent("load"));
      } else if (node instanceof HtmlSvg drawing) {
        SvgNames.restoreBelow(drawing);
      } else if (node instanceof HtmlStyle style) {
        PageTask.later(ModernPage.this, () -> loaded(style));
      }
    }

    /// HtmlUnit tells of sheets that come over the network only.
    private void loaded(HtmlStyle style) {
      if (style.isAttachedToPage()) {
        style.fireEvent("load");
      }
    }

    /// Whether it names what will be needed later. What the markup names is on its way by now, what a script inserts is fetched when it is needed; but pages
    /// wait for the event: many make a style sheet of the link then.
    private boolean isAhead(HtmlLink link) {
      String rel = link.getRelAttribute().strip().toLowerCase(Locale.ROOT);
      return link.hasAttribute("href") && AHEAD.contains(rel);
    }

    private boolean isInsertedByScript() {
      return markupRead || ((JavaScriptEngine) getWebClient().getJavaScriptEngine()).isScriptRunning();
    }

    /// HtmlUnit loads a frame that a script inserts when it has a `src`.
    private void loadAtLast(HtmlInlineFrame frame) {
      if (frame.isAttachedToPage() && frame.getEnclosedPage().getUrl() == UrlUtils.URL_ABOUT_BLANK) {
        frame.loadInnerPage();
      }
    }

    @Override
    public void nodeDeleted(DomChangeEvent event) {
      // What was taken out has had its turn, or never will.
    }
  }
}
