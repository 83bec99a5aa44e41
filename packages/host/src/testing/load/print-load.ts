import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { DatabasePlace } from '../../database/open-database.js';
import { pglite } from '../every-database.js';
import { serverAt, startPostgres } from '../postgres/postgres-server.js';
import { startHostProcess } from '../start-host-process.js';
import { loadWithRequests, type RequestFigures } from './request-load.js';
import { loadWithStreams, type StreamFigures } from './stream-load.js';

/** Prints what one process holds, and how it grows with two: `npm run load -- [--seconds 5] [--callers 16] [--streams 500]`. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    callers: { type: 'string', default: '16' },
    streams: { type: 'string', default: '500' },
  },
});
const [seconds, callers, streams] = [values.seconds, values.callers, values.streams].map(Number) as [
  number,
  number,
  number,
];

interface Figures {
  readonly reads: RequestFigures;
  readonly writes: RequestFigures;
  readonly heard: StreamFigures;
}

async function measure(place: DatabasePlace, processes: number): Promise<Figures> {
  const hosts = await Promise.all(Array.from({ length: processes }, () => startHostProcess(place)));
  try {
    // first, while no memory of other requests is free to be used again
    const heard = await loadWithStreams(hosts, streams);
    await loadWithRequests(hosts, { what: 'read', callers, seconds: 1 });
    return {
      heard,
      reads: await loadWithRequests(hosts, { what: 'read', callers, seconds }),
      writes: await loadWithRequests(hosts, { what: 'write', callers, seconds }),
    };
  } finally {
    await Promise.all(hosts.map((host) => host.stop()));
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function print(name: string, { reads, writes, heard }: Figures): void {
  const line = ({ perSecond, median, p95, processorMsEach }: RequestFigures) =>
    `${perSecond.toFixed(0).padStart(6)} a second, half in ${median.toFixed(0)} ms, 95 % in ${p95.toFixed(0)} ms` +
    (processorMsEach === undefined ? '' : `, ${processorMsEach.toFixed(1)} ms of a processor each`);
  const each = heard.kilobytesEach === undefined ? '' : `, ${heard.kilobytesEach.toFixed(0)} kB each`;
  say(name);
  say(`  journeys read    ${line(reads)}`);
  say(`  changes taken    ${line(writes)}`);
  say(
    `  ${streams} streams open in ${heard.openedIn.toFixed(0)} ms${each}; ` +
      `a change is heard by half after ${heard.median.toFixed(0)} ms, by all after ${heard.last.toFixed(0)} ms`,
  );
}

say(`${callers} callers, ${seconds} s each, all on this machine with ${availableParallelism()} processors`);
const embedded = await pglite.create();
print('PGlite, 1 process', await measure(embedded.place, 1));
await embedded.remove();

const server = serverAt(process.env['TEST_DATABASE_URL'] || (await startPostgres([])));
const { url, remove } = await server.createDatabase();
const one = await measure({ databaseUrl: url }, 1);
print('PostgreSQL, 1 process', one);
const two = await measure({ databaseUrl: url }, 2);
print('PostgreSQL, 2 processes', two);
await remove();
const ratio = (part: 'reads' | 'writes') => (two[part].perSecond / one[part].perSecond).toFixed(2);
say(`2 processes against 1, here: reads × ${ratio('reads')}, changes × ${ratio('writes')}`);
const apart = (part: 'reads' | 'writes') => {
  const [before, after] = [one[part].processorMsEach, two[part].processorMsEach];
  return before && after ? `× ${((2 * before) / after).toFixed(2)}` : 'not told by this system';
};
say(
  `… each with a processor of its own, as far as the database follows: reads ${apart('reads')}, changes ${apart('writes')}`,
);
if (availableParallelism() < 4)
  say('Callers, database and hosts share too few processors: the first ratio says little.');
