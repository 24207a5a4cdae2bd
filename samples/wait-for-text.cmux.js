// Waits for what a page does later. No sleeping: a wait ends as soon as what it waits for is true.

import { startPortal } from './site/portal.js';

const portal = await startPortal();
const surface = await cmux.open(`${portal.url}/report`);
console.log('at first:', await surface.get.text('role=status'));

// By text, by element, by address, or by any code of yours that runs in the page.
await surface.wait({ text: 'Done' });
await surface.wait({ selector: 'role=status', state: 'visible' });
await surface.wait({ urlContains: '/report' });
await surface.wait({ function: () => document.querySelector('[role=status]').textContent.length > 12 });
console.log('later:', await surface.get.text('role=status'));

// What does not come is the error `timeout`, which says what was there instead.
try {
  await surface.wait({ text: 'Failed', timeoutMs: 200 });
} catch (error) {
  console.log(`${error.code}: ${error.message}`);
}
