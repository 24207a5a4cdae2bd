import fine from './lib/boom.js';
import data from './lib/broken.json' with { type: 'json' };
