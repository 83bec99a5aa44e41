import { writeFile } from 'node:fs/promises';
import { freePort } from '../../test/support/free-port.js';
import { startLoopback } from './host.js';
import { proposeMapping, withEdits } from './propose-mapping.js';

const host = await startLoopback(await freePort());
try {
  const mapping = await withEdits(await proposeMapping(host));
  await writeFile(new URL('mapping.json', import.meta.url), JSON.stringify(mapping, null, 2));
} finally {
  await host.stop();
}
