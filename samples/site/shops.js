// Three shops that have nothing in common but their wares, each a web site of its own on a port of its own.

import { serve } from 'cmux:http';

const html = (title, body) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`;

/** Starts the shops: `[{ name, url, price }]`, where `price` is the selector of the price of tea. */
export async function startShops() {
  const north = await serve({ 'GET /': html('North', '<h1>North Tea</h1><p>Green tea <b class="price">4.20</b></p>') });
  const south = await serve({ 'GET /': html('South', '<h1>South Tea</h1><table><tr><td>Green tea</td><td id="tea">3.90</td></tr></table>') });
  const east = await serve({
    'GET /': html('East', '<h1>East Tea</h1><output></output><script>setTimeout(() => { document.querySelector("output").textContent = "4.05"; }, 50);</script>'),
  });
  return {
    sites: [
      { name: 'north', url: north.url, price: '.price' },
      { name: 'south', url: south.urlOn('localhost'), price: '#tea' },
      { name: 'east', url: east.url, price: 'output:not(:empty)' },
      { name: 'west', url: 'http://127.0.0.1:1', price: '.price' }, // nobody listens there
    ],
    close: () => [north, south, east].forEach(shop => shop.close()),
  };
}
