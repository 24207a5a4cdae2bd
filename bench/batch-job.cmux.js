// One job of bench/run batch: log in, read the dashboard. bench/batch-playwright.mjs does the same with Playwright.
const surface = await cmux.open(`${cmux.params.url}/login`);
await surface.find.label('User').fill('ada');
await surface.find.label('Password').fill('lovelace');
await surface.find.role('button', { name: 'Sign in' }).click();
const heading = await surface.get.text('h1');
if (heading !== 'Orders of Ada Lovelace') throw new Error(`read ${heading}`);
cmux.output({ n: cmux.params.n, orders: await surface.get.count('#orders tbody tr') });
