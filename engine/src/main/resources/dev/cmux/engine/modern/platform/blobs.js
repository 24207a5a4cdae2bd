// The bytes of blobs.
(function (host, window) {
  'use strict';
  var classes = host.classes;
  var methods = host.tools.methods;

  host.whenMade('Blob', function (Blob) {
    methods(Blob, {
      bytes: function bytes() { return Promise.resolve(host.blobBytes(this)); },
      arrayBuffer: function arrayBuffer() { return Promise.resolve(host.blobBytes(this).buffer); },
      text: function () { return Promise.resolve(host.decode(host.blobBytes(this), 'UTF-8').replace(/^\ufeff/, '')); },
      stream: function stream() {
        var bytes = host.blobBytes(this);
        return new classes.ReadableStream({
          start: function (controller) {
            if (bytes.length) { controller.enqueue(bytes); }
            controller.close();
          }
        });
      }
    });
  });
})