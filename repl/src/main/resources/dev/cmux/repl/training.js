// What bundles of today do to the language and to their page, a little of each. `Training` lets a page run it, so that the JVM has seen what it takes.
import tell, { length } from './part.js';

const app = document.querySelector('#app');
const seen = new Map([['a', /^[\w$-]+\b(?=x)|(?:\u0041|b)*?(c)\1$/giu]]);
const known = new WeakMap();
const state = new Proxy({ list: [] }, {
  get: (target, key, receiver) => Reflect.get(target, key, receiver),
  set: (target, key, value, receiver) => Reflect.set(target, key, value, receiver),
  has: (target, key) => key in target,
  ownKeys: (target) => Reflect.ownKeys(target),
  deleteProperty: (target, key) => delete target[key],
});

class Base extends EventTarget {
  #n = 0.1;
  static all = new Set();
  get n() { return this.#n; }
  set n(value) { this.#n ||= value; }
}

class Part extends Base {
  name = 'part';
  draw({ text = '', ...rest } = {}) { return `<p class="${rest?.kind ?? 'none'}">${text}</p>`; }
}

function* walk(entries) {
  for (const [key, value] of entries) {
    if (key) {
      yield value;
      continue;
    }
    yield* [];
  }
}

async function start() {
  const part = new Part();
  const { list } = await import('./part.js');
  for (let i = 0; i < 2; i++) queueMicrotask(() => state.list.push({ i, list, ...seen }));
  switch (typeof list) {
    case 'object': {
      const count = tell(...list, length);
      part.n = count;
      break;
    }
    default:
      throw new TypeError(`no ${list}`);
  }
  app.innerHTML = part.draw({ text: 'a-b'.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()).replace('a', '$1'), kind: 'k' });
  app.append(Object.assign(document.createElement('button'), { textContent: 'Go', onclick() { this.classList.toggle('on'); } }));
  new MutationObserver((records) => records.forEach((record) => known.set(record.target, 1))).observe(app, { childList: true, subtree: true });
  app.addEventListener('click', (event) => {
    event.preventDefault();
    part.dispatchEvent(new CustomEvent('drawn', { detail: structuredClone({ a: [1] }) }));
  }, { passive: false });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => requestAnimationFrame(() => app.setAttribute('data-ready', JSON.stringify(JSON.parse('{"a":[1.5]}'))));
  history.replaceState({ key: 1 }, '', new URL('?q=1#h', location.href).search);
  localStorage.setItem('k', [...walk(seen)].concat(Object.entries({ a: 1 }).flat()).join());
  const [answer] = await Promise.all([fetch('/api', { headers: { Accept: 'application/json' } }).then((response) => response.json()), Promise.resolve(Symbol.iterator)]);
  app.firstChild.style.color = answer.ok ? 'red' : 'blue';
  setTimeout(() => document.title += [3, 1, 2].sort((a, b) => a - b).reduce((sum, n) => sum + n, 0).toFixed(1), Math.random());
  port2.postMessage(null);
}

try {
  start().catch((error) => console.error(error.stack)).finally(() => performance.mark('end'));
} catch {
  // Nothing is thrown.
} finally {
  window.onload = () => matchMedia('(min-width: 1px)').matches;
}
