// Own files, packages, JSON, and what goes wrong with them.
import sum from 'esm-main';
import { name, all } from 'with-exports';
import inner from 'with-exports/data.json' with { type: 'json' };
import field from 'module-field';
import tool from '@scope/tool';
import sub from '@scope/tool/sub.js';
import data from './lib/data.json' with { type: 'json' };
import * as boom from './lib/boom.js';

console.log(sum, name, all, inner, field, tool, sub, data, boom);
console.log((await import('./lib/boom.js')) === boom, (await import(import.meta.resolve?.('./lib/boom.js') ?? './lib/boom.js')) === boom);
for (const specifier of ['common', 'broken', 'no-such-package', 'with-exports/hidden.js', 'with-exports/features/private/x', './lib/boom', './lib', 'cmux:nothing', 'cmux:host', 'node:fs', 'fs', 'https://example.com/x.js', '/etc/passwd', '../../../../../../../../etc/passwd', '#own', '']) {
  try {
    await import(specifier);
    console.log(specifier, 'was imported');
  } catch (e) {
    console.log(`${specifier} | ${e.message}`);
  }
}
