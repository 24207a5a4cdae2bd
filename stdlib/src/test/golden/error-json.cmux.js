import fine from './lib/boom.js';
import data from './lib/data.json';
