package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.html.DomChangeListener;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.javascript.HtmlUnitScriptable;

/// What the platform knows of one element beyond HtmlUnit; lives and dies with the element's script object.
final class ElementState {

  private static final Object KEY = "dev.cmux.elementState";

  private ElementDefinition definition;
  private boolean failed;
  private ShadowRootNode shadowRoot;
  private boolean declared;
  private DomChangeListener popoverWatch;
  private HtmlForm form;
  private boolean disabled;
  private boolean undecided;

  private ElementState() {}

  /// The state of a node, if it has any: a node that no script has touched has none.
  static Optional<ElementState> of(DomNode node) {
    HtmlUnitScriptable object = node.getScriptableObject();
    return object == null ? Optional.empty() : Optional.ofNullable((ElementState) object.getAssociatedValue(KEY));
  }

  static ElementState in(HtmlUnitScriptable object) {
    return (ElementState) object.associateValue(KEY, new ElementState());
  }

  /// The definition of an element whose upgrade succeeded or is under way.
  Optional<ElementDefinition> definition() {
    return Optional.ofNullable(definition);
  }

  void become(ElementDefinition newDefinition) {
    definition = newDefinition;
  }

  /// Marks an element whose constructor threw: it is never tried again.
  void fail() {
    definition = null;
    failed = true;
  }

  boolean isUntried() {
    return definition == null && !failed;
  }

  ShadowRootNode shadowRoot() {
    return shadowRoot;
  }

  /// The markup has declared the shadow tree.
  void declared() {
    declared = true;
  }

  /// Whether it has, and nobody has asked.
  boolean takeDeclared() {
    boolean was = declared;
    declared = false;
    return was;
  }

  void attach(ShadowRootNode root) {
    shadowRoot = root;
  }

  /// The form that the element was told of last, or null.
  HtmlForm form() {
    return form;
  }

  void form(HtmlForm owner) {
    form = owner;
  }

  /// Whether the element was told last that it is disabled.
  boolean isDisabled() {
    return disabled;
  }

  void disabled(boolean isDisabled) {
    disabled = isDisabled;
  }

  /// Whether a script has set the check box to neither on nor off.
  boolean isUndecided() {
    return undecided;
  }

  void undecided(boolean isUndecided) {
    undecided = isUndecided;
  }

  /// What watches over an open popover; null when the element is none.
  DomChangeListener popoverWatch() {
    return popoverWatch;
  }

  void popoverWatch(DomChangeListener watch) {
    popoverWatch = watch;
  }
}
