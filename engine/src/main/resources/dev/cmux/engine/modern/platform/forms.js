// FormData, and forms as request bodies. https://xhr.spec.whatwg.org/#interface-formdata
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;

  function entry(name, value, filename, given) {
    if (value instanceof classes.Blob) {
      var file = value instanceof classes.File && !given ? value
          : new classes.File([value], given ? String(filename) : 'blob', {type: value.type});
      return [String(name), file];
    }
    return [String(name), String(value)];
  }

  function FormData(form, submitter) {
    if (!new.target) { throw new TypeError("Class constructor FormData cannot be invoked without 'new'"); }
    Object.defineProperty(this, '_entries', {value: [], writable: true});
    if (form === undefined) { return; }
    if (!(form instanceof classes.HTMLFormElement)) {
      throw new TypeError("Failed to construct 'FormData': parameter 1 is not of type 'HTMLFormElement'.");
    }
    if (submitter && submitter.form !== form) {
      throw tools.domError('NotFoundError', 'The specified element is not owned by this form element.');
    }
    collect(this._entries, form, submitter || null);
    tell(form, this);
  }
  function tell(form, data) {
    form.dispatchEvent(new classes.FormDataEvent('formdata', {bubbles: true, formData: data}));
  }

  // https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-form-data-set
  function collect(entries, form, submitter) {
    Array.prototype.forEach.call(form.elements, function (control) {
      if (host.isFormAssociated(control)) {
        host.customFormValues(control).forEach(function (pair) { entries.push(pair); });
        return;
      }
      var type = control.type, name = control.name;
      if (control.disabled || (control.closest && control.closest('datalist, fieldset[disabled]'))) { return; }
      if ((type === 'submit' || type === 'button' || type === 'reset' || type === 'image') && control !== submitter) {
        return;
      }
      if ((type === 'checkbox' || type === 'radio') && !control.checked) { return; }
      if (!name || control.localName === 'object' || control.localName === 'fieldset' || control.localName === 'output') {
        return;
      }
      if (control.localName === 'select') {
        Array.prototype.forEach.call(control.options, function (option) {
          if (option.selected && !option.disabled) { entries.push([name, option.value]); }
        });
      } else if (type === 'file') {
        var files = control.files || [];
        if (files.length === 0) {
          entries.push([name, new classes.File([], '', {type: 'application/octet-stream'})]);
        }
        Array.prototype.forEach.call(files, function (file) { entries.push([name, file]); });
      } else {
        entries.push([name, control.value]);
      }
    });
  }

  // What `formdata` listeners append to a form that the engine submits.
  host.appendedFormValues = function (form, submitter) {
    var data = new FormData();
    collect(data._entries, form, submitter);
    var fields = data._entries.length;
    tell(form, data);
    return data._entries.slice(fields).filter(function (pair) { return typeof pair[1] === 'string'; });
  };

  tools.methods(FormData.prototype, {
    append: function append(name, value, filename) {
      this._entries.push(entry(name, value, filename, arguments.length > 2));
    },
    'delete': function (name) {
      var key = String(name);
      this._entries = this._entries.filter(function (pair) { return pair[0] !== key; });
    },
    get: function get(name) {
      var key = String(name);
      var found = this._entries.find(function (pair) { return pair[0] === key; });
      return found ? found[1] : null;
    },
    getAll: function getAll(name) {
      var key = String(name);
      return this._entries.filter(function (pair) { return pair[0] === key; }).map(function (pair) { return pair[1]; });
    },
    has: function has(name) {
      var key = String(name);
      return this._entries.some(function (pair) { return pair[0] === key; });
    },
    set: function set(name, value, filename) {
      var made = entry(name, value, filename, arguments.length > 2), done = false;
      this._entries = this._entries.filter(function (pair, i, all) {
        if (pair[0] !== made[0]) { return true; }
        if (done) { return false; }
        done = true;
        pair[1] = made[1];
        return true;
      });
      if (!done) { this._entries.push(made); }
    },
    forEach: function forEach(callback, self) {
      var data = this;
      this._entries.forEach(function (pair) { callback.call(self, pair[1], pair[0], data); });
    },
    keys: function keys() { return this._entries.map(function (pair) { return pair[0]; })[Symbol.iterator](); },
    values: function values() { return this._entries.map(function (pair) { return pair[1]; })[Symbol.iterator](); },
    entries: function entries() {
      return this._entries.map(function (pair) { return [pair[0], pair[1]]; })[Symbol.iterator]();
    }
  });
  tools.method(FormData.prototype, Symbol.iterator, FormData.prototype.entries);
  tools.named('FormData', FormData);

  // ---- multipart/form-data, both ways

  function quoted(text) {
    return text.replace(/\r\n|\n|\r/g, '%0D%0A').replace(/"/g, '%22');
  }
  host.encodeFormData = function (data) {
    var boundary = '----CmuxFormBoundary' + Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
    var parts = [], size = 0;
    function add(bytes) {
      parts.push(bytes);
      size += bytes.length;
    }
    data._entries.forEach(function (pair) {
      var head = '--' + boundary + '\r\nContent-Disposition: form-data; name="' + quoted(pair[0]) + '"';
      if (typeof pair[1] === 'string') {
        add(host.encodeUtf8(head + '\r\n\r\n' + pair[1].replace(/\r\n|\n|\r/g, '\r\n') + '\r\n'));
      } else {
        add(host.encodeUtf8(head + '; filename="' + quoted(pair[1].name) + '"\r\nContent-Type: '
            + (pair[1].type || 'application/octet-stream') + '\r\n\r\n'));
        add(host.blobBytes(pair[1]));
        add(host.encodeUtf8('\r\n'));
      }
    });
    add(host.encodeUtf8('--' + boundary + '--\r\n'));
    var bytes = new Uint8Array(size), at = 0;
    parts.forEach(function (part) { bytes.set(part, at); at += part.length; });
    return {bytes: bytes, type: 'multipart/form-data; boundary=' + boundary};
  };

  host.decodeFormData = function (bytes, type) {
    var data = new FormData();
    var essence = type.split(';')[0].trim().toLowerCase();
    if (essence === 'application/x-www-form-urlencoded') {
      new classes.URLSearchParams(host.decode(bytes, 'UTF-8')).forEach(function (value, name) { data.append(name, value); });
      return data;
    }
    var boundary = /boundary="?([^";]+)"?/i.exec(type);
    if (essence !== 'multipart/form-data' || !boundary) { throw new TypeError('Failed to fetch'); }
    // One char a byte: cutting is then plain string work.
    var raw = host.decode(bytes, 'ISO-8859-1');
    var sections = ('\r\n' + raw).split('\r\n--' + boundary[1]);
    for (var i = 1; i < sections.length - 1; i++) {
      var section = sections[i].replace(/^[ \t]*\r\n/, '');
      var end = section.indexOf('\r\n\r\n');
      if (end < 0) { throw new TypeError('Failed to fetch'); }
      var head = utf8(section.slice(0, end)), body = section.slice(end + 4);
      var name = /;\s*name="([^"]*)"/i.exec(head), file = /;\s*filename="([^"]*)"/i.exec(head);
      if (!name) { throw new TypeError('Failed to fetch'); }
      if (file) {
        var contentType = /^content-type:\s*(.*)$/im.exec(head);
        data.append(unquoted(name[1]), new classes.File([latin(body)], unquoted(file[1]),
            {type: contentType ? contentType[1].trim() : 'text/plain'}));
      } else {
        data.append(unquoted(name[1]), utf8(body));
      }
    }
    return data;
  };
  function unquoted(text) {
    return text.replace(/%0D%0A/gi, '\r\n').replace(/%22/g, '"');
  }
  function latin(text) {
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) { bytes[i] = text.charCodeAt(i); }
    return bytes;
  }
  function utf8(text) {
    return host.decode(latin(text), 'UTF-8');
  }
})
