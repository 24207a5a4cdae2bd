// Errors have a code to act on, a message that says what was found instead, and a hint.

import { startPortal } from './site/portal.js';

const portal = await startPortal();
const surface = await cmux.open(`${portal.url}/login`);

async function attempt(what, action) {
  try {
    await action();
  } catch (error) {
    console.log(`${what}: ${error.code}`);
    console.log(`  ${error.message}`);
    if (error.hint) console.log(`  hint: ${error.hint}`);
  }
}

await attempt('a button that is not there', () => surface.click('text=Sign up', { timeoutMs: 100 }));
await attempt('two fields at once', () => surface.fill('input:not([type=hidden])', 'ada'));
await attempt('a server that is down', () => surface.goto('http://127.0.0.1:1/'));
await attempt('an address that is none', () => surface.goto('http://'));
await attempt('code that throws in the page', () => surface.eval(() => document.querySelector('h9').textContent));

// A status such as 404 is no error: the server answered, and there is a page to read.
const response = await surface.goto(`${portal.url}/nowhere`);
console.log('status:', response.status, response.ok);

// The surface works on after every one of them.
await surface.goto(`${portal.url}/login`);
console.log(await surface.get.title());
