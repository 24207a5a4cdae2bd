import { mask, secret } from 'cmux:secret';
import { throws } from 'cmux:assert';

mask('hunter2!');
console.log('the password is hunter2!', { password: 'hunter2!' });
console.error('hunter2!');
console.log(mask('abc'), 'too short to hide');
const { code, hint } = throws(() => secret('NO_SUCH'));
console.log(code, hint);
console.log(secret('NO_SUCH', { fallback: 'plan B' }));
throw new Error('login with hunter2! failed');
