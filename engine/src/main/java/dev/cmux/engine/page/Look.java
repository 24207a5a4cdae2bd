package dev.cmux.engine.page;

/// One look at a document: what was computed about visibility, text, roles and names while nothing changed.
///
/// Make a new one for each command, and again after anything may have run page script. For the surface's
/// thread only.
final class Look {

  private final Styles styles = new Styles();
  private final Visibility visibility = new Visibility(styles);
  private final AriaVisibility aria = new AriaVisibility(visibility);
  private final ElementText text = new ElementText();
  private final Labels labels = new Labels();
  private final Roles roles = new Roles(this);
  private final AccessibleNames names = new AccessibleNames(this);
  private final AriaStates states = new AriaStates(this);
  private final RenderedText rendered = new RenderedText(visibility);

  Styles styles() {
    return styles;
  }

  Visibility visibility() {
    return visibility;
  }

  AriaVisibility aria() {
    return aria;
  }

  AriaStates states() {
    return states;
  }

  ElementText text() {
    return text;
  }

  Labels labels() {
    return labels;
  }

  Roles roles() {
    return roles;
  }

  AccessibleNames names() {
    return names;
  }

  RenderedText rendered() {
    return rendered;
  }
}
