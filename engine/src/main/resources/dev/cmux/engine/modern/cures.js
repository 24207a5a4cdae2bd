// Cures for defects of the page engine that JavaScript can mend; EngineCuresTest says when one is no longer needed.
// Runs in every window before anything else, in the syntax the engine runs as it is.
(function (window) {
  // The engine (5.5.0, NativeGlobal.js_escape) puts the name of a Java class in place of what stands before the first character to escape.
  function escape(string) {
    return String(string).replace(/[^\w@*+\-.\/]/g, function (character) {
      var code = character.charCodeAt(0);
      var digits = code.toString(16).toUpperCase();
      return code < 256 ? '%' + ('0' + digits).slice(-2) : '%u' + ('000' + digits).slice(-4);
    });
  }
  Object.defineProperty(window, 'escape', { value: escape, writable: true, enumerable: false, configurable: true });
})(this);
