// Visits many sites at the same time, each on a surface of its own, and hands out one record a site.

import { table } from 'cmux:table';
import { startShops } from './site/shops.js';

const shops = await startShops();

// One site that is down does not stop the others: its result says what went wrong.
const results = await cmux.map(shops.sites, async (surface, site) => {
  await surface.goto(site.url);
  await surface.wait({ selector: site.price });
  return { shop: await surface.get.text('h1'), euros: Number(await surface.get.text(site.price)) };
}, { concurrency: 3 });

// `cmux run --output tea.ndjson` keeps the records in a file, a JSON text a line.
for (const { item, status, value, error } of results) {
  cmux.output({ site: item.name, status, ...value, error: error?.code });
}

table(results.map(({ item, status, value, error }) => ({ site: item.name, status, euros: value?.euros ?? '', error: error?.code ?? '' })));
console.log('surfaces left open:', cmux.surfaces().length);
