// Reads, sets, copies and clears cookies and storage, without a file in between.

import { startPortal } from './site/portal.js';
import { signIn } from './site/sign-in.js';

const portal = await startPortal();
const first = await cmux.open();
await signIn(first, portal, 'ada', 'lovelace');

const [sid] = await first.cookies.get({ name: 'sid' });
console.log(sid.name, sid.domain, sid.path, sid.httpOnly, sid.sameSite);

// A cookie is enough for a site that needs no more.
const second = await cmux.open();
await second.cookies.set({ name: 'sid', value: sid.value, url: portal.url });
await second.goto(`${portal.url}/dashboard`);
console.log('with the cookie:', await second.get.title());

// A state is everything: cookies, storage of every origin, tabs.
const third = await cmux.open();
await third.state.import(first);
await third.goto(`${portal.url}/login`);
console.log('with the state:', await third.storage.local.get('greeting'));

await third.storage.local.set('theme', 'dark');
const { cookies, origins } = await third.state.diff(first);
console.log('new cookies:', cookies.added.length, '· new entries:', origins.flatMap(origin => origin.localStorage.added).join());

await second.cookies.clear({ name: 'sid' });
await second.goto(`${portal.url}/dashboard`);
console.log('without it:', await second.get.title());
