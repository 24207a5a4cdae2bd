// Popovers (HTML standard, 6.12): elements with a `popover` attribute, shown and hidden by scripts, by buttons with
// `popovertarget`, and by a user who looks elsewhere. Which are open is kept beside the elements, for styles and selectors.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  // The open ones that close each other, the innermost last.
  var stack = [];
  var states = new WeakMap();

  function state(element) {
    if (!states.has(element)) { states.set(element, {source: null, focus: null, told: null}); }
    return states.get(element);
  }
  function kind(element) {
    var value = element.getAttribute('popover');
    if (value === null) { return null; }
    value = value.toLowerCase();
    return value === '' || value === 'auto' ? 'auto' : value === 'hint' ? 'hint' : 'manual';
  }
  function fail(name, what) {
    throw tools.domError(name, what);
  }
  // Whether the element is a popover in that state; what can never be is an error.
  function isReady(element, open) {
    if (kind(element) === null) { fail('NotSupportedError', 'Element does not have a popover attribute.'); }
    if (host.isPopoverOpen(element) !== open) { return false; }
    if (!element.isConnected) { fail('InvalidStateError', 'The popover is not in a document.'); }
    if (!open && element instanceof classes.HTMLDialogElement && host.isModal(element)) {
      fail('InvalidStateError', 'The dialog is already open as modal.');
    }
    return true;
  }
  // Events of one turn become one, from the first state to the last.
  function toggled(element, was, is, source) {
    var own = state(element);
    if (own.told) {
      own.told.is = is;
      return;
    }
    own.told = {was: was, is: is};
    host.task(function () {
      var told = own.told;
      own.told = null;
      element.dispatchEvent(new classes.ToggleEvent('toggle', {oldState: told.was, newState: told.is, source: source}));
    });
  }
  function around(element, other) {
    for (var at = other; at; at = at.assignedSlot || at.parentNode || at.host) { if (at === element) { return true; } }
    return false;
  }
  // The innermost open popover that contains the element, or the button that is to show it.
  function ancestor(element, source) {
    for (var i = stack.length - 1; i >= 0; i--) {
      if (stack[i] !== element && (element && around(stack[i], element) || source && around(stack[i], source))) { return i; }
    }
    return -1;
  }
  function hideAbove(index, focus) {
    while (stack.length - 1 > index) { hide(stack[stack.length - 1], focus, true); }
  }
  function focusIn(element) {
    var first = element.hasAttribute('autofocus') ? element : element.querySelector('[autofocus]');
    if (first) { first.focus(); }
  }
  function forget() {
    stack = stack.filter(function (element) {
      if (!element.isConnected) { host.setPopoverOpen(element, false); }
      return element.isConnected;
    });
  }
  function show(element, source) {
    forget();
    if (!isReady(element, false)) { return; }
    var before = {cancelable: true, oldState: 'closed', newState: 'open', source: source};
    if (!element.dispatchEvent(new classes.ToggleEvent('beforetoggle', before)) || !isReady(element, false)) { return; }
    var own = state(element), automatic = kind(element) !== 'manual';
    if (automatic) {
      hideAbove(ancestor(element, source), false);
      if (kind(element) === 'manual' || !isReady(element, false)) { return; }
      own.focus = stack.length ? null : window.document.activeElement;
      stack.push(element);
    }
    own.source = source;
    host.setPopoverOpen(element, true);
    focusIn(element);
    toggled(element, 'closed', 'open', source);
  }
  function hide(element, focus, events) {
    forget();
    if (!isReady(element, true)) { return; }
    var own = state(element), index = stack.indexOf(element);
    if (index >= 0) { hideAbove(index, focus); }
    if (events) {
      element.dispatchEvent(new classes.ToggleEvent('beforetoggle', {oldState: 'open', newState: 'closed', source: null}));
    }
    index = stack.indexOf(element);
    if (index >= 0) { stack.splice(index, 1); }
    if (!host.isPopoverOpen(element)) { return; }
    host.setPopoverOpen(element, false);
    toggled(element, 'open', 'closed', null);
    var before = own.focus, active = window.document.activeElement;
    own.focus = own.source = null;
    if (focus && before && around(element, active)) { before.focus(); }
  }

  host.showPopover = show;
  host.hidePopover = function (element) { hide(element, true, true); };
  host.togglePopover = function (element, options) {
    var given = options !== null && typeof options === 'object';
    var force = given ? options.force : options;
    var open = host.isPopoverOpen(element);
    if (open ? force !== true : force === undefined || force) {
      if (open) { hide(element, true, true); } else { show(element, given && options.source || null); }
    } else {
      isReady(element, open);
    }
    return host.isPopoverOpen(element);
  };
  // A button that names a popover has been pressed.
  host.pressPopoverButton = function (button) {
    var target = button.popoverTargetElement, action = button.popoverTargetAction;
    if (!target || kind(target) === null) { return; }
    var open = host.isPopoverOpen(target);
    if (open && action !== 'show') { hide(target, true, true); } else if (!open && action !== 'hide') { show(target, button); }
  };
  // The user has clicked somewhere: what does not belong to that place closes. The button of an open popover belongs to it.
  host.dismissPopovers = function (clicked) {
    forget();
    var index = ancestor(null, clicked);
    for (var at = clicked; at; at = at.parentNode) {
      if (at.popoverTargetElement) { index = Math.max(index, stack.indexOf(at.popoverTargetElement)); }
    }
    hideAbove(index, false);
  };
  // Whether Escape closed one.
  host.escapePopover = function () {
    forget();
    if (!stack.length) { return false; }
    hide(stack[stack.length - 1], true, true);
    return true;
  };
})
