// Ends sessions: one by its name, the rest at once, and the files they left behind.

import { exists, remove } from 'cmux:fs';
import { startPortal } from './site/portal.js';
import { signIn } from './site/sign-in.js';

const file = cmux.params.state ?? '/tmp/cmux-cleanup.json';
const portal = await startPortal();

const first = await cmux.open(undefined, { name: 'first' });
await cmux.open(portal.url, { name: 'second' });
await cmux.open(portal.url, { name: 'third' });

try {
  await signIn(first, portal, 'ada', 'lovelace');
  await first.state.save(file); // save right after the login: what fails later can start from here
  console.log('open:', cmux.surfaces().map(surface => surface.name).join(', '));
} finally {
  await cmux.closeSurface('first');
  console.log('open:', cmux.surfaces().map(surface => surface.name).join(', '), '· first is closed:', first.closed);
  await cmux.closeAll();
  await remove(file);
  console.log('open:', cmux.surfaces().length, '· file left:', await exists(file));
}

// A closed surface says so.
try {
  await first.get.title();
} catch (error) {
  console.log(error.code);
}
