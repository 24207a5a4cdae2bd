import { boom } from './lib/boom.js';

function prepare() {
  boom(null);
}
prepare();
