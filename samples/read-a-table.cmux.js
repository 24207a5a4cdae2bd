// Turns a table of a page into rows, and checks them against the site's own JSON, with the same session.

import { deepEqual } from 'cmux:assert';
import { stringify } from 'cmux:csv';
import { startPortal } from './site/portal.js';
import { signIn } from './site/sign-in.js';

const portal = await startPortal();
const surface = await cmux.open();
await signIn(surface, portal, 'ada', 'lovelace');

// One function that runs in the page is quicker than a call a cell.
const rows = await surface.eval(() => [...document.querySelectorAll('#orders tbody tr')].map(row => {
  const [id, item, euros] = [...row.cells].map(cell => cell.textContent);
  return { id, item, euros: Number(euros) };
}));
console.log(stringify(rows).trimEnd());

// `fetch` of a surface sends and keeps its cookies, without touching the page.
const response = await surface.fetch(`${portal.url}/api/orders`);
deepEqual(await response.json(), rows);
console.log('the API agrees:', response.status);
