import type { ResourcePage } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startMock, type RunningMock } from '../mock/start-mock.js';
import { serveSpoiled, type SpoilableAnswer } from '../testing/serve-spoiled.js';
import { runCli } from '../testing/test-terminal.js';
import type { CheckReport } from './checkup.js';

/** What hosts make of a title on its way out, and do not know any more when they search. */
const ways: Readonly<Record<string, (title: string) => string>> = {
  'an entity by its name': (title) => `Q&amp;A: ${title}`,
  'an entity by its number': (title) => `Don&#8217;t panic: ${title}`,
  'a tag': (title) => `<b>${title}</b>`,
  'a quote in letters': (title) => `“${title}”`,
  'a dash in letters': (title) => `${title} – new`,
};

describe('partner-journey check of a host that promises to search', () => {
  let mock: RunningMock;
  before(async () => {
    mock = await startMock({ port: 0, fixture: 'typical', role: 'partner', latencyMs: 0, origins: [] });
  });
  after(() => mock.stop());

  /** What is found where titles go out in a way, and the words that were looked for. */
  async function check(change: (page: ResourcePage) => void, isDeaf = false) {
    const spoil = ({ body }: SpoilableAnswer) => change(body as ResourcePage);
    const page = await library();
    const searches = page.items.map(({ title }) => `GET /resources?${new URLSearchParams({ q: title })}`);
    const deaf = ({ body }: SpoilableAnswer) => void Object.assign(body as object, { items: [] });
    const host = await serveSpoiled(mock.url, {
      ...(isDeaf && Object.fromEntries(searches.map((search) => [search, deaf]))),
      'GET /resources': spoil,
    });
    const { stdout } = await runCli(['check', host.url, '--json']);
    await host.stop();
    const { findings } = JSON.parse(stdout) as CheckReport;
    const words = host.asked.flatMap((asked) => new URLSearchParams(asked.split('?')[1]).get('q') ?? []);
    return { findings, words };
  }

  async function library(): Promise<ResourcePage> {
    return (await (await fetch(`${mock.url}/resources`)).json()) as ResourcePage;
  }

  for (const [what, said] of Object.entries(ways)) {
    it(`says nothing against it where the first title has ${what}: it looks for another one`, async () => {
      const { items } = await library();

      const { findings, words } = await check((page) => (page.items[0]!.title = said(page.items[0]!.title)));

      assert.deepEqual(findings, []);
      assert.deepEqual(words, [items[1]!.title]);
    });

    it(`looks for nothing where every title has ${what}: nobody knows what it is called there`, async () => {
      const { findings, words } = await check(({ items }) => {
        for (const item of items) item.title = said(item.title);
      });

      assert.deepEqual([findings, words], [[], []]);
    });
  }

  it('says so where it does not find another title either', async () => {
    const { items } = await library();

    const { findings } = await check((page) => (page.items[0]!.title = 'Q&amp;A'), true);

    assert.deepEqual(
      findings.map(({ source, path }) => [source, path]),
      [['GET /resources', '/items']],
    );
    assert.ok(findings[0]!.expected.startsWith(`"${items[1]!.id}" among what ?q= finds by its title`));
  });
});
