// Goes from page to page by snapshot: look at the page as text, act on a ref, and look again.

import { startPortal } from './site/portal.js';
import { signIn } from './site/sign-in.js';

const portal = await startPortal();
const surface = await cmux.open();
await signIn(surface, portal, 'ada', 'lovelace');

let snapshot = await surface.snapshot({ interactive: true });
console.log(String(snapshot));

// Refs such as e3 name what the snapshot showed. They end with their page, so take a new snapshot after every navigation.
const refOf = (shown, name) => Object.entries(shown.refs).find(([, element]) => element.name === name)?.[0];
const stale = refOf(snapshot, 'A-101');
snapshot = await surface.click(stale, { snapshotAfter: true });

for (;;) {
  console.log(await surface.get.text('h1'), '·', await surface.get.text('#item'), '·', await surface.get.text('#price'));
  const next = refOf(snapshot, 'Next order');
  if (!next) break;
  snapshot = await surface.click(next, { snapshotAfter: true });
}

try {
  await surface.click(stale);
} catch (error) {
  console.log(error.code);
}
