import { lockFolder } from '../database/pglite/folder-lock.js';

/** A process that does nothing but hold the data folder named by its argument, and say so. */
const [folder = ''] = process.argv.slice(2);
const lock = await lockFolder(folder);
lock.announce('http://127.0.0.1:1/api/v1');
process.stdout.write('holding\n');
setInterval(() => undefined, 60_000);
