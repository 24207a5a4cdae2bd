// Fills every kind of field, finding them by what a reader sees, and sends the form.

import { startPortal } from './site/portal.js';
import { signIn } from './site/sign-in.js';

const portal = await startPortal();
const surface = await cmux.open();
await signIn(surface, portal, 'ada', 'lovelace');
await surface.find.role('link', { name: 'Profile' }).click();

// `fill` replaces what is there, `type` presses key after key behind it.
await surface.find.label('Name').fill('Augusta Ada King');
await surface.find.placeholder('A few words').type('I like engines.');
await surface.find.label('Country').select('United Kingdom');
await surface.find.role('radio', { name: 'Large' }).check();
await surface.find.label('Send me news').check();
console.log('checked:', await surface.is.checked('input[name=news]'), '· country:', await surface.get.value('select'));

await surface.submit('form >> nth=0');
console.log(await surface.get.text('h1'));
for (const answer of await surface.find.css('dd').all()) console.log('-', await answer.text());
