// One task for many users: `cmux batch samples/batch-orders.cmux.js --sites samples/users.csv` runs it once a row, each on a session of its own.

import { startPortal } from './site/portal.js';

// A row of users.csv is `cmux.params`; run alone, the task takes the first one.
const { user = 'ada', password = 'lovelace', url = (await startPortal()).url } = cmux.params;

const surface = await cmux.open(`${url}/login`);
await surface.find.label('User').fill(user);
await surface.find.label('Password').fill(password);
await surface.find.role('button', { name: 'Sign in' }).click();
console.log(await surface.get.text('h1'));

// Each record becomes a line of results.ndjson, when the job has ended well.
for (const order of await surface.find.css('#orders tbody tr').all()) {
  const [id, item, euros] = (await order.get.text()).split('\t');
  cmux.output({ user, id, item, euros: Number(euros) });
}
