// Attributes as properties.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var getter = tools.getter, reflect = tools.reflect, flag = tools.flag, text = tools.text;
  var Element = classes.Element.prototype, HTMLElement = classes.HTMLElement.prototype;

  reflect(Element, 'role', 'role');
  ('Atomic AutoComplete BrailleLabel BrailleRoleDescription Busy Checked ColCount ColIndex ColSpan Current Description '
      + 'Disabled Expanded HasPopup Hidden Invalid KeyShortcuts Label Level Live Modal MultiLine MultiSelectable '
      + 'Orientation Placeholder PosInSet Pressed ReadOnly Relevant Required RoleDescription RowCount RowIndex RowSpan '
      + 'Selected SetSize Sort ValueMax ValueMin ValueNow ValueText').split(' ').forEach(function (name) {
    reflect(Element, 'aria' + name, 'aria-' + name.toLowerCase());
  });
  flag(HTMLElement, 'inert');
  text(HTMLElement, 'inputMode', 'inputmode');
  text(HTMLElement, 'autocapitalize', 'autocapitalize');
  text(HTMLElement, 'nonce', 'nonce');
  getter(HTMLElement, 'draggable', function () { return this.getAttribute('draggable') === 'true'; },
      function (value) { this.setAttribute('draggable', value ? 'true' : 'false'); });
  if (!tools.has(HTMLElement, 'spellcheck')) {
    getter(HTMLElement, 'spellcheck', function () { return this.getAttribute('spellcheck') !== 'false'; },
        function (value) { this.setAttribute('spellcheck', value ? 'true' : 'false'); });
  }
  if (!tools.has(Element, 'part')) { reflect(Element, 'part', 'part'); }

  ['beforeinput', 'beforetoggle', 'formdata', 'slotchange', 'beforematch', 'securitypolicyviolation']
      .forEach(function (type) {
    if (!tools.has(HTMLElement, 'on' + type)) {
      getter(HTMLElement, 'on' + type, function () { return host.handler(this, type); }, function (handler) { host.setHandler(this, type, handler); });
    }
  });
})
