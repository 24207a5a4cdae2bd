// Signs in once, saves the session, and works on a second surface that never saw the login form.

import { readJson } from 'cmux:fs';
import { startPortal } from './site/portal.js';

const file = cmux.params.state ?? '/tmp/cmux-auth.json';
const portal = await startPortal();

// Surface A signs in, as a user would, and saves what makes it signed in.
const a = await cmux.open(`${portal.url}/login`, { name: 'a' });
await a.find.label('User').fill('ada');
await a.find.label('Password').fill('lovelace');
await a.find.role('button', { name: 'Sign in' }).click();
console.log('a:', await a.get.text('h1'));
await a.state.save(file);

// Surface B is another session: signed out, until it loads the file.
const b = await cmux.open(portal.url, { name: 'b' });
console.log('b:', await b.get.text('h1'));
await b.state.load(file);
await b.goto(`${portal.url}/dashboard`);
console.log('b:', await b.get.text('h1'));

const state = await readJson(file);
console.log('saved:', state.cookies.length, 'cookie,', state.origins.length, 'origin');
