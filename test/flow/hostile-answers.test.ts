import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {} from '@partner-journey/elements';
import { readers } from '@partner-journey/contract/reader';
import type { Browser } from 'playwright-core';
import { everyWay } from '../adapters/ways/every-way.js';
import type { Way } from '../adapters/ways/way.js';
import { launchBrowser } from '../support/launch-browser.js';
import { mutate } from '../support/mutations/mutate.js';
import { repositoryRoot } from '../support/repository.js';
import { givenDocument, givenProperties, type GivenKind } from './support/given-properties.js';
import { openHarmlessPage, type HarmlessPage } from './support/harmless-page.js';
import { servePages, type PageServer } from './support/page-server.js';

/** Of each way in; the mappings are one. Those with something that could run are drawn. */
const mutations = 20_000;
/** So many documents are drawn in one call into the page. */
const atOnce = 40;
const { signal } = new AbortController();

/** What the mutations write where something of theirs could run or get into the language. */
const isHostile = (text: string) => /mutationRan|mutationPolluted/.test(text);

describe(`what could run in ${mutations} mutated answers by each way in`, { timeout: 900_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  let harmless: HarmlessPage;
  before(async () => {
    [pages, browser] = await Promise.all([servePages(repositoryRoot), launchBrowser()]);
    harmless = await openHarmlessPage(browser, pages);
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
  });

  for (const [what, [count, make]] of Object.entries(everyWay(mutations))) {
    it(`is drawn as text and runs nothing: ${what}`, async () => {
      const documents = await hostileDocuments(await make(), count);
      let [drawn, written] = [0, 0];

      for (const [kind, texts] of documents) {
        for (let start = 0; start < texts.length; start += atOnce) {
          const some = texts.slice(start, start + atOnce);
          const seen = await harmless.page.evaluate(drawAll, { texts: some, ...givenProperties[kind] });
          assert.deepEqual(seen.dangerous, [], `${kind}, one of documents ${start} to ${start + atOnce}`);
          drawn += some.length;
          written += seen.written;
        }
      }

      assert.ok(drawn > 20, `${drawn} documents were drawn`);
      assert.ok(written > drawn / 10, `${written} of ${drawn} had it among their words`);
      await harmless.checkUnharmed();
    });
  }
});

/** The different documents that are made of hostile answers and still have something of it, as JSON. */
async function hostileDocuments(way: Way, count: number): Promise<ReadonlyMap<GivenKind, readonly string[]>> {
  const found = new Map<GivenKind, Set<string>>();
  const names = [...way.answers.keys()];
  for (let seed = 1; seed <= count; seed += 1) {
    const name = names[seed % names.length]!;
    const { text } = mutate(way.answers.get(name), seed);
    if (!isHostile(text)) continue;
    const adapter = way.open(name, text);
    for (const query of way.reads(name)) {
      const { kind } = query;
      if (!isDrawn(kind)) continue;
      const answer = await adapter.read(query, { signal }).catch(() => undefined);
      const value = answer && !answer.unchanged ? readers[kind](answer.body).value : undefined;
      const given = value && JSON.stringify(givenDocument(value));
      if (given === undefined || !isHostile(given)) continue;
      found.set(kind, (found.get(kind) ?? new Set()).add(given));
    }
  }
  return new Map([...found].map(([kind, texts]) => [kind, [...texts]]));
}

function isDrawn(kind: string): kind is GivenKind {
  return Object.hasOwn(givenProperties, kind);
}

/** In the page: draws documents one after the other; gives what could run, and how many said what was meant to run. */
async function drawAll({
  texts,
  property,
  tags,
}: {
  texts: readonly string[];
  property: string;
  tags: readonly (keyof HTMLElementTagNameMap)[];
}) {
  const widgets = tags.map((tag) => document.createElement(tag) as HTMLElement & { status: string });
  document.querySelector('main')!.replaceChildren(...widgets);
  await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
  const bad = 'script, svg[onload], [onerror], img[src="x"], a[href^="javascript:" i], iframe';
  const dangerous: string[] = [];
  let written = 0;
  for (const text of texts) {
    for (const widget of widgets)
      Object.assign(widget, { [property]: JSON.parse(text) as unknown, pageSize: 100 });
    for (const widget of widgets)
      await (widget as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    const roots = widgets.flatMap(({ shadowRoot }) => shadowRoot ?? []);
    dangerous.push(
      ...roots.flatMap((root) =>
        [...root.querySelectorAll(bad)].map(({ outerHTML }) => outerHTML.slice(0, 200)),
      ),
    );
    written += roots.some(({ textContent }) => textContent.includes('mutationRan')) ? 1 : 0;
  }
  return { dangerous, written };
}
