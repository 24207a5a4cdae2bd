// Dialogs: the engine's open and close, with what happens around them. Details: their toggle event.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var methods = tools.methods, getter = tools.getter;
  var modal = new WeakSet();
  host.isModal = function (dialog) { return modal.has(dialog); };

  host.whenMade('HTMLDialogElement', function (Dialog) {
    var show = Dialog.show, showModal = Dialog.showModal;
    function requestClose(dialog, value) {
      if (dialog.dispatchEvent(new classes.Event('cancel', {cancelable: true}))) { dialog.close(value); }
    }
    function focusIn(dialog) {
      var first = dialog.querySelector('[autofocus]') || dialog.querySelector('button, input, select, textarea, a[href], [tabindex]');
      if (first && !first.disabled) { first.focus(); }
    }
    methods(Dialog, {
      show: function () {
        show.call(this);
        focusIn(this);
      },
      showModal: function () {
        if (this.open && !modal.has(this)) {
          throw tools.domError('InvalidStateError', 'The dialog is already open as non-modal');
        }
        if (!this.isConnected) { throw tools.domError('InvalidStateError', 'The element is not in a Document.'); }
        modal.add(this);
        showModal.call(this);
        focusIn(this);
      },
      close: function (value) {
        if (!this.open) { return; }
        modal['delete'](this);
        this.removeAttribute('open');
        if (value !== undefined) { this.returnValue = String(value); }
        var dialog = this;
        host.task(function () { dialog.dispatchEvent(new classes.Event('close')); });
      },
      requestClose: function (value) { requestClose(this, value); }
    });
  });

  host.whenMade('HTMLDetailsElement', function (prototype) {
    getter(prototype, 'open', function () { return this.hasAttribute('open'); }, function (value) {
      var was = this.open;
      this.toggleAttribute('open', !!value);
      if (was !== !!value) { toggled(this, was); }
    });
    function toggled(element, was) {
      host.task(function () {
        element.dispatchEvent(new classes.ToggleEvent('toggle', {oldState: was ? 'open' : 'closed', newState: was ? 'closed' : 'open'}));
      });
    }
  });
})
