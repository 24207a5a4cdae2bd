// TextEncoder and TextDecoder. https://encoding.spec.whatwg.org/
(function (host, window) {
  'use strict';
  var tools = host.tools;

  function TextEncoder() {
    if (!new.target) { throw new TypeError("Class constructor TextEncoder cannot be invoked without 'new'"); }
  }
  tools.getter(TextEncoder.prototype, 'encoding', function () { return 'utf-8'; });
  tools.methods(TextEncoder.prototype, {
    encode: function encode(text) { return host.encodeUtf8(text === undefined ? '' : String(text)); },
    encodeInto: function encodeInto(text, target) {
      var source = String(text), read = 0, written = 0;
      while (read < source.length) {
        var size = source.codePointAt(read) > 0xffff ? 2 : 1;
        var bytes = host.encodeUtf8(source.substr(read, size));
        if (written + bytes.length > target.length) { break; }
        target.set(bytes, written);
        written += bytes.length;
        read += size;
      }
      return {read: read, written: written};
    }
  });
  tools.named('TextEncoder', TextEncoder);

  function TextDecoder(label, options) {
    if (!new.target) { throw new TypeError("Class constructor TextDecoder cannot be invoked without 'new'"); }
    var name = label === undefined ? 'utf-8' : String(label).trim().toLowerCase();
    var encoding = host.encodingOf(name);
    if (!encoding) { throw new RangeError("Failed to construct 'TextDecoder': The encoding label provided ('" + label + "') is invalid."); }
    Object.defineProperty(this, '_d', {value: host.newDecoder(encoding, !!(options && options.fatal), !!(options && options.ignoreBOM))});
    Object.defineProperty(this, '_o', {value: {encoding: encoding, fatal: !!(options && options.fatal), ignoreBOM: !!(options && options.ignoreBOM)}});
  }
  ['encoding', 'fatal', 'ignoreBOM'].forEach(function (name) {
    tools.getter(TextDecoder.prototype, name, function () { return this._o[name]; });
  });
  tools.method(TextDecoder.prototype, 'decode', function decode(input, options) {
    return this._d(input === undefined ? new Uint8Array(0) : input, !!(options && options.stream));
  });
  tools.named('TextDecoder', TextDecoder);
})
