// Signs in through a form with a hidden token, checks that it worked, and keeps the session in an encrypted file.

import { equal } from 'cmux:assert';
import { readText } from 'cmux:fs';
import { secret } from 'cmux:secret';
import { startPortal } from './site/portal.js';

const file = cmux.params.state ?? '/tmp/cmux-login.json';
const portal = await startPortal();
const surface = await cmux.open(`${portal.url}/login`);

// A wrong password is answered by a page, not by an error: look at what it says.
await surface.fill('input[name=user]', 'ada');
await surface.fill('input[name=password]', 'babbage');
await surface.press('input[name=password]', 'Enter');
console.log(await surface.get.text('role=alert'));

// The password comes from the environment (`--allow-env PORTAL_PASSWORD`) and is shown as dots wherever it would be printed.
const password = secret('PORTAL_PASSWORD', { fallback: 'lovelace' });
await surface.fill('input[name=user]', 'ada');
await surface.fill('input[name=password]', password);
await surface.click('role=button[name="Sign in"]');
equal(await surface.get.title(), 'Dashboard');
console.log(await surface.get.text('h1'), 'with the password', password);

// The file is written whole or not at all, for the owner's eyes only; with a passphrase it is encrypted.
await surface.state.save(file, { passphrase: 'correct horse battery staple' });
const [sid] = await surface.cookies.get({ name: 'sid' });
console.log('the cookie can be read in the file:', (await readText(file)).includes(sid.value));
