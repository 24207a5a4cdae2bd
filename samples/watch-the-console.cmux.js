// Shows what a page says on its console, and the errors of its scripts. Neither ever ends your task.

import { startPortal } from './site/portal.js';

const portal = await startPortal();
const surface = await cmux.open(`${portal.url}/broken`);

for (const { level, text } of await surface.console.list()) console.log(`${level}: ${text}`);

await surface.click('text=Pay');
const errors = await surface.errors.list();
console.log('page errors:', errors.length);
console.log(errors[0].message);

// Everything it asked the server for.
for (const { method, url, status } of await surface.network.requests()) console.log(method, url.replace(portal.url, ''), status);
