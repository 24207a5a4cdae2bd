// Cures for defects of the page engine that break frameworks; EngineCuresTest says when one is no longer needed.
// Runs in every window before anything else, in the syntax the engine runs as it is.
(function (window) {
  var nativeSet = Reflect.set;
  var describe = Reflect.getOwnPropertyDescriptor;
  var define = Reflect.defineProperty;
  var prototypeOf = Reflect.getPrototypeOf;

  // With a receiver the engine calls the receiver's set trap again, for ever, when the target lacks the property
  // (its AbstractEcmaObjectOperations.ordinarySet). ECMAScript, OrdinarySetWithOwnDescriptor.
  function set(target, key, value, receiver) {
    if (arguments.length < 4 || receiver === target) {
      return nativeSet(target, key, value);
    }
    var found;
    for (var owner = target; owner !== null && !found; owner = prototypeOf(owner)) {
      found = describe(owner, key);
    }
    if (found && (found.get || found.set)) {
      if (!found.set) {
        return false;
      }
      found.set.call(receiver, value);
      return true;
    }
    if (found && !found.writable || receiver === null || typeof receiver !== 'object' && typeof receiver !== 'function') {
      return false;
    }
    if (Array.isArray(target) && Array.isArray(receiver)) {
      // The receiver is a proxy of the target. Defining an element would cost the array its fast form.
      target[key] = value;
      return true;
    }
    var existing = describe(receiver, key);
    if (existing) {
      return existing.get || existing.set || !existing.writable ? false : define(receiver, key, { value: value });
    }
    return define(receiver, key, { value: value, writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperty(Reflect, 'set', { value: set, writable: true, enumerable: false, configurable: true });

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
