import { nothing } from './lib/missing.js';
