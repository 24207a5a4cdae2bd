// Opens a page and reads it: the smallest task there is.

import { serve } from 'cmux:http';

const site = await serve({ 'GET /': '<title>Hello</title><h1>Hello from a page</h1><p>No browser was installed for this.</p>' });

const surface = await cmux.open(site.url);
console.log('title:', await surface.get.title());
console.log('heading:', await surface.get.text('h1'));
console.log('text:', await surface.get.text('p'));
await surface.close();
