import { table, formatTable } from 'cmux:table';

table([{ site: 'a.example', status: 200, ok: true }, { site: '日本.example', status: 404 }]);
table([{ a: 1, b: 2 }], { columns: ['b'] });
console.log(formatTable([]));
table([{ text: 'two\nlines', list: [1, 2], nothing: null }]);
