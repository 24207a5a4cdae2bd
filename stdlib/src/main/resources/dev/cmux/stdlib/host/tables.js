// Rows as a table of text, for console.table and cmux:table.
(java, load) => {
  'use strict';

  // Wide characters (East Asian, emoji) take two columns of a terminal, combining marks none.
  const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
  const width = text => [...text].reduce((sum, char) => sum + (/\p{Mn}/u.test(char) ? 0 : WIDE.test(char) ? 2 : 1), 0);
  const cell = value =>
    typeof value === 'string' ? value.replace(/[\0-\x1f\x7f-\x9f]+/g, ' ') : load('inspect').inspect(value, { depth: 0, breakLength: Infinity });

  /** Lays out rows of strings: a header, a rule, the body; numbers to the right. */
  function layout(header, rows, numeric) {
    const widths = header.map((title, i) => Math.max(width(title), ...rows.map(row => width(row[i]))));
    const line = row =>
      row
        .map((text, i) => {
          const space = ' '.repeat(widths[i] - width(text));
          return numeric[i] && row !== header ? space + text : text + space;
        })
        .join('  ')
        .trimEnd();
    return [line(header), widths.map(w => '─'.repeat(w)).join('  '), ...rows.map(line)].join('\n');
  }

  /** @param {object} options `index`: whether the first column names the row */
  function table(data, columns, { index = true } = {}) {
    const entries = data instanceof Map ? [...data] : Array.isArray(data) || data instanceof Set ? [...data].map((v, i) => [i, v]) : Object.entries(data);
    const isRow = value => typeof value === 'object' && value !== null;
    const names = columns ?? [...new Set(entries.flatMap(([, row]) => (isRow(row) ? Object.keys(row) : [])))];
    const hasValues = columns === undefined && entries.some(([, row]) => !isRow(row));
    const header = [...(index ? ['(index)'] : []), ...names, ...(hasValues ? ['Values'] : [])];
    const raw = entries.map(([key, row]) => [
      ...(index ? [key] : []),
      ...names.map(name => (isRow(row) && name in row ? row[name] : undefined)),
      ...(hasValues ? [isRow(row) ? undefined : row] : []),
    ]);
    const numeric = header.map((_, i) => raw.every(row => row[i] === undefined || typeof row[i] === 'number'));
    return layout(header.map(cell), raw.map(row => row.map(value => (value === undefined ? '' : cell(value)))), numeric);
  }

  const isPlain = value => typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const isScalar = value => value === null || ['string', 'number', 'boolean', 'undefined', 'bigint'].includes(typeof value);

  /**
   * A list of records as a table, as people at a terminal want to see it; undefined when the value is none, or a table of it would lose or bury
   * something: values that are objects, members that only few have, lines that are wider than the terminal. Runs no getter.
   */
  function records(value, columns) {
    if (!Array.isArray(value) || value.length < 2 || value.length > 1000 || !value.every(isPlain)) return undefined;
    const names = new Set();
    let filled = 0;
    for (const row of value) {
      for (const [name, { value: member, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(row))) {
        if (get || set || !isScalar(member) || (typeof member === 'string' && /[\r\n]/.test(member))) return undefined;
        names.add(name);
        filled++;
      }
    }
    if (names.size === 0 || filled * 2 < names.size * value.length) return undefined;
    const text = table(value, [...names]);
    return text.split('\n').every(line => width(line) < columns) ? text : undefined;
  }

  return { table, layout, records };
}
