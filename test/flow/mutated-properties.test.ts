import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import type {} from '@partner-journey/elements';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { mutate } from '../support/mutations/mutate.js';
import { titleIn, untouchedBy } from '../support/mutations/rows.js';
import { repositoryRoot } from '../support/repository.js';
import { givenDocument, givenProperties, type GivenKind } from './support/given-properties.js';
import { openHarmlessPage } from './support/harmless-page.js';
import { servePages, type PageServer } from './support/page-server.js';

const mutations = 400;

describe(`${mutations} mutated properties on a page`, { timeout: 300_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  before(async () => ([pages, browser] = await Promise.all([servePages(repositoryRoot), launchBrowser()])));
  after(async () => {
    await browser?.close();
    await pages?.close();
  });

  it('do no harm: good parts are shown, and each refusal says where it is', async () => {
    const good = typicalFixture('2026-05-04T09:30:00Z');
    const { page, checkUnharmed } = await openHarmlessPage(browser, pages);
    const kinds = Object.keys(givenProperties) as GivenKind[];
    const compared = new Map<GivenKind, number>();
    const shown = new Map<GivenKind, string>();
    for (const kind of kinds) {
      const text = JSON.stringify(givenDocument(good[kind]));
      shown.set(kind, (await page.evaluate(giveOnce, { text, ...givenProperties[kind] })).words);
    }
    let refused = 0;

    for (let seed = 1; seed <= mutations; seed += 1) {
      const kind = kinds[seed % kinds.length]!;
      const document = givenDocument(good[kind]);
      const { text, how, place } = mutate(document, seed);
      const where = `seed ${seed}: ${kind} ${how} at ${place.join('/')}`;
      const { property, tags } = givenProperties[kind];
      const seen = await page.evaluate(giveOnce, { text, property, tags });
      assert.deepEqual([seen.dangerous, seen.mute], [[], []], where);
      for (const { path, expected, got } of seen.issues) {
        assert.ok(
          (path === '' || path.startsWith('/')) && expected && got,
          `${where}: "${path}" ${expected}`,
        );
      }
      refused += seen.issues.length > 0 ? 1 : 0;
      let looked = compared.get(kind) ?? 0;
      const { rows, mayBeRefused } = untouchedBy(place, document);
      for (const title of mayBeRefused ? [] : rows.map(titleIn)) {
        if (!shown.get(kind)!.includes(title)) continue;
        assert.ok(seen.words.includes(title), `${where}: "${title}" is not to be seen`);
        looked += 1;
      }
      compared.set(kind, looked);
    }

    assert.ok(refused > mutations / 4, `${refused} were repaired or refused`);
    // of a session alone nothing is shown by name
    assert.deepEqual(new Set(compared.keys()), new Set(kinds));
    for (const [kind, count] of compared)
      assert.ok(kind === 'session' || count > 50, `${count} of ${kind} were looked for`);
    await checkUnharmed();
  });
});

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
