// The demo site in a process of its own, for bench/run: writes its address into the file that --param file names, and stays.
import { writeText } from 'cmux:fs';
import { startPortal } from '../samples/site/portal.js';

const portal = await startPortal();
await writeText(cmux.params.file, portal.url);
await new Promise(() => setTimeout(() => {}, 2 ** 31 - 1));
