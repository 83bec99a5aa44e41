import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {} from '@partner-journey/elements';
import type { Browser } from 'playwright-core';
import { startHttpHost, type HttpHost } from '../../packages/client/src/testing/http-host.js';
import { contractWays } from '../adapters/ways/contract-ways.js';
import { mappedWay } from '../adapters/ways/mapped-way.js';
import { launchBrowser } from '../support/launch-browser.js';
import { mutate, type Place } from '../support/mutations/mutate.js';
import { rowsIn, titleIn, untouchedBy } from '../support/mutations/rows.js';
import {
  keyOf,
  readRecording,
  recordedHosts,
  recordedKey,
  type RecordedHost,
} from '../support/recorded/recording.js';
import { repositoryRoot } from '../support/repository.js';
import { openHarmlessPage } from './support/harmless-page.js';
import { servePages, type PageServer } from './support/page-server.js';

/** Of each way in. */
const mutations = 100;

/** Of which document a widget shows which rows by their titles, whatever else they say. */
const shownBy = {
  'journey-progress': { kind: 'journey', rows: /^\/stages\/[^/ ]+ / },
  'journey-checklist': { kind: 'journey', rows: /^\/stages\/[^/ ]+(\/steps\/[^/ ]+)? / },
  'journey-resources': { kind: 'resources', rows: /^\/items\/[^/ ]+ / },
  'journey-feedback': { kind: 'feedback', rows: /^\/items\/[^/ ]+ / },
  'journey-updates': { kind: 'updates', rows: /^\/items\/[^/ ]+ / },
} as const;
type WidgetTag = keyof typeof shownBy;
type ShownKind = (typeof shownBy)[WidgetTag]['kind'];
const tags = Object.keys(shownBy) as WidgetTag[];

/** What is answered, as JSON, by the name of the answer. */
type Answers = Readonly<Record<string, string>>;

/** What a page says to have a way in. */
interface Embed {
  readonly by: 'memory' | 'rest' | 'mapping' | 'definition';
  readonly answers: Answers;
  /** Where the host answers, for this mutation alone: what is kept of one is not shown with another. */
  readonly api: string;
  /** As JSON: the mapping, what only the page knows, and the token. */
  readonly mapped?: string;
  /** The titles that have to be seen in each widget. */
  readonly wanted: readonly { readonly tag: WidgetTag; readonly titles: readonly string[] }[];
}

/** One way in, whose host answers as it should but for one answer. */
interface PageWay {
  readonly by: Embed['by'];
  readonly mapped?: string;
  /** The widgets whose document the host does not have. */
  readonly without: readonly WidgetTag[];
  readonly answers: ReadonlyMap<string, unknown>;
  /** The name of the answer to a request below the address of the host. */
  nameOf?(asked: string): string | undefined;
  /** The rows of a document that have to be seen whatever was done at that place of that answer. */
  untouched(name: string, place: Place): Promise<(kind: ShownKind) => readonly string[]>;
}

describe(`${mutations} mutated answers by each way in, on a page`, { timeout: 400_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  let host: HttpHost;
  before(async () => {
    [pages, browser, host] = await Promise.all([
      servePages(repositoryRoot),
      launchBrowser(),
      startHttpHost(),
    ]);
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
    await host?.close();
  });

  const ways: Readonly<Record<string, readonly [count: number, make: () => Promise<PageWay>]>> = {
    'data in memory': [mutations, () => contractWay('memory')],
    'the contract over HTTP': [mutations, () => contractWay('rest')],
    'an adapter that is defined': [mutations, () => contractWay('definition')],
    ...Object.fromEntries(
      recordedHosts.map((name) => [
        `the mapping of ${name}`,
        [mutations / recordedHosts.length, () => mappingWay(name)],
      ]),
    ),
  };

  for (const [what, [count, make]] of Object.entries(ways)) {
    it(`run nothing, break nothing and cost nothing beside them: ${what}`, async () => {
      const way = await make();
      const { page, checkUnharmed } = await openHarmlessPage(browser, pages);
      const good = Object.fromEntries(
        [...way.answers].map(([name, answer]) => [name, JSON.stringify(answer)]),
      );
      const show = async (id: string, answers: Answers, wanted: Embed['wanted']) => {
        host.answer = (response, { method, url, body }) => {
          const asked = keyOf(`/${id}`, url, { method, ...(body && { body }) });
          const text = answers[way.nameOf?.(asked) ?? ''];
          response.writeHead(method === 'OPTIONS' ? 204 : text === undefined ? 404 : 200, {
            'Content-Type': 'application/json',
            ...{ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
          });
          response.end(text);
        };
        const { by, mapped } = way;
        return page.evaluate(showOnce, { by, mapped, wanted, answers, api: `${host.url}/${id}` });
      };
      const compared = new Map<string, number>();
      const mutated = new Set<string>();

      for (let seed = 1; seed <= count; seed += 1) {
        const name = [...way.answers.keys()][seed % way.answers.size]!;
        const { text, how, place } = mutate(way.answers.get(name), seed);
        const where = `seed ${seed}: ${name} ${how} at ${place.join('/')}`;
        const untouched = await way.untouched(name, place);
        const wanted = tags.map((tag) => {
          const { kind, rows } = shownBy[tag];
          return {
            tag,
            titles: untouched(kind)
              .filter((row) => rows.test(row))
              .map(titleIn),
          };
        });
        const seen = await show(`seed-${seed}`, { ...good, [name]: text }, wanted);
        assert.deepEqual(seen, { dangerous: [], empty: [], lost: [] }, where);
        for (const { tag, titles } of wanted) compared.set(tag, (compared.get(tag) ?? 0) + titles.length);
        mutated.add(name);
      }

      const unseen = tags.filter((tag) => !compared.get(tag));
      assert.deepEqual(unseen, way.without, 'never had to show a thing');
      assert.deepEqual(mutated, new Set(way.answers.keys()), 'is every answer, and each was mutated');
      await checkUnharmed();
    });
  }
});

/** A way in by which documents of the contract come as they are. */
async function contractWay(by: 'memory' | 'rest' | 'definition'): Promise<PageWay> {
  const whats = {
    memory: 'data in memory',
    rest: 'the contract over HTTP',
    definition: 'an adapter that is defined',
  } as const;
  const { answers } = await contractWays[whats[by]]!();
  return {
    ...{ by, answers, without: [] },
    nameOf(asked) {
      const [, path = ''] = asked.split(' ');
      const [, first = '', id] = path.split('?')[0]!.split('/');
      return first === 'journeys' && id !== undefined ? 'journey' : first;
    },
    async untouched(name, place) {
      const { rows, mayBeRefused } = untouchedBy(place, answers.get(name));
      // data in memory is refused as a whole, and without a session there is nothing
      const isAllLost = mayBeRefused && (by === 'memory' || name === 'session');
      const isLost = (kind: string) =>
        mayBeRefused && (kind === name || (kind === 'journey' && name === 'journeys'));
      return (kind) => {
        if (isAllLost || isLost(kind)) return [];
        return kind === name ? rows : rowsIn(answers.get(kind));
      };
    },
  };
}

/** A way in by the mapping of a host whose answers were recorded. */
async function mappingWay(name: RecordedHost): Promise<PageWay> {
  const { mapping, settings, ...recording } = await readRecording(name);
  const wayIn = await mappedWay(name);
  return {
    ...{ by: 'mapping', answers: wayIn.answers },
    without: tags.filter((tag) => !mapping.reads[shownBy[tag].kind]),
    mapped: JSON.stringify({ mapping, settings, token: mapping.auth && 'token' }),
    nameOf: (asked) => recordedKey({ ...recording, settings }, asked),
    async untouched(answer, place) {
      const left = await wayIn.untouched(answer, place);
      return (kind) => {
        const isListed = kind !== 'journey' || left('journeys').rows.length > 0;
        const mayBeRefused = left('session').mayBeRefused || left(kind).mayBeRefused;
        return isListed && !mayBeRefused ? left(kind).rows : [];
      };
    },
  };
}

/** In the page: shows a root that is embedded like this; gives what in it could run, which widgets show nothing at all, and what is not seen. */
async function showOnce({ by, answers, api, mapped, wanted }: Embed) {
  const root = document.createElement('partner-journey');
  root.storage = 'session';
  const answer = (kind: string) => JSON.parse(answers[kind] ?? '{"items":[]}') as never;
  const nothing = {
    id: api,
    read: () => Promise.resolve({ body: null }),
    send: () => Promise.resolve({ receipts: [] }),
  };
  if (by === 'rest' || by === 'mapping') root.api = api;
  if (mapped !== undefined) {
    const { mapping, settings, token } = JSON.parse(mapped) as Record<string, unknown>;
    Object.assign(root, { mapping, mappingSettings: settings });
    if (typeof token === 'string') root.token = () => token;
  }
  if (by === 'memory') {
    const { memoryAdapter } = await import('@partner-journey/client/memory-adapter');
    const data = Object.fromEntries(Object.keys(answers).map((kind) => [kind, answer(kind)]));
    try {
      root.adapter = memoryAdapter({ data, id: api });
    } catch (error) {
      // what cannot be understood at all is told where it is given
      if ((error as Error).name !== 'ConfigError') throw error;
      root.adapter = nothing;
    }
  }
  if (by === 'definition') {
    const { defineAdapter } = await import('@partner-journey/client/define-adapter');
    const kinds = Object.keys(answers).filter((kind) => kind !== 'session');
    root.adapter = defineAdapter({
      ...{ id: api, session: () => answer('session') },
      reads: Object.fromEntries(kinds.map((kind) => [kind, () => answer(kind)])),
    });
  }
  const widgets = wanted.map(({ tag }) => document.createElement(tag) as HTMLElement & { status: string });
  for (const widget of widgets) Object.assign(widget, { pageSize: 100 });
  root.append(...widgets);
  document.querySelector('main')!.replaceChildren(root);
  const names = ['partner-journey', ...wanted.map(({ tag }) => tag)];
  await Promise.all(names.map((name) => customElements.whenDefined(name)));
  const isSettled = () => widgets.every(({ status }) => status && status !== 'loading');
  while (!isSettled()) await new Promise(requestAnimationFrame);

  const wordsIn = (widget: HTMLElement) => widget.shadowRoot?.textContent ?? '';
  const lost = () =>
    wanted.flatMap(({ tag, titles }, index) => {
      const words = wordsIn(widgets[index]!);
      return titles.filter((title) => !words.includes(title)).map((title) => `${title} in ${tag}`);
    });
  // what is finished may be folded up, and what was said long ago
  const folded = ':is([part~=group-title], [aria-controls=said-list])[aria-expanded=false]';
  const latest = performance.now() + 5_000;
  do {
    for (const { shadowRoot } of widgets)
      for (const button of shadowRoot!.querySelectorAll<HTMLElement>(folded)) button.click();
    await new Promise(requestAnimationFrame);
  } while (lost().length > 0 && performance.now() < latest);

  const bad = 'script, svg[onload], [onerror], img[src="x"], a[href^="javascript:" i], iframe';
  const dangerous = widgets.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(bad) ?? [])]);
  return {
    dangerous: dangerous.map(({ outerHTML }) => outerHTML.slice(0, 200)),
    empty: widgets.filter((widget) => wordsIn(widget).trim() === '').map(({ localName }) => localName),
    lost: lost(),
  };
}
