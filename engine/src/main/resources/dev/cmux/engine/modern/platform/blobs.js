// The bytes of blobs.
(function (host, window) {
  'use strict';
  var classes = host.classes;
  var methods = host.tools.methods;

  host.whenMade('FileReader', function (FileReader) {
    var result = Object.getOwnPropertyDescriptor(FileReader, 'result'), read = FileReader.readAsDataURL, binary = new WeakSet();
    host.tools.getter(FileReader, 'result', function () {
      var found = result.get.call(this);
      return binary.has(this) && typeof found === 'string' ? window.atob(found.slice(found.indexOf(',') + 1 || found.length)) : found;
    });
    methods(FileReader, {
      readAsBinaryString: function readAsBinaryString(blob) {
        binary.add(this);
        read.call(this, blob);
      }
    });
    ['readAsDataURL', 'readAsText', 'readAsArrayBuffer'].forEach(function (name) {
      var engines = FileReader[name];
      host.tools.method(FileReader, name, function () {
        binary.delete(this);
        return engines.apply(this, arguments);
      });
    });
  });
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