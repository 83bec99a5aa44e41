import type { Capabilities, Resource, ResourcePage } from '@partner-journey/contract';
import type { JourneyAdapter } from '../adapters/adapter.js';
import type { ResourceFilter } from '../adapters/query.js';
import { makeChange } from '../outbox/make-change.js';
import type { AdapterCheck } from './adapter-check.js';
import { expect, isWanted, read, send } from './asking.js';

/** Few, so that a library of usual size has more than one page. */
const pageSize = 5;
/** Of a library that goes on after this the rest is not looked at. */
const mostPages = 50;

/** Whether there is a library, to be searched by the host or here. */
export function hasLibrary({ resources }: Capabilities): boolean {
  return resources.search || resources.maxLocal > 0;
}

/** What an adapter has to do that has a library. */
export const libraryChecks: readonly AdapterCheck[] = [
  {
    name: 'reads its library page by page, each resource once',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      if (!hasLibrary(capabilities)) return;
      const ids = (await wholeLibrary(adapter)).map(({ id }) => id);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      expect(twice.length === 0, 'Each resource is on one page, once', twice);
    },
  },
  {
    name: 'finds a resource by a word of its title, and not everything by any word, if it searches',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      if (!capabilities.resources.search) return;
      const { items } = await readPage(adapter, {});
      const [first] = items;
      if (!first) return;
      const word = longestWord(first.title);
      const found = idsOf(await readPage(adapter, { q: word, limit: 100 }));
      expect(found.includes(first.id), `"${word}" finds the resource "${first.id}"`, found);
      const nowhere = 'therebenosuchword';
      const others = idsOf(await readPage(adapter, { q: nowhere }));
      const isEverything = others.join(' ') === idsOf({ items }).join(' ');
      expect(!isEverything, `"${nowhere}", which stands nowhere, does not find everything`, others);
    },
  },
  {
    name: 'marks a resource as a favorite, and takes the mark away again',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      if (!hasLibrary(capabilities) || !capabilities.changes.includes('resource.favorite')) return;
      const [resource] = await wholeLibrary(adapter);
      if (!resource) return;
      const was = isFavorite(resource);
      for (const on of [!was, was]) {
        const target = { resourceId: resource.id };
        const change = makeChange({ kind: 'resource.favorite', target, payload: { on } }, Date.now());
        const receipt = await send(adapter, change);
        expect(isWanted(receipt), `A favorite that is switched ${on ? 'on' : 'off'} is saved`, receipt);
        const now = (await wholeLibrary(adapter)).find(({ id }) => id === resource.id);
        const isShown = now !== undefined && isFavorite(now) === on;
        expect(isShown, `The next read shows the favorite ${on ? 'on' : 'off'}`, now);
      }
    },
  },
];

async function wholeLibrary(adapter: JourneyAdapter): Promise<readonly Resource[]> {
  const resources: Resource[] = [];
  const known = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await readPage(adapter, { limit: pageSize, ...(cursor !== undefined && { cursor }) });
    resources.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) break;
    expect(!known.has(cursor), 'Each "nextCursor" leads to a page that was not there before', cursor);
    known.add(cursor);
  } while (known.size < mostPages);
  return resources;
}

function readPage(adapter: JourneyAdapter, filter: ResourceFilter): Promise<ResourcePage> {
  return read(adapter, { kind: 'resources', filter });
}

function idsOf({ items }: Pick<ResourcePage, 'items'>): readonly string[] {
  return items.map(({ id }) => id);
}

/** The word of a title that says most: a host need not find punctuation, nor words that stand apart. */
function longestWord(title: string): string {
  const words = title.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [title];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest));
}

function isFavorite({ mine }: Resource): boolean {
  return mine.favorite ?? false;
}
