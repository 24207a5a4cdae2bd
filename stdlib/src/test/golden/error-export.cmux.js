import { nothing } from './lib/boom.js';
