// The console: log, info and debug print on out; warn, error, trace and failed asserts on err.
(java, load) => {
  'use strict';

  const counts = new Map();
  const started = new Map();
  let indent = '';

  const inspect = (value, options) => load('inspect').inspect(value, { colors: java.colors, ...options });
  const show = value => (typeof value === 'string' ? value : inspect(value));

  function print(error, text) {
    java.print(error, indent ? indent + text.replaceAll('\n', `\n${indent}`) : text);
  }

  /** Node's format specifiers; what is left over is appended with spaces. */
  function format(args) {
    if (typeof args[0] !== 'string' || !args[0].includes('%')) return args.map(show).join(' ');
    let next = 1;
    const text = args[0].replace(/%[sdifjoOc%]/g, spec => {
      if (spec === '%%') return '%';
      if (next >= args.length) return spec;
      const value = args[next++];
      switch (spec) {
        case '%s': return typeof value === 'object' && value !== null ? inspect(value, { depth: 0, colors: false }) : String(value);
        case '%d': return typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : String(Number(value));
        case '%i': return typeof value === 'symbol' ? 'NaN' : String(parseInt(value, 10));
        case '%f': return typeof value === 'symbol' ? 'NaN' : String(parseFloat(value));
        case '%j': return JSON.stringify(value);
        case '%c': return '';
        default: return inspect(value, { depth: 4 });
      }
    });
    return [text, ...args.slice(next).map(show)].join(' ');
  }

  const elapsed = label => {
    if (!started.has(label)) return print(true, `No timer is called '${label}'`);
    return `${label}: ${(performance.now() - started.get(label)).toFixed(3)}ms`;
  };

  const console = {
    log: (...args) => print(false, format(args)),
    info: (...args) => print(false, format(args)),
    debug: (...args) => print(false, format(args)),
    warn: (...args) => print(true, format(args)),
    error: (...args) => print(true, format(args)),
    trace: (...args) => print(true, new Error().stack.replace(/^[^\n]*/, () => (args.length ? `Trace: ${format(args)}` : 'Trace'))),
    assert(condition, ...args) {
      if (condition) return;
      print(true, args.length ? `Assertion failed: ${format(args)}` : 'Assertion failed');
    },
    dir: (value, options) => print(false, inspect(value, options)),
    table(rows, columns) {
      print(false, typeof rows === 'object' && rows !== null ? load('tables').table(rows, columns) : show(rows));
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      print(false, `${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void started.set(label, performance.now()),
    timeLog(label = 'default', ...args) {
      const text = elapsed(label);
      if (text) print(false, [text, ...args.map(show)].join(' '));
    },
    timeEnd(label = 'default') {
      const text = elapsed(label);
      if (text) print(false, text);
      started.delete(label);
    },
    group(...args) {
      if (args.length) print(false, format(args));
      indent += '  ';
    },
    groupCollapsed: (...args) => console.group(...args),
    groupEnd() {
      indent = indent.slice(2);
    },
  };
  return { console };
}
