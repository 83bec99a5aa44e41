import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type {} from '@partner-journey/elements';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { mutate } from '../support/mutations/mutate.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';
const mutations = 400;
const kinds = ['session', 'journeys', 'journey', 'resources', 'surveys', 'feedback'] as const;

type Answers = Readonly<Record<string, string>>;

describe(`${mutations} mutated answers on a page`, { timeout: 300_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  before(async () => ([pages, browser] = await Promise.all([servePages(repositoryRoot), launchBrowser()])));
  after(async () => {
    await browser?.close();
    await pages?.close();
  });

  /** What the host answers as it should. */
  async function goodAnswers(): Promise<Answers> {
    const adapter = memoryAdapter({ fixture: 'small' });
    const { signal } = new AbortController();
    const answers = kinds.map(async (kind) => {
      const query = kind === 'journey' ? { kind, journeyId: 'harbor-finch-journey' } : { kind };
      return [kind, JSON.stringify((await adapter.read(query, { signal })).body)] as const;
    });
    return Object.fromEntries(await Promise.all(answers));
  }

  it('run nothing, break nothing, and leave something to see in every widget', async () => {
    const good = await goodAnswers();
    // the loader of TypeScript names inner functions by a helper that the page does not have
    pages.pages.set('/mutated', {
      html: `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">
        <script>globalThis.__name = (named) => named;</script>
        <script type="module" src="${bundle}"></script><main></main></html>`,
    });
    const { page, troubles } = await openWatchedPage(browser);
    await page.goto(`${pages.origin}/mutated`);
    const unseen: string[] = [];

    for (let seed = 1; seed <= mutations; seed += 1) {
      const kind = kinds[seed % kinds.length]!;
      const { text, how, place } = mutate(JSON.parse(good[kind]!), seed);
      const where = `seed ${seed}: ${kind} ${how} at ${place.join('/')}`;
      const seen = await page.evaluate(showOnce, { answers: { ...good, [kind]: text }, id: `seed-${seed}` });
      assert.deepEqual(seen.dangerous, [], where);
      if (seen.empty.length > 0) unseen.push(`${where}: ${seen.empty.join()}`);
    }

    assert.deepEqual(unseen, []);
    assert.equal(await page.evaluate((): unknown => Reflect.get(globalThis, 'mutationRan')), undefined);
    assert.equal(await page.evaluate((): unknown => Reflect.get({}, 'mutationPolluted')), undefined);
    assert.deepEqual(
      troubles.filter((trouble) => !trouble.startsWith('console: Partner Journey')),
      [],
    );
  });
});

/** In the page: shows a root with these answers; gives what in it could run, and which widgets show nothing at all. */
async function showOnce({ answers, id }: { answers: Answers; id: string }) {
  const root = document.createElement('partner-journey');
  root.storage = 'session';
  root.adapter = {
    id,
    read: ({ kind }) => Promise.resolve({ body: JSON.parse(answers[kind] ?? '{"items":[]}') as unknown }),
    send: () => Promise.resolve({ receipts: [] }),
  };
  document.querySelector('main')!.replaceChildren(root);
  await customElements.whenDefined('partner-journey');
  const widgets = () =>
    [...root.querySelectorAll<HTMLElement & { status: string }>('[status]')].concat([
      ...(root.shadowRoot?.querySelectorAll<HTMLElement & { status: string }>(
        'journey-progress, journey-checklist, journey-feedback, journey-resources',
      ) ?? []),
    ]);
  const isSettled = () =>
    widgets().length === 4 && widgets().every(({ status }) => status && status !== 'loading');
  while (!isSettled()) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const empty = widgets().filter(({ shadowRoot }) => (shadowRoot?.textContent ?? '').trim() === '');
  const bad = 'script, svg[onload], [onerror], img[src="x"], a[href^="javascript:" i], iframe';
  const dangerous = widgets().flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(bad) ?? [])]);
  return {
    empty: empty.map(({ localName }) => localName),
    dangerous: dangerous.map(({ outerHTML }) => outerHTML.slice(0, 200)),
  };
}
