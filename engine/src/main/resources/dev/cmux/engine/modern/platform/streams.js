// The streams standard, from the web-streams-polyfill (MIT): `host.ponyfill` is its module.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var streams = host.streams = host.ponyfill();
  Object.keys(streams).forEach(function (name) {
    if (typeof streams[name] === 'function') { tools.method(window, name, classes[name] = streams[name]); }
  });

  function subclass(name, transformer) {
    function Stream(label, options) {
      if (!new.target) { throw new TypeError('Class constructor ' + name + " cannot be invoked without 'new'"); }
      var coder = transformer(this, label, options);
      var pair = new streams.TransformStream(coder);
      Object.defineProperty(this, 'readable', {value: pair.readable, enumerable: true});
      Object.defineProperty(this, 'writable', {value: pair.writable, enumerable: true});
    }
    tools.named(name, Stream);
  }
  subclass('TextDecoderStream', function (stream, label, options) {
    var decoder = new classes.TextDecoder(label, options);
    stream.encoding = decoder.encoding;
    return {
      transform: function (chunk, controller) {
        var text = decoder.decode(chunk, {stream: true});
        if (text) { controller.enqueue(text); }
      },
      flush: function (controller) {
        var text = decoder.decode();
        if (text) { controller.enqueue(text); }
      }
    };
  });
  subclass('TextEncoderStream', function (stream) {
    stream.encoding = 'utf-8';
    var encoder = new classes.TextEncoder(), held = '';
    return {
      transform: function (chunk, controller) {
        var text = held + chunk;
        // A pair of surrogates may come in two chunks.
        held = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
        if (held) { text = text.slice(0, -1); }
        if (text) { controller.enqueue(encoder.encode(text)); }
      },
      flush: function (controller) {
        if (held) { controller.enqueue(encoder.encode(held)); }
      }
    };
  });
})
