/**
 * Writes what the servers of the examples answer to their mappings into the files beside this one:
 * `node --import tsx --conditions=source test/support/recorded/record-answers.ts`
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mappedAdapter, type Mapping } from '@partner-journey/client/mapping';
import type { Change } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { format } from 'prettier';
import { freePort } from '../free-port.js';
import { repositoryRoot } from '../repository.js';
import { exampleHosts, keyOf, type Recording } from './recording.js';

/** So many items of a list are enough to see what becomes of its others when one is bad. */
const mostItems = 4;

const feedback: Change = {
  ...{ id: '8b0f7c1e-5d52-4c0e-9a35-1f6f0b7f6a11', kind: 'feedback.send', target: {} },
  ...{ createdAt: '2026-04-05T08:00:00.000Z', payload: { text: 'The second step is easy.', context: {} } },
};

interface ExampleHost {
  readonly url: string;
  signIn?(): Promise<string>;
  stop(): Promise<void>;
}

/** What `host.js` of an example exports. */
interface ExampleModule {
  readonly settings?: Recording['settings'];
  readonly [start: `start${string}`]: (port: number) => Promise<ExampleHost>;
}

for (const name of exampleHosts) {
  const folder = join(repositoryRoot, 'examples', `host-${name}`);
  const { settings = {}, ...starts } = (await import(join(folder, 'host.js'))) as ExampleModule;
  const host = await Object.values(starts)[0]!(await freePort());
  const mapping = JSON.parse(await readFile(join(folder, 'mapping.json'), 'utf8')) as Mapping;
  const recording = await record(host, mapping, settings).finally(() => host.stop());
  const file = new URL(`${name}.json`, import.meta.url);
  const { default: packageFile } = await import('../../../package.json', { with: { type: 'json' } });
  const text = await format(JSON.stringify(recording), { ...packageFile.prettier, parser: 'json' });
  await writeFile(file, text);
}

/** Reads everything that a mapping says how to read. */
async function record(
  host: ExampleHost,
  mapping: Mapping,
  settings: Recording['settings'],
): Promise<Recording> {
  const answers: Record<string, unknown> = {};
  let isRead = true;
  const adapter = mappedAdapter({
    ...{ mapping, settings, api: host.url },
    ...(host.signIn && { token: () => host.signIn!() }),
    async fetch(input, init) {
      const response = await fetch(input, init);
      const answer = shortened(await response.json());
      if (isRead) answers[keyOf(host.url, input as string, init)] = answer;
      return Response.json(answer, response);
    },
  });
  const { signal } = new AbortController();
  const read = async (query: Parameters<typeof adapter.read>[0]) => {
    const answer = await adapter.read(query, { signal });
    return answer.unchanged ? undefined : answer.body;
  };
  await read({ kind: 'session' });
  // of one thing said nobody can see what becomes of another
  isRead = false;
  await adapter.send([feedback], { signal });
  isRead = true;
  const journeyId = readers.journeys(await read({ kind: 'journeys' })).value?.items[0]?.id;
  if (journeyId === undefined) throw new Error(`${host.url} has no journey.`);
  await read({ kind: 'journey', journeyId });
  await read({ kind: 'resources' });
  await read({ kind: 'feedback' });
  return { settings, journeyId, answers };
}

/** Without most items of long lists, and without what would let somebody in. */
function shortened(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, mostItems).map(shortened);
  const members = Object.entries(value).filter(([name]) => name !== 'sessionToken');
  return Object.fromEntries(members.map(([name, member]) => [name, shortened(member)]));
}
