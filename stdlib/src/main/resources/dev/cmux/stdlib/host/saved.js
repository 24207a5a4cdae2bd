// What was done at a prompt, made into a task file that does the same.
//
// A module is stricter than a prompt: a name can be declared once, `_` and `surf` are nobody's, and lines without semicolons run together. So a name
// that was declared again is declared with `let` and assigned from then on; every other line stays as it was typed.
prompt => {
  'use strict';

  const { withoutHashBang, parse, bound, apply } = prompt;

  // A file has no `surf`: the surface that was opened or chosen last.
  const SURF = `{ // \`surf\` as at the prompt: the surface that was opened or chosen last
  let newest;
  let current;
  const last = () => cmux.surfaces().at(-1)?.ref;
  Object.defineProperty(globalThis, 'surf', {
    get: () => {
      if (last() !== newest) current = newest = last();
      return current && cmux.surface(current);
    },
    set: (surface) => [current, newest] = [surface.ref, last()],
    configurable: true,
  });
}
`;

  /** What would go on with the line before, were there no semicolon. */
  const GOES_ON = /^(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*(?:[([`+-]|\/(?![/*]))/;

  /** The text of a task file for `{ text, kind }` lines; only those of kind `typed` are inputs that `_` could be the value of. */
  function taskFile(lines) {
    const inputs = withoutFailed(lines.map(({ text, kind }) => input(withoutHashBang(text), kind)));
    const times = count(inputs.flatMap(({ statements }) => statements.flatMap(({ names }) => names)));
    const declared = new Set();
    let code = '';
    if (usesBeforeDeclaring(inputs, 'surf')) {
      code += SURF;
      declared.add('surf');
      times.set('surf', (times.get('surf') ?? 0) + 1);
    }
    const keepsLast = !times.has('_') && inputs.some(({ body }) => uses(body, '_'));
    if (keepsLast) code += 'let _; // the value of the input before\n';
    const typed = inputs.filter(each => each.typed);
    for (const each of inputs) {
      const next = each.typed && typed[typed.indexOf(each) + 1];
      const aboutError = !times.has('_error') && uses(each.body, '_error');
      const line = aboutError ? each.text.replace(/^/gm, '// ') : written(each, keepsLast && next && uses(next.body, '_'), times, declared);
      code += `${GOES_ON.test(line) ? ';' : ''}${line}\n`;
    }
    return code;
  }

  function usesBeforeDeclaring(inputs, name) {
    const declaring = inputs.findIndex(({ statements }) => statements.some(({ names }) => names.includes(name)));
    return inputs.slice(0, declaring < 0 ? inputs.length : declaring).some(({ body }) => uses(body, name));
  }

  function input(text, kind) {
    const { body, shift } = kind === 'failed' ? parseAny(text) : parse(text);
    const statements = body.map(statement => ({ statement, names: names(statement) }));
    return { text, typed: kind === 'typed', failed: kind === 'failed', body, shift, statements };
  }

  function parseAny(text) {
    try {
      return parse(text);
    } catch {
      return { body: [], shift: 0 };
    }
  }

  /** Of a line that failed, what others need remains: names that it alone has declared. */
  function withoutFailed(inputs) {
    const declared = new Set();
    const kept = [];
    inputs.forEach((each, i) => {
      const names = each.statements.flatMap(({ names }) => names).filter(name => !each.failed || (!declared.has(name) && isMissed(name, inputs.slice(i + 1))));
      if (!each.failed) kept.push(each);
      else if (names.length) kept.push(input(`let ${names.join(', ')}; // a line that failed has declared ${names.length > 1 ? 'them' : 'it'}`, 'other'));
      names.forEach(name => declared.add(name));
    });
    return kept;
  }

  function isMissed(name, later) {
    const first = later.find(({ failed, body }) => !failed && uses(body, name));
    return first !== undefined && !first.statements.some(({ names }) => names.includes(name));
  }

  /** Names that a statement declares for later lines. */
  function names(statement) {
    switch (statement.type) {
      case 'VariableDeclaration': return statement.declarations.flatMap(({ id }) => bound(id));
      case 'ClassDeclaration':
      case 'FunctionDeclaration': return [statement.id.name];
      case 'ImportDeclaration': return statement.specifiers.map(({ local }) => local.name);
      default: return [];
    }
  }

  function count(all) {
    const times = new Map();
    for (const name of all) times.set(name, (times.get(name) ?? 0) + 1);
    return times;
  }

  /** An input as a module can have it. */
  function written({ text, body, shift, statements }, kept, times, declared) {
    if (shift) return `${kept ? '_ = ' : ''}(${text}\n);`;
    const edits = [];
    const replace = ({ start, end }, code) => edits.push({ at: start, remove: end - start, code });
    const insert = (at, code) => edits.push({ at, remove: 0, code });
    const hoisted = [];
    for (const { statement, names } of statements) {
      if (!names.some(name => times.get(name) > 1)) continue;
      const again = names.some(name => declared.has(name));
      const fresh = names.filter(name => !declared.has(name));
      names.forEach(name => declared.add(name));
      const first = fresh.length ? `let ${fresh.join(', ')}; ` : '';
      const source = text.slice(statement.start, statement.end);
      switch (statement.type) {
        case 'VariableDeclaration':
          if (again) assign(statement, text, first, { replace, insert });
          else if (statement.kind === 'const') replace({ start: statement.start, end: statement.start + 'const'.length }, 'let');
          break;
        case 'ClassDeclaration':
          replace(statement, `${again ? '' : 'let '}${names[0]} = ${source};`);
          break;
        case 'FunctionDeclaration':
          if (!again) break;
          replace(statement, '');
          hoisted.push(`${names[0]} = ${source};`);
          break;
        default:
          replace(statement, `${first}${imported(statement)}`);
      }
    }
    const final = body.at(-1);
    if (kept && final?.type === 'ExpressionStatement') {
      insert(final.start, '_ = (');
      insert(withoutSemicolon(final, text), ')');
    } else if (kept) {
      insert(text.length, '\n_ = undefined;');
    }
    return [...hoisted, apply(text, edits, '', '').code].filter(Boolean).join('\n');
  }

  const withoutSemicolon = ({ end }, text) => (text[end - 1] === ';' ? end - 1 : end);

  /** `const { a } = b` becomes `({ a } = b);`, after a `let` for those of its names that are new. */
  function assign(statement, text, first, { replace, insert }) {
    const pattern = statement.declarations.some(({ id }) => id.type !== 'Identifier');
    const { start } = statement.declarations[0];
    replace({ start: statement.start, end: start }, `${first}${pattern ? '(' : ''}`);
    for (const { init, end } of statement.declarations) {
      if (init === null) insert(end, ' = undefined');
    }
    const end = withoutSemicolon(statement, text);
    if (pattern) insert(end, ')');
    if (end === statement.end) insert(end, ';');
  }

  function imported({ specifiers, source, attributes }) {
    const options = attributes?.length
      ? `, { with: { ${attributes.map(({ key, value }) => `${JSON.stringify(key.name ?? key.value)}: ${JSON.stringify(value.value)}`).join(', ')} } }`
      : '';
    const namespace = specifiers.find(({ type }) => type === 'ImportNamespaceSpecifier')?.local.name;
    const module = `await import(${JSON.stringify(source.value)}${options})`;
    const members = specifiers
      .filter(({ type }) => type !== 'ImportNamespaceSpecifier')
      .map(({ type, local, imported }) => `${JSON.stringify(type === 'ImportDefaultSpecifier' ? 'default' : imported.name ?? imported.value)}: ${local.name}`);
    const pattern = members.length ? `({ ${members.join(', ')} } = ${namespace ?? module});` : '';
    return namespace ? `${namespace} = ${module}; ${pattern}`.trimEnd() : pattern;
  }

  /** Whether a name is read or written that no function around it takes as a parameter. */
  function uses(node, name) {
    if (Array.isArray(node)) return node.some(item => uses(item, name));
    if (!node || typeof node.type !== 'string') return false;
    switch (node.type) {
      case 'Identifier': return node.name === name;
      case 'MemberExpression': return uses(node.object, name) || (node.computed && uses(node.property, name));
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition': return (node.computed && uses(node.key, name)) || uses(node.value, name);
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if (node.params.flatMap(bound).includes(name)) return false;
      // falls through
      default: return Object.keys(node).some(key => typeof node[key] === 'object' && uses(node[key], name));
    }
  }

  return taskFile;
}
