import { parse, stringify, read, write } from 'cmux:csv';
import { throws, equal } from 'cmux:assert';
import { remove } from 'cmux:fs';

console.log(parse('name,age\nAda,36\r\n\n"Grace, ""Amazing""",85'));
console.log(parse('\ufeffa;b\n"multi\nline";', { delimiter: ';' }));
console.log(parse('1,2\n3,4', { header: false }), parse('1,2', { header: ['x', 'y'] }), parse(''), parse('a,b\n1'));
const rows = [{ a: 1, b: 'x,y' }, { a: null, c: 'say "hi"\n' }];
console.log(stringify(rows));
console.log(stringify(rows, { columns: ['c', 'a'], delimiter: '\t' }));
console.log(stringify([[1, 2], ['a', ' b']]), JSON.stringify(stringify([])));
equal(JSON.stringify(parse(stringify(parse('a,b\n"1\r\n2"," x"\n')))), JSON.stringify([{ a: '1\r\n2', b: ' x' }]));
console.log(throws(() => parse('a\n1,2')).message);
console.log(throws(() => parse('a,b\n1,"open\n')).message);
console.log(throws(() => parse(null)).message);
const path = `/tmp/cmux-golden-${crypto.randomUUID()}.csv`;
await write(path, [{ site: 'a', user: 'b' }]);
console.log(await read(path));
await remove(path);
