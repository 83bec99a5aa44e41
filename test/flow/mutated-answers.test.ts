import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture, type Fixture } from '@partner-journey/contract/fixtures';
import type {} from '@partner-journey/elements';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { mutate, type Place } from '../support/mutations/mutate.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';
const mutations = 400;
const kinds = ['session', 'journeys', 'journey', 'resources', 'surveys', 'feedback'] as const;

type Answers = Readonly<Record<string, string>>;

/** What a page may give by property, and the widgets that take it. */
const givenAs = {
  session: { property: 'session', tags: ['journey-checklist', 'journey-resources', 'journey-feedback'] },
  journey: { property: 'journey', tags: ['journey-progress', 'journey-checklist', 'journey-next'] },
  resources: { property: 'resources', tags: ['journey-resources'] },
  surveys: { property: 'surveys', tags: ['journey-feedback'] },
  feedback: { property: 'feedbackItems', tags: ['journey-feedback'] },
  updates: { property: 'updates', tags: ['journey-updates'] },
} as const;
type GivenKind = keyof typeof givenAs;

describe(`${mutations} mutated answers, and as many properties, on a page`, { timeout: 300_000 }, () => {
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

  async function openPage() {
    // the loader of TypeScript names inner functions by a helper that the page does not have
    pages.pages.set('/mutated', {
      html: `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">
        <script>globalThis.__name = (named) => named;</script>
        <script type="module" src="${bundle}"></script><main></main></html>`,
    });
    const { page, troubles } = await openWatchedPage(browser);
    await page.goto(`${pages.origin}/mutated`);
    const checkUnharmed = async () => {
      assert.equal(await page.evaluate((): unknown => Reflect.get(globalThis, 'mutationRan')), undefined);
      assert.equal(await page.evaluate((): unknown => Reflect.get({}, 'mutationPolluted')), undefined);
      assert.deepEqual(
        troubles.filter((trouble) => !trouble.startsWith('console: Partner Journey')),
        [],
      );
    };
    return { page, checkUnharmed };
  }

  it('run nothing, break nothing, and leave something to see in every widget', async () => {
    const good = await goodAnswers();
    const { page, checkUnharmed } = await openPage();
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
    await checkUnharmed();
  });

  it('given by property do no harm either: good parts are shown, and each refusal says where it is', async () => {
    const good = typicalFixture('2026-05-04T09:30:00Z');
    const { page, checkUnharmed } = await openPage();
    let refused = 0;
    let compared = 0;

    for (let seed = 1; seed <= mutations; seed += 1) {
      const kind = (Object.keys(givenAs) as GivenKind[])[seed % 5]!;
      const document = givenDocument(kind, good);
      const { text, how, place } = mutate(document, seed);
      const where = `seed ${seed}: ${kind} ${how} at ${place.join('/')}`;
      const { property, tags } = givenAs[kind];
      const seen = await page.evaluate(giveOnce, { text, property, tags });
      assert.deepEqual([seen.dangerous, seen.mute], [[], []], where);
      for (const { path, expected, got } of seen.issues) {
        assert.ok(
          (path === '' || path.startsWith('/')) && expected && got,
          `${where}: "${path}" ${expected}`,
        );
      }
      refused += seen.issues.length > 0 ? 1 : 0;
      for (const neighbor of neighborsOf(kind, document, place)) {
        assert.ok(seen.words.includes(neighbor), `${where}: "${neighbor}" is not to be seen`);
        compared += 1;
      }
    }

    assert.ok(refused > mutations / 4, `${refused} were repaired or refused`);
    assert.ok(compared > mutations / 2, `${compared} neighbors were looked for`);
    await checkUnharmed();
  });
});

/** What a page would give: lists stand by themselves. */
function givenDocument(kind: GivenKind, good: Fixture): unknown {
  const document = good[kind];
  return 'items' in document ? document.items : document;
}

/** What has to be seen beside what something was done to; of surveys and things said not all are shown at once. */
function neighborsOf(kind: GivenKind, document: unknown, place: Place): readonly string[] {
  if (kind !== 'journey' && kind !== 'resources') return [];
  const list: unknown = kind === 'journey' ? Reflect.get(document as object, 'stages') : document;
  const [index] = kind === 'journey' && place[0] === 'stages' ? place.slice(1) : place;
  if (typeof index !== 'number') return [];
  return (list as readonly { title: string }[]).filter((_, at) => at !== index).map(({ title }) => title);
}

/** In the page: gives widgets without any root something by property; gives what could run, what refused it without a word, and what was said. */
async function giveOnce({
  text,
  property,
  tags,
}: {
  text: string;
  property: string;
  tags: readonly (keyof HTMLElementTagNameMap)[];
}) {
  const main = document.createElement('main');
  document.querySelector('main')!.replaceWith(main);
  const issues: { readonly path: string; readonly expected: string; readonly got: string }[] = [];
  const told = new Set<EventTarget | null>();
  main.addEventListener('journey-contract-issues', (event) => {
    issues.push(...event.issues);
    told.add(event.target);
  });
  const widgets = tags.map((tag) => document.createElement(tag) as HTMLElement & { status: string });
  main.append(...widgets);
  await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
  for (const widget of widgets) {
    Object.assign(widget, { [property]: JSON.parse(text) as unknown, pageSize: 100 });
    await (widget as unknown as { updateComplete: Promise<unknown> }).updateComplete;
  }
  await Promise.resolve();
  const bad = 'script, svg[onload], [onerror], img[src="x"], a[href^="javascript:" i], iframe';
  const dangerous = widgets.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(bad) ?? [])]);
  // without a root there is nothing to show but what is given
  const isMute = (widget: HTMLElement & { status: string }) =>
    widget.status === 'loading' || (property !== 'session' && widget.status === 'error' && !told.has(widget));
  return {
    issues,
    dangerous: dangerous.map(({ outerHTML }) => outerHTML.slice(0, 200)),
    mute: widgets.filter(isMute).map(({ localName, status }) => `${localName} ${status}`),
    words: widgets.map(({ shadowRoot }) => shadowRoot!.textContent).join(' '),
  };
}

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
