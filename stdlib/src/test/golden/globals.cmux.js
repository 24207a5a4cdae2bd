// Nothing of Java, and nothing that GraalJS adds to the standard.
for (const name of ['Java', 'Polyglot', 'Graal', 'load', 'loadWithNewGlobal', 'print', 'printErr', 'quit', 'java', 'Packages', 'require', 'process', 'fetch', 'SharedArrayBuffer', 'Atomics', 'WebAssembly']) {
  if (name in globalThis) console.log('leaked:', name);
}
console.log(Object.keys(globalThis));
console.log(typeof CmuxError, typeof structuredClone, typeof TextEncoder, typeof AbortController, typeof performance.now());
console.log(import.meta.url.endsWith('/globals.cmux.js'), this);
