package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTemplate;
import org.htmlunit.javascript.host.Window;

/// Shadow trees that markup declares, as servers send them: a `<template shadowrootmode>` gives its content to the element around it. The parser of browsers makes
/// them at the end tag; here it is done before the next script of the markup runs, or when all of it has been read.
///
/// https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
public final class DeclaredShadows {

  private static final String MODE = "shadowrootmode";

  private final List<HtmlTemplate> waiting = new ArrayList<>();

  /// A template has come into the document out of its markup.
  public void notice(HtmlTemplate template) {
    if (template.hasAttribute(MODE)) {
      waiting.add(template);
    }
  }

  /// Whether there are templates that have been read to their end.
  public boolean areRead() {
    return waiting.stream().anyMatch(DeclaredShadows::isRead);
  }

  private static boolean isRead(HtmlTemplate template) {
    return template.getEndLineNumber() >= 0;
  }

  /// Makes what can be made, in a window that has been furnished. Call it in a context of the page engine.
  public void make(HtmlPage page) {
    List<HtmlTemplate> read = waiting.stream().filter(DeclaredShadows::isRead).toList();
    waiting.removeAll(read);
    Realm.of(page.getEnclosingWindow().<Window>getScriptableObject()).ifPresent(realm -> read.forEach(template -> make(realm, template)));
  }

  /// Makes those in what a script has had parsed.
  static void makeBelow(Realm realm, DomNode root) {
    List<HtmlTemplate> templates = new ArrayList<>();
    for (DomElement element : root.getDomElementDescendants()) {
      if (element instanceof HtmlTemplate template) {
        templates.add(template);
      }
    }
    templates.forEach(template -> make(realm, template));
  }

  private static void make(Realm realm, HtmlTemplate template) {
    String mode = template.getAttribute(MODE).toLowerCase(Locale.ROOT);
    if (!(template.getParentNode() instanceof HtmlElement host)
        || !mode.equals("open") && !mode.equals("closed")
        || !Shadows.isPossible(host)
        || ShadowTrees.of(host).isPresent()) {
      return;
    }
    new Shadows(realm).declare(host.getScriptableObject(), mode.equals("open"));
    ShadowRootNode root = ShadowTrees.rootOf(host);
    while (template.getContent().getFirstChild() != null) {
      root.appendChild(template.getContent().getFirstChild());
    }
    template.remove();
    makeBelow(realm, root);
  }
}
