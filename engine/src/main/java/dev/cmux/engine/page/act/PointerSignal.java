package dev.cmux.engine.page.act;

import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.host.event.DragEvent;
import org.htmlunit.javascript.host.event.MouseEvent;
import org.htmlunit.javascript.host.event.PointerEvent;
import org.htmlunit.javascript.host.event.WheelEvent;

/// A pointer, mouse, drag or wheel event with the fields of Chromium's.
///
/// Built step by step; the page sees it only once it is sent.
final class PointerSignal extends PointerEvent {

  private static final long serialVersionUID = 1L;

  private static final Set<String> ENTER_OR_LEAVE =
      Set.of("pointerenter", "pointerleave", "mouseenter", "mouseleave");
  private static final Set<String> MOUSE_MOVES =
      Set.of("mousemove", "mouseover", "mouseout", "mouseenter", "mouseleave");
  private static final Set<String> UNCANCELABLE = Set.of("pointercancel", "dragleave", "dragend");
  private static final Set<String> POINTER_KIND = Set.of("click", "auxclick", "contextmenu");

  private final transient Spot spot;
  private int which = 1;
  private boolean primary;
  private double pressure;
  private boolean keyed;

  /// @param target what it is sent to; an element
  PointerSignal(DomNode target, String type, Spot spot, Modifiers held) {
    super(target, type, held.shift(), held.control(), held.alt(), BUTTON_LEFT, 0);
    this.spot = spot;
    setMetaKey(held.meta());
    setPrototype(getPrototype(kind(type)));
    boolean outside = !ENTER_OR_LEAVE.contains(type);
    setBubbles(outside);
    setCancelable(outside && !UNCANCELABLE.contains(type));
    primary = type.startsWith("pointer");
    Signals.trust(this);
    Signals.field(this, "relatedTarget", () -> null);
    Signals.field(this, "x", this::getClientX);
    Signals.field(this, "y", this::getClientY);
    Signals.field(this, "offsetX", spot::insideX);
    Signals.field(this, "offsetY", spot::insideY);
    Signals.field(this, "movementX", () -> 0);
    Signals.field(this, "movementY", () -> 0);
    Signals.modifiers(this, held);
  }

  private static Class<? extends MouseEvent> kind(String type) {
    if (type.startsWith("pointer") || POINTER_KIND.contains(type)) {
      return PointerEvent.class;
    }
    if (type.startsWith("drag") || type.equals("drop")) {
      return DragEvent.class;
    }
    return type.equals("wheel") ? WheelEvent.class : MouseEvent.class;
  }

  /// @param button the button that changed, -1 when none did
  /// @param buttons the buttons that are down, as bits
  PointerSignal buttons(int button, int buttons) {
    setButton(button);
    setButtons(buttons);
    which = MOUSE_MOVES.contains(getType()) ? buttons & 1 : button + 1;
    pressure = buttons != 0 && primary ? 0.5 : 0;
    return this;
  }

  /// Marks the click as one that a key caused: it comes from no pointer.
  PointerSignal byKey() {
    keyed = true;
    return this;
  }

  /// Marks the click as one that a script asked for.
  PointerSignal byScript() {
    Signals.distrust(this);
    return byKey();
  }

  /// How many clicks in a row this belongs to.
  PointerSignal count(int clicks) {
    setDetail(clicks);
    return this;
  }

  /// The other element of a move from one to another; null when the pointer comes from outside.
  PointerSignal related(DomElement other) {
    Signals.field(this, "relatedTarget", () -> other == null ? null : other.getScriptableObject());
    return this;
  }

  /// How far a wheel event scrolls, in CSS pixels.
  PointerSignal delta(double dx, double dy) {
    Signals.field(this, "deltaX", () -> dx);
    Signals.field(this, "deltaY", () -> dy);
    Signals.field(this, "deltaZ", () -> 0);
    Signals.field(this, "deltaMode", () -> 0);
    return this;
  }

  /// What a drag carries.
  PointerSignal carrying(TransferData data) {
    Signals.field(this, "dataTransfer", () -> data);
    return this;
  }

  @Override
  public int getClientX() {
    return spot.x();
  }

  @Override
  public int getClientY() {
    return spot.y();
  }

  @Override
  public int getScreenX() {
    return spot.x();
  }

  @Override
  public int getScreenY() {
    return spot.y();
  }

  @Override
  public int getPageX() {
    return spot.x() + getWindow().getPageXOffset();
  }

  @Override
  public int getPageY() {
    return spot.y() + getWindow().getPageYOffset();
  }

  @Override
  public int getWhich() {
    return which;
  }

  @Override
  public boolean isPrimary_js() {
    return primary;
  }

  @Override
  public long getPointerId() {
    return keyed ? -1 : super.getPointerId();
  }

  @Override
  public String getPointerType() {
    return keyed ? "" : super.getPointerType();
  }

  @Override
  public double getPressure() {
    return pressure;
  }

  @Override
  public boolean isComposed() {
    return isBubbles();
  }

  @Override
  public boolean processLabelAfterBubbling() {
    return false;
  }
}
