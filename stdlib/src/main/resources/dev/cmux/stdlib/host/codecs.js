// atob, btoa and crypto.
(java, load) => {
  'use strict';

  const invalid = message => new (load('events').DOMException)(message, 'InvalidCharacterError');

  function btoa(text) {
    const string = String(text);
    if (/[^\0-\xff]/.test(string)) throw invalid('btoa encodes characters up to U+00FF; encode others with TextEncoder first');
    return java.toBase64(string);
  }

  function atob(text) {
    let string = String(text).replace(/[\t\n\f\r ]/g, '');
    if (string.length % 4 === 0) string = string.replace(/==?$/, '');
    const decoded = /^[A-Za-z0-9+/]*$/.test(string) && string.length % 4 !== 1 ? java.fromBase64(string) : null;
    if (decoded === null) throw invalid('atob was given a text that is not base64');
    return decoded;
  }

  const crypto = {
    randomUUID: () => java.randomUuid(),
    getRandomValues(array) {
      if (!ArrayBuffer.isView(array) || array instanceof DataView || array instanceof Float32Array || array instanceof Float64Array) {
        throw new TypeError('getRandomValues needs an integer typed array');
      }
      if (array.byteLength > 65536) throw new RangeError('getRandomValues gives 65536 bytes at most');
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(java.randomBytes(array.byteLength));
      return array;
    },
  };

  return { atob, btoa, crypto };
}
