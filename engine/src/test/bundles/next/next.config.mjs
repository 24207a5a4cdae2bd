import { dirname } from 'node:path';

export default {
  output: 'export',
  basePath: '/next',
  distDir: 'dist',
  trailingSlash: true,
  images: { unoptimized: true },
  // The tools lie in the folder above.
  turbopack: { root: dirname(import.meta.dirname) },
};
