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

  return { table, layout };
}
