// Two users of one site in one task: nothing that one surface does is seen by the other.

import { startPortal } from './site/portal.js';
import { signIn } from './site/sign-in.js';

const portal = await startPortal();
const [ada, grace] = await Promise.all([cmux.open(undefined, { name: 'ada' }), cmux.open(undefined, { name: 'grace' })]);

// Both sign in at the same time.
await Promise.all([signIn(ada, portal, 'ada', 'lovelace'), signIn(grace, portal, 'grace', 'hopper')]);

for (const surface of [ada, grace]) {
  console.log(`${surface.name}:`, await surface.get.text('h1'), '·', await surface.storage.local.get('greeting'));
}

// Cookies: the same name, two values.
const [hers, theirs] = await Promise.all([ada.cookies.get({ name: 'sid' }), grace.cookies.get({ name: 'sid' })]);
console.log('same session cookie:', hers[0].value === theirs[0].value);

// Storage belongs to an exact origin: another name of the same machine is another site.
await ada.goto(`${portal.urlOn('localhost')}/login`);
console.log('ada on localhost:', await ada.storage.local.get('greeting'), '·', (await ada.cookies.get({ url: portal.urlOn('localhost') })).length, 'cookie of its own');
await ada.back();

// Tabs and history: one opens a second tab, the other keeps its one.
await ada.tab.new(`${portal.url}/profile`);
console.log('tabs:', (await ada.tab.list()).length, 'and', (await grace.tab.list()).length);
await ada.goto(`${portal.url}/orders/A-101`);
await ada.back();
console.log('ada went back to:', await ada.get.title(), '· grace stays on:', await grace.get.title());

// One signs out; the other is still signed in.
await ada.goto(`${portal.url}/dashboard`);
await ada.find.role('button', { name: 'Sign out' }).click();
await grace.reload();
console.log('ada:', await ada.get.title(), '· grace:', await grace.get.title());
