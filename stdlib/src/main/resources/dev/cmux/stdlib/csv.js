/**
 * Comma-separated values after RFC 4180: quotes, doubled quotes, line breaks inside quotes, any line end, a byte order mark.
 *
 * @example
 * import { parse, stringify } from 'cmux:csv';
 * const rows = parse('name,age\nAda,36\n');
 * console.log(rows, stringify(rows));
 */

/**
 * Rows as objects by the names of the first line; with `{ header: false }` as arrays, with `{ header: ['a', 'b'] }` by those names.
 * Values stay strings. Empty lines are skipped.
 */
export function parse(text, { header = true, delimiter = ',' } = {}) {
  if (typeof text !== 'string') throw new CmuxError('invalid_params', `csv.parse needs a text, not ${text === null ? 'null' : typeof text}.`);
  if (typeof delimiter !== 'string' || delimiter.length !== 1) throw new CmuxError('invalid_params', 'The delimiter of a CSV text is one character.');
  const rows = cells(text.replace(/^\ufeff/, ''), delimiter);
  if (header === false) return rows.map(row => row.cells);
  const names = Array.isArray(header) ? header : rows.shift()?.cells ?? [];
  return rows.map(({ cells: row, line }) => {
    if (row.length > names.length) {
      throw new CmuxError('invalid_params', `Line ${line} of the CSV text has ${row.length} values, but there are ${names.length} columns.`, { data: { line } });
    }
    return Object.fromEntries(names.map((name, i) => [name, row[i] ?? '']));
  });
}

function cells(text, delimiter) {
  const rows = [];
  let row = [];
  let at = 0;
  let line = 1;
  let start = 1;
  const end = () => {
    if (row.length > 1 || row[0] !== '') rows.push({ cells: row, line: start });
    row = [];
    start = line;
  };
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (at++; ; at++) {
        const close = text.indexOf('"', at);
        if (close < 0) throw new CmuxError('invalid_params', `The quote that opens on line ${opened} of the CSV text is never closed.`, { data: { line: opened } });
        const part = text.slice(at, close);
        line += part.split('\n').length - 1;
        cell += part;
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
    }
    const rest = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
    row.push(cell + text.slice(rest, at));
    if (at >= text.length) break;
    if (text[at] === delimiter) {
      at++;
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line++;
    end();
  }
  if (row.length) end();
  return rows;
}

/** Objects or arrays as CSV text. `columns` picks and orders members; by default all of them, in the order they first appear. */
export function stringify(rows, { columns, header = true, delimiter = ',', lineEnd = '\n' } = {}) {
  const list = [...rows];
  const quote = value => {
    const text = value === null || value === undefined ? '' : typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value instanceof Date ? value.toISOString() : String(value);
    return text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const arrays = list.every(Array.isArray);
  const names = columns ?? (arrays ? null : [...new Set(list.flatMap(row => Object.keys(row)))]);
  const lines = list.map(row => (Array.isArray(row) ? row : names.map(name => row[name])).map(quote).join(delimiter));
  if (names && header && names.length) lines.unshift(names.map(quote).join(delimiter));
  return lines.length ? lines.join(lineEnd) + lineEnd : '';
}

/** Reads and parses a file. */
export const read = async (path, options) => parse(await host.readText(path), options);

/** Writes rows to a file, replacing it. */
export const write = (path, rows, options) => host.write(path, stringify(rows, options));

export default { parse, stringify, read, write };
