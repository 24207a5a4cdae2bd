// What lowered code calls besides the compiler's own library, which is $rt when this runs. See ClassRewrite.java.
// Written in the syntax the page engine runs as it is; it must not be lowered itself.
var defineProperty = Object.defineProperty;
var describe = Object.getOwnPropertyDescriptor;
var getPrototypeOf = Object.getPrototypeOf;
var setPrototypeOf = Object.setPrototypeOf;
var construct = Reflect.construct;
var hasOwn = Object.prototype.hasOwnProperty;
var isPrototypeOf = Object.prototype.isPrototypeOf;
var functionText = Function.prototype.toString;
var promiseResolve = Promise.resolve.bind(Promise);
var NativePromise = Promise;
var promiseThen = Promise.prototype.then;

function define(object, key, value) {
  defineProperty(object, key, { value: value, writable: true, enumerable: false, configurable: true });
}

// Classes.

$rt.begin = function (constructor, name, parent) {
  var derived = arguments.length > 2;
  if (derived) {
    if (parent !== null && typeof parent !== 'function') {
      throw new TypeError('Class extends value ' + String(parent) + ' is not a constructor or null');
    }
    constructor.prototype = Object.create(parent === null ? null : parent.prototype);
    define(constructor.prototype, 'constructor', constructor);
    setPrototypeOf(constructor, parent === null ? Function.prototype : parent);
  }
  if (name) {
    defineProperty(constructor, 'name', { value: name, writable: false, enumerable: false, configurable: true });
  }
  defineProperty(constructor, 'prototype', { writable: false, enumerable: false });
  return constructor;
};

// The strings of a tagged template: where the scan has marked a backslash that begins no escape, the tag gets the
// text as it was written, and nothing in place of its value.
var NO_ESCAPE = '\uE3A7';
$rt.createTemplateTagFirstArgWithRaw = function (strings, raw) {
  var written = raw.map(function (text) { return text.split(NO_ESCAPE).join('\\'); });
  var values = strings.map(function (text) { return text.indexOf(NO_ESCAPE) < 0 ? text : undefined; });
  defineProperty(values, 'raw', { value: Object.freeze(written) });
  return Object.freeze(values);
};

var GETTER = 1;
var SETTER = 2;
var STATIC = 4;

$rt.members = function (constructor, list) {
  for (var i = 0; i < list.length; i += 3) {
    var kind = list[i];
    var key = list[i + 1];
    var method = list[i + 2];
    var target = kind & STATIC ? constructor : constructor.prototype;
    var secret = isPrivate(key);
    var name = typeof key !== 'symbol' ? String(key) : secret ? key.description : '[' + key.description + ']';
    if (kind & (GETTER | SETTER)) {
      var accessor = { enumerable: false, configurable: true };
      accessor[kind & GETTER ? 'get' : 'set'] = method;
      if (secret && kind & SETTER && !(describe(target, key) || accessor).get) {
        accessor.get = noGetter(name);
      }
      name = (kind & GETTER ? 'get ' : 'set ') + name;
      defineProperty(target, key, accessor);
    } else {
      defineProperty(target, key, { value: method, writable: !secret, enumerable: false, configurable: true });
    }
    defineProperty(method, 'name', { value: name, writable: false, enumerable: false, configurable: true });
  }
};

// Nothing else of a class can tell that it is read: there is a member, and no getter.
function noGetter(name) {
  return function () {
    throw new TypeError("'" + name + "' was defined without a getter");
  };
}

$rt.propertyKey = function (key) {
  return typeof key === 'symbol' ? key : String(key);
};

// $rt.privateName makes symbols that nobody is shown; see PrivateNames.java.
function isPrivate(key) {
  return typeof key === 'symbol' && key.description !== undefined && key.description.charAt(0) === '#';
}

$rt.noNew = function (name) {
  throw new TypeError("Class constructor " + name + " cannot be invoked without 'new'");
};

function isHostFunction(constructor) {
  return functionText.call(constructor).indexOf('[native code]') >= 0;
}

// super(...): the parent makes the object, for the class "new" was asked for. Host constructors of the page engine
// make one of their own class whatever they are asked for, so theirs is told afterwards what it is.
$rt.construct = function (constructor, list, newTarget, self) {
  var parent = getPrototypeOf(constructor);
  if (typeof parent !== 'function' || parent === Function.prototype) {
    throw new TypeError('Super constructor ' + String(parent) + ' of anonymous class is not a constructor');
  }
  var adder = list.length > 0 && list[0] !== undefined && list[0] !== null ? adders.get(parent) : undefined;
  var adds = adder !== undefined && newTarget.prototype[adder] !== parent.prototype[adder];
  var made = construct(parent, adds ? [] : list, newTarget);
  var wanted = newTarget.prototype;
  if (getPrototypeOf(made) !== wanted && wanted !== null && !isPrototypeOf.call(wanted, made)
      && isHostFunction(parent)) {
    setPrototypeOf(made, wanted);
  }
  if (self !== undefined) {
    throw new ReferenceError('Super constructor may only be called once');
  }
  if (adds) {
    fill(made, adder, list[0]);
  }
  return made;
};

// Collections add what they are made from by their own method, which a class may override; the engine's do not ask.
var adders = new Map([[Map, 'set'], [WeakMap, 'set'], [Set, 'add'], [WeakSet, 'add']]);

function fill(collection, adder, iterable) {
  $rt.arrayFromIterable(iterable).forEach(function (entry) {
    if (adder === 'set') {
      collection.set(entry[0], entry[1]);
    } else {
      collection.add(entry);
    }
  });
}

$rt.initialized = function (self) {
  if (self === undefined) {
    throw new ReferenceError(
      "Must call super constructor in derived class before accessing 'this' or returning from derived constructor");
  }
  return self;
};

$rt.result = function (value, self) {
  if (value !== null && (typeof value === 'object' || typeof value === 'function')) {
    return value;
  }
  if (value !== undefined) {
    throw new TypeError('Derived constructors may only return object or undefined');
  }
  return $rt.initialized(self);
};

// $rt.superGet is Java's, see SuperCalls.java, and so is what runs before $rt.construct.
$rt.superSet = function (home, key, value, self) {
  for (var at = getPrototypeOf(home); at; at = getPrototypeOf(at)) {
    var found = describe(at, key);
    if (found) {
      if (found.set) {
        found.set.call(self, value);
        return value;
      }
      break;
    }
  }
  self[key] = value;
  return value;
};

// `super.x` where it is read and written, or the target of a pattern.
$rt.superPlace = function (home, key, self) {
  return {
    get value() { return $rt.superGet(home, key, self); },
    set value(value) { $rt.superSet(home, key, value, self); }
  };
};

$rt.noDelete = function () {
  throw new ReferenceError('Unsupported reference to \'super\'');
};

// Mistakes with let and const; see FixedNames.java.

$rt.constant = function () {
  throw new TypeError('Assignment to constant variable.');
};

$rt.constants = { set value(value) { $rt.constant(); } };
// A top-level variable that hides a property of the window, for other scripts; see PageNames.java.
$rt.share = function (name, read, write) {
  defineProperty(window, name, { get: read, set: write, enumerable: true, configurable: true });
};

$rt.early = function (name) {
  throw new ReferenceError("Cannot access '" + name + "' before initialization");
};

// The value of a variable that may be read before its declaration runs; see EarlyCalls.java.
$rt.unset = {};

$rt.named = function (named, name) {
  defineProperty(named, 'name', { value: name, writable: false, enumerable: false, configurable: true });
};

// Iteration.

$rt.makeIterator = function (iterable) {
  var method = iterable === undefined || iterable === null ? undefined : iterable[Symbol.iterator];
  if (typeof method !== 'function') {
    throw new TypeError((iterable === undefined || iterable === null ? String(iterable) : typeof iterable)
      + ' is not iterable');
  }
  return method.call(iterable);
};

$rt.arrayFromIterable = function (iterable) {
  if (Array.isArray(iterable)) {
    return iterable;
  }
  return $rt.arrayFromIterator($rt.makeIterator(iterable));
};

// The elements of an array pattern; see ArrayPatterns.java. An array whose iterator is the engine's is read in place.
var arrayValues = Array.prototype[Symbol.iterator];

$rt.elements = function (iterable, count) {
  if (Array.isArray(iterable) && iterable[Symbol.iterator] === arrayValues) {
    return iterable;
  }
  var iterator = $rt.makeIterator(iterable);
  var taken = [];
  while (taken.length < count) {
    var step = iterator.next();
    if (step.done) {
      return taken;
    }
    taken.push(step.value);
  }
  close(iterator);
  return taken;
};

// The same with one more element, an array of what is left.
$rt.elementsAndRest = function (iterable, count) {
  var all = $rt.arrayFromIterable(iterable);
  var taken = all.slice(0, count);
  taken[count] = all.slice(count);
  return taken;
};

function close(iterator) {
  var method = iterator.return;
  if (method !== undefined && method !== null) {
    var closed = method.call(iterator);
    if (closed === null || typeof closed !== 'object' && typeof closed !== 'function') {
      throw new TypeError(String(closed) + ' is not an object');
    }
  }
}

// What an async function yields when it returns: see AsyncFunctions.java.
var returned = { value: undefined };
$rt.end = function (value) {
  returned.value = value;
  return returned;
};
function takeReturned() {
  var value = returned.value;
  returned.value = undefined;
  return value;
}

// Async functions. An await of a promise takes one turn of the microtask queue, as the standard has it
// (ECMAScript, Await); the library's own takes three, which changes the order pages see.
function awaiting(generator, proceed, raise) {
  var resolve, reject;
  // Nothing else runs in here: each function of the engine's own that calls one of ours takes from the stack.
  var promise = new NativePromise(function (resolveIt, rejectIt) {
    resolve = resolveIt;
    reject = rejectIt;
  });
  function step(method, value) {
    var result;
    try {
      result = method.call(generator, value);
    } catch (e) {
      reject(e);
      return;
    }
    if (result.value === returned) {
      resolve(takeReturned());
      return;
    }
    if (result.done) {
      resolve(result.value);
      return;
    }
    var awaited;
    try {
      awaited = promiseResolve(result.value);
    } catch (e) {
      step(raise, e);
      return;
    }
    promiseThen.call(awaited, next, fail);
  }
  function next(value) {
    step(proceed, value);
  }
  function fail(error) {
    step(raise, error);
  }
  next(undefined);
  return promise;
}

// Those that are generators of the engine, see AsyncFunctions.java: a page may put something else into the place of a generator's methods.
var generatorPrototype = getPrototypeOf((function* () {}).prototype);
var proceedGenerator = generatorPrototype.next;
var raiseInGenerator = generatorPrototype.throw;
$rt.async = function (generator) {
  return awaiting(generator, proceedGenerator, raiseInGenerator);
};

$rt.asyncExecutePromiseGenerator = function (generator) {
  return awaiting(generator, generator.next, generator.throw);
};

// `for await` over what is not asynchronous (ECMAScript, CreateAsyncFromSyncIterator): each value takes one turn of the queue more than an
// asynchronous iterator's; with the library's own it takes three.
$rt.makeAsyncIterator = function (iterable) {
  var method = iterable === undefined || iterable === null ? undefined : iterable[Symbol.asyncIterator];
  if (method !== undefined && method !== null) {
    return method.call(iterable);
  }
  var iterator = $rt.makeIterator(iterable);
  function settled(name, missing) {
    return function (value) {
      var step;
      try {
        var called = iterator[name];
        if (called === undefined || called === null) {
          return missing(value);
        }
        step = called.call(iterator, value);
        return promiseThen.call(promiseResolve(step.value), function (settledValue) {
          return { value: settledValue, done: !!step.done };
        });
      } catch (e) {
        return NativePromise.reject(e);
      }
    };
  }
  return {
    next: settled('next', null),
    return: settled('return', function (value) { return promiseResolve({ value: value, done: true }); }),
    throw: settled('throw', function (error) { return NativePromise.reject(error); })
  };
};

// What the parameters of an async function throw.
$rt.rejected = function (error) {
  return NativePromise.reject(error);
};

$rt.asyncExecutePromiseGeneratorFunction = function (start) {
  return $rt.asyncExecutePromiseGenerator(start());
};

$rt.asyncExecutePromiseGeneratorProgram = function (program) {
  return $rt.asyncExecutePromiseGenerator(
    new $rt.generator.Generator_(new $rt.generator.Engine_(program)));
};

// Generators are objects of the class the engine's own belong to, with what that class can do.
var createGenerator = $rt.generator.createGenerator;
$rt.generator.createGenerator = function (generator, program) {
  var prototype = generator.prototype;
  if (prototype && getPrototypeOf(prototype) === Object.prototype) {
    setPrototypeOf(prototype, generatorPrototype);
  }
  return createGenerator(generator, program);
};

// One whose parameters are evaluated; see GeneratorStarts.java.
$rt.generator.startGenerator = function (generator, program) {
  var started = $rt.generator.createGenerator(generator, program);
  started.next();
  return started;
};

// Object literals with computed accessors, and with a `__proto__` that is a property like any other.
$rt.accessors = function (object, list) {
  for (var i = 0; i < list.length; i += 3) {
    var property = { enumerable: true, configurable: true };
    if (list[i] === 0) {
      property.writable = true;
      property.value = list[i + 2];
    } else {
      property[list[i] === GETTER ? 'get' : 'set'] = list[i + 2];
    }
    defineProperty(object, list[i + 1], property);
  }
  return object;
};

// Regular expressions with the flags d and v, which are constructed.
var PageRegExp = RegExp;
$rt.regExp = function (source, flags) {
  return new PageRegExp(source, flags);
};

// AsyncFunction and its like, which have no names of their own: Object.getPrototypeOf(async function () {}).constructor. FunctionKinds.java
// makes lowered functions theirs.
function maker(name, start, prototype) {
  var made = function () {
    var parameters = Array.prototype.slice.call(arguments, 0, -1).map(String).join(',');
    var body = arguments.length ? String(arguments[arguments.length - 1]) : '';
    return new Function('return ' + start + ' anonymous(' + parameters + '\n) {\n' + body + '\n}')();
  };
  $rt.named(made, name);
  made.prototype = prototype;
  defineProperty(prototype, 'constructor', { value: made, configurable: true });
  defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  return made;
}
$rt.AsyncFunction = maker('AsyncFunction', 'async function', Object.create(Function.prototype));
$rt.GeneratorFunction = maker('GeneratorFunction', 'function*', getPrototypeOf(function* () {}));
$rt.AsyncGeneratorFunction = maker('AsyncGeneratorFunction', 'async function*', Object.create(Function.prototype));
defineProperty($rt.AsyncGeneratorWrapper.prototype, Symbol.toStringTag, { value: 'AsyncGenerator', configurable: true });
