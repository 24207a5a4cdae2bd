package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.dom.Labels;
import dev.cmux.engine.page.style.Styles;
import dev.cmux.engine.page.view.AriaVisibility;
import dev.cmux.engine.page.view.ElementText;
import dev.cmux.engine.page.view.RenderedText;
import dev.cmux.engine.page.view.Visibility;

/// One look at a document: what was computed about visibility, text, roles and names while nothing changed.
///
/// Make a new one for each command, and again after anything may have run page script. For the surface's
/// thread only.
public final class Look {

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

  public Visibility visibility() {
    return visibility;
  }

  public AriaVisibility aria() {
    return aria;
  }

  public AriaStates states() {
    return states;
  }

  public ElementText text() {
    return text;
  }

  public Labels labels() {
    return labels;
  }

  public Roles roles() {
    return roles;
  }

  public AccessibleNames names() {
    return names;
  }

  public RenderedText rendered() {
    return rendered;
  }
}
