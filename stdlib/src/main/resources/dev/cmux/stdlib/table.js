/**
 * Rows as a table of text.
 *
 * @example
 * import { table } from 'cmux:table';
 * table([{ site: 'a.example', status: 200 }, { site: 'b.example', status: 404 }]);
 */

/** The text of a table: one line a row, numbers to the right. `columns` picks and orders members. */
export function formatTable(rows, { columns } = {}) {
  const list = [...rows];
  if (list.length === 0) return '(no rows)';
  return host.load('tables').table(list, columns, { index: false });
}

/** Prints rows as a table. */
export const table = (rows, options) => console.log(formatTable(rows, options));

export default table;
