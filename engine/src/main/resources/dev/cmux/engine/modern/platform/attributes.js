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
  // ---- attributes with a namespace

  tools.missing(classes.Document.prototype, {
    createAttributeNS: function createAttributeNS(namespace, name) {
      var uri = namespace === null || namespace === undefined || namespace === '' ? null : String(namespace), qualified = String(name);
      if (qualified === '' || /[\s\/=>\0]/.test(qualified)) {
        throw tools.domError('InvalidCharacterError', "Failed to execute 'createAttributeNS' on 'Document': '" + qualified + "' is not a valid name.");
      }
      if (qualified.indexOf(':') > 0 && uri === null) {
        throw tools.domError('NamespaceError', "Failed to execute 'createAttributeNS' on 'Document': '" + qualified + "' needs a namespace.");
      }
      return host.createAttribute(this, uri, qualified);
    }
  });
  // The engine keeps a node under its name without the prefix, so what has a namespace is set by its value.
  tools.missing(Element, {
    setAttributeNodeNS: function setAttributeNodeNS(attribute) {
      if (!attribute.namespaceURI) { return this.setAttributeNode(attribute); }
      var before = this.getAttributeNodeNS(attribute.namespaceURI, attribute.localName);
      this.setAttributeNS(attribute.namespaceURI, attribute.name, attribute.value);
      return before;
    }
  });
  // The engine's fails for an attribute that is not there.
  var nodeOf = Element.getAttributeNodeNS;
  tools.method(Element, 'getAttributeNodeNS', function getAttributeNodeNS(namespace, name) {
    return this.hasAttributeNS(namespace, name) ? nodeOf.call(this, namespace, name) : null;
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
  host.tokens(Element, 'part', 'part');

  ['beforeinput', 'beforetoggle', 'formdata', 'slotchange', 'beforematch', 'securitypolicyviolation']
      .forEach(function (type) {
    if (!tools.has(HTMLElement, 'on' + type)) {
      getter(HTMLElement, 'on' + type, function () { return host.handler(this, type); }, function (handler) { host.setHandler(this, type, handler); });
    }
  });
})
