// Tries again what may work a moment later, waiting longer each time.

import { retry } from 'cmux:retry';
import { startPortal } from './site/portal.js';

const portal = await startPortal();
const surface = await cmux.open();

const heading = await retry(async attempt => {
  const response = await surface.goto(`${portal.url}/flaky`);
  console.log(`attempt ${attempt}: ${response.status}`);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return surface.get.text('h1');
}, { times: 5, delayMs: 50 });

console.log(heading);
