package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.PageTask;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlScript;
import org.htmlunit.html.ScriptElementSupport;

/// When the scripts of one page run, where HtmlUnit is not of the HTML standard's mind. Module scripts of the markup run when it has been read, in
/// document order together with deferred classic scripts; inserted ones in a task of their own. HtmlUnit itself skips module scripts and runs `nomodule`
/// ones. Scripts with `async` of either kind run after `DOMContentLoaded` and hold up nothing before it; HtmlUnit runs classic ones with the next
/// script of the markup.
final class ScriptOrder {

  private final ModernPage page;
  private final List<HtmlScript> insertedWhileLoading = new ArrayList<>();
  private final List<HtmlScript> asynchronous = new ArrayList<>();

  ScriptOrder(ModernPage page) {
    this.page = page;
  }

  /// A script has come into the document, before HtmlUnit looks whether it runs.
  void inserted(HtmlScript script) {
    boolean fromMarkup = script.getStartLineNumber() >= 0;
    if (!isModule(script)) {
      if (script.hasAttribute("nomodule")) {
        script.setExecuted(true);
      } else if (fromMarkup && !page.isMarkupRead() && script.hasAttribute("async") && script.hasAttribute("src")) {
        script.setExecuted(true); // keeps HtmlUnit from running it, until `contentLoaded`
        asynchronous.add(script);
      }
    } else if (page.isParsingHtmlSnippet()) {
      // `innerHTML` never runs scripts.
      script.setExecuted(true);
    } else if (!fromMarkup && !script.isExecuted()) {
      if (page.isMarkupRead()) {
        PageTask.later(page, () -> run(script));
      } else {
        insertedWhileLoading.add(script);
      }
    }
  }

  /// The markup has been read.
  void runDeferred() {
    List<HtmlScript> inOrder = new ArrayList<>();
    List<HtmlScript> whenReady = new ArrayList<>(insertedWhileLoading);
    insertedWhileLoading.clear();
    for (HtmlElement element : page.getDocumentElement().getHtmlElementDescendants()) {
      if (element instanceof HtmlScript script && !whenReady.contains(script)) {
        if (isModule(script)) {
          (script.hasAttribute("async") ? asynchronous : inOrder).add(script);
        } else if (script.isDeferred() && script.hasAttribute("src")) {
          inOrder.add(script);
        }
      }
    }
    inOrder.forEach(this::run);
    whenReady.forEach(this::run);
  }

  /// The listeners of `DOMContentLoaded` have run.
  void runAsynchronous() {
    for (HtmlScript script : asynchronous) {
      script.setExecuted(false);
      run(script);
    }
    asynchronous.clear();
  }

  private void run(HtmlScript script) {
    if (page.getEnclosingWindow().getEnclosedPage() != page) {
      return;
    }
    if (isModule(script)) {
      if (!script.isExecuted() && script.isAttachedToPage()) {
        script.setExecuted(true);
        new ModuleScripts(page).run(script);
      }
    } else {
      ScriptElementSupport.executeScriptIfNeeded(script, true, true);
    }
  }

  private static boolean isModule(HtmlScript script) {
    return script.getTypeAttribute().strip().equalsIgnoreCase("module");
  }
}
