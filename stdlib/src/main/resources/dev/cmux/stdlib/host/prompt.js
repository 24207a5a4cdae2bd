// What is typed at a prompt, made into something that can be evaluated: with `await` anywhere, imports, and declarations that last.
//
// The text becomes the body of an async function whose result is the last expression. Top-level declarations become assignments to global
// properties, so that later lines see them and may declare them anew; a `const` refuses assignment until then. Edits are recorded, so that
// places in errors can be told in the text as it was typed.
(java, load) => {
  'use strict';

  const acorn = {};
  java.parser()(acorn, {});
  const OPTIONS = { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true, allowImportExportEverywhere: true };

  /** `{ incomplete }`, `{ error: { message, offset } }`, or `{ code, edits, declares }`. */
  function prepare(typed) {
    const text = withoutHashBang(typed);
    try {
      return rewrite(text, parse(text));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return canContinue(text, error) ? { incomplete: true } : { error: { message: error.message.replace(/ \(\d+:\d+\)$/, ''), offset: error.pos ?? 0 } };
    }
  }

  /** A loaded file may begin with one; places stay where they are. */
  const withoutHashBang = text => text.replace(/^#!/, '//');

  /** What begins with a brace and is an expression (`{ a: 1 }`) is meant as one. */
  function parse(text) {
    if (/^\s*\{/.test(text) && !/;\s*$/.test(text)) {
      try {
        return { body: acorn.parse(`(${text}\n)`, OPTIONS).body, shift: 1 };
      } catch {
        // A block after all.
      }
    }
    return { body: acorn.parse(text, OPTIONS).body, shift: 0 };
  }

  /** Whether more lines could make the text right: it ends inside something. */
  function canContinue(text, error) {
    if (/^Unterminated (template|comment)/.test(error.message)) return true;
    if (/^Unterminated string constant/.test(error.message)) return /\\$/.test(text.trimEnd());
    return error.pos >= text.trimEnd().length && /^Unexpected token/.test(error.message);
  }

  function rewrite(text, { body, shift }) {
    const edits = [];
    const insert = (at, code) => edits.push({ at: at - shift, remove: 0, code });
    const replace = (node, length, code) => edits.push({ at: node.start - shift, remove: length, code });
    const variables = [];
    const functions = [];
    for (const statement of body) {
      switch (statement.type) {
        case 'VariableDeclaration':
          variable(statement, { insert, replace, variables, text });
          break;
        case 'ClassDeclaration':
          insert(statement.start, `${statement.id.name} = `);
          insert(statement.end, ';');
          variables.push(statement.id.name);
          break;
        case 'FunctionDeclaration':
          functions.push(statement.id.name);
          break;
        case 'ImportDeclaration':
          staticImport(statement, { edits, variables });
          break;
        case 'ExportNamedDeclaration':
        case 'ExportDefaultDeclaration':
        case 'ExportAllDeclaration':
          throw Object.assign(new SyntaxError('Nothing can be exported from a prompt'), { pos: statement.start });
        default:
      }
    }
    walk(body, node => {
      if (node.type === 'ImportExpression') replace(node, 'import'.length, '__import');
    });
    const last = body.at(-1);
    if (last?.type === 'ExpressionStatement') {
      insert(shift ? shift : last.start, 'return (');
      const end = shift ? text.length + shift : text[last.end - 1] === ';' ? last.end - 1 : last.end;
      insert(end, '\n)');
    }
    const hoisted = functions.map(name => `__scope.${name} = ${name};`).join('');
    return { ...apply(text, edits, `(async (__scope, __import) => {'use strict';${hoisted}\n`, '\n})'), variables };
  }

  /** `const { a, b } = c` becomes `({ a, b } = c)`, with as many characters in front as before. */
  function variable(node, { insert, replace, variables, text }) {
    const names = node.declarations.flatMap(({ id }) => bound(id));
    variables.push(...names);
    replace(node, node.kind.length, ';('.padStart(node.kind.length));
    for (const { init, end } of node.declarations) {
      if (init === null) insert(end, ' = undefined');
    }
    const freeze = node.kind === 'const' ? `, __scope[Symbol.for('cmux.freeze')](${names.map(name => JSON.stringify(name)).join(', ')})` : '';
    insert(text[node.end - 1] === ';' ? node.end - 1 : node.end, `${freeze}, undefined)`);
  }

  function staticImport(node, { edits, variables }) {
    const specifier = JSON.stringify(node.source.value);
    const options = node.attributes?.length
      ? `, { with: { ${node.attributes.map(({ key, value }) => `${JSON.stringify(key.name ?? key.value)}: ${JSON.stringify(value.value)}`).join(', ')} } }`
      : '';
    const names = node.specifiers.map(({ type, local, imported }) => {
      variables.push(local.name);
      if (type === 'ImportNamespaceSpecifier') return `${local.name} = __ns`;
      const from = type === 'ImportDefaultSpecifier' ? 'default' : imported.name ?? imported.value;
      return `${local.name} = __scope[Symbol.for('cmux.export')](__ns, ${JSON.stringify(from)}, ${specifier})`;
    });
    const code = names.length ? `{ const __ns = await __import(${specifier}${options}); ${names.join('; ')} }` : `await __import(${specifier}${options});`;
    edits.push({ at: node.start, remove: node.end - node.start, code });
  }

  /** Names that a pattern binds. */
  function bound(pattern) {
    switch (pattern?.type) {
      case 'Identifier': return [pattern.name];
      case 'ObjectPattern': return pattern.properties.flatMap(property => bound(property.value ?? property.argument));
      case 'ArrayPattern': return pattern.elements.flatMap(bound);
      case 'AssignmentPattern': return bound(pattern.left);
      case 'RestElement': return bound(pattern.argument);
      default: return [];
    }
  }

  /** Visits every node. */
  function walk(node, visit) {
    if (Array.isArray(node)) {
      for (const item of node) walk(item, visit);
    } else if (node && typeof node.type === 'string') {
      visit(node);
      for (const key of Object.keys(node)) {
        if (typeof node[key] === 'object') walk(node[key], visit);
      }
    }
  }

  /** Applies edits in the order of their places and tells where pieces of the text went. */
  function apply(text, edits, before, after) {
    let code = before;
    let at = 0;
    const pieces = [];
    for (const edit of edits.map((e, i) => ({ ...e, i })).sort((a, b) => a.at - b.at || a.i - b.i)) {
      pieces.push(code.length, at);
      code += text.slice(at, edit.at);
      pieces.push(code.length, edit.at);
      code += edit.code;
      at = edit.at + edit.remove;
    }
    pieces.push(code.length, at);
    return { code: code + text.slice(at) + after, pieces };
  }

  const scope = {};
  Object.defineProperty(scope, Symbol.for('cmux.freeze'), {
    value: (...names) => names.forEach(name => Object.defineProperty(globalThis, name, { writable: false, configurable: true })),
  });
  Object.defineProperty(scope, Symbol.for('cmux.export'), {
    value(namespace, name, specifier) {
      if (!(name in namespace)) throw new SyntaxError(`The requested module '${specifier}' does not provide an export named '${name}'`);
      return namespace[name];
    },
  });
  /** A name that is declared anew keeps its value until it gets the new one, and for good when the line fails before. */
  const declare = name => {
    const value = Object.getOwnPropertyDescriptor(globalThis, name)?.value;
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
  };
  const target = new Proxy(scope, {
    set(_, name, value) {
      declare(name);
      globalThis[name] = value;
      return true;
    },
  });
  const dynamicImport = (specifier, options) => {
    java.importFromPrompt();
    return import(specifier, options);
  };

  /** Runs what {@link prepare} made, evaluated to a function. */
  function run(fn, variables, settled, rejected) {
    for (const name of variables) declare(name);
    fn(target, dynamicImport).then(
      value => {
        if (!variables.includes('_')) Object.defineProperty(globalThis, '_', { value, writable: true, configurable: true, enumerable: false });
        settled(value);
      },
      error => {
        Object.defineProperty(globalThis, '_error', { value: error, writable: true, configurable: true, enumerable: false });
        rejected(error);
      });
  }

  const KEYWORDS = ['async', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'let', 'new', 'null', 'of', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'undefined', 'var', 'void', 'while', 'with', 'yield'];
  /** What can follow at the end of the text: `{ start, candidates: [{ name, kind }] }`. Runs no getter. */
  function complete(text) {
    const [path] = /(?:[A-Za-z_$][\w$]*(?:(?:\?\.|\.)[A-Za-z_$][\w$]*|\[(?:\d+|'[^']*'|"[^"]*")\])*)?(?:\?\.|\.)?(?:[A-Za-z_$][\w$]*)?$/.exec(text);
    const member = /^(.*?)\??\.([\w$]*)$/s.exec(path);
    const prefix = member ? member[2] : path;
    const start = text.length - prefix.length;
    const names = member ? (member[1] ? members(follow(member[1])) : []) : roots();
    const wanted = names.filter(({ name }) => name.startsWith(prefix));
    return { start, candidates: wanted.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)) };
  }

  const rank = ({ kind, name }) => (kind === 'keyword' ? 2 : name.startsWith('_') ? 1 : 0);

  function roots() {
    return [...members(globalThis), ...KEYWORDS.map(name => ({ name, kind: 'keyword' }))];
  }

  const nothing = Symbol('nothing');

  /** The value of a path such as `a.b[0].c`, through data properties only; `nothing` when a getter stands in the way. */
  function follow(path) {
    const steps = path.match(/[A-Za-z_$][\w$]*|\[\d+\]|\['[^']*'\]|\["[^"]*"\]/g) ?? [];
    let value = globalThis;
    for (const step of steps) {
      const key = step.startsWith('[') ? step.slice(1, -1).replace(/^['"]|['"]$/g, '') : step;
      value = read(value, key);
      if (value === nothing) return nothing;
    }
    return value;
  }

  function read(object, key) {
    for (let holder = Object(object); holder !== null; holder = Object.getPrototypeOf(holder)) {
      const descriptor = Object.getOwnPropertyDescriptor(holder, key);
      if (!descriptor) continue;
      if ('value' in descriptor) return descriptor.value;
      return load.safeGetters.has(descriptor.get) || load.safeGetters.has(holder) ? attempt(() => descriptor.get.call(object)) : nothing;
    }
    return nothing;
  }

  /** A getter may have nothing to answer yet, and says so by throwing. */
  function attempt(getter) {
    try {
      return getter();
    } catch {
      return nothing;
    }
  }

  function members(value) {
    if (value === nothing || value === null || value === undefined) return [];
    const names = new Map();
    const everything = Object.prototype;
    for (let holder = Object(value), depth = 0; holder !== null && depth < 20; holder = Object.getPrototypeOf(holder), depth++) {
      if (holder === everything && names.size > 0 && typeof value === 'object') break;
      for (const name of Object.getOwnPropertyNames(holder)) {
        if (names.has(name) || !/^[A-Za-z_$][\w$]*$/.test(name) || (name === 'constructor' && depth > 0)) continue;
        const descriptor = Object.getOwnPropertyDescriptor(holder, name);
        names.set(name, typeof descriptor.value === 'function' ? (/^class\b/.test(Function.prototype.toString.call(descriptor.value)) ? 'class' : 'method') : 'property');
      }
    }
    return [...names].map(([name, kind]) => ({ name, kind }));
  }

  let saved;
  const taskFile = lines => (saved ??= java.load('saved')({ withoutHashBang, parse, bound, apply }))(lines);

  return { prepare, run, complete, taskFile };
}
