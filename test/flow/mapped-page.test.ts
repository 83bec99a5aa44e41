import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type {} from '@partner-journey/elements';
import type { Browser, Page } from 'playwright-core';
import { startHttpHost, type HttpHost } from '../../packages/client/src/testing/http-host.js';
import { launchBrowser } from '../support/launch-browser.js';
import { readBundle } from '../size/chunks.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';

/** A portal with tasks and nothing else: no journey, no stages, no status. */
const mapping = {
  mapping: 1,
  requests: {
    me: { path: '/people/{$settings.personId}' },
    tasks: { path: '/tasks', search: { owner: '$viewer.id' }, items: 'data' },
  },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id', name: 'me.full_name' } } },
    journey: {
      from: 'tasks',
      as: {
        id: { $value: 'onboarding' },
        title: { $value: 'Onboarding' },
        stages: [
          {
            id: { $value: 'tasks' },
            title: { $value: 'Your tasks' },
            steps: {
              ...{ $each: 'tasks', id: 'id', title: '$text(name)' },
              status: { $of: 'completed', $values: { true: 'done', false: 'todo' } },
            },
          },
        ],
      },
    },
  },
  changes: {
    'step.complete': {
      ...{ method: 'PATCH', path: '/tasks/{$change.target.stepId}', again: 'repeat' },
      body: { completed: true },
    },
  },
};

/** The strictest policy a page can have and still embed us with a mapping. */
const policy = (portal: string, api: string) =>
  [
    `default-src 'none'`,
    `script-src 'nonce-x' 'strict-dynamic'`,
    `style-src 'self'`,
    `connect-src ${portal} ${api}`,
    `worker-src 'self'`,
    `require-trusted-types-for 'script'`,
    `trusted-types partner-journey`,
  ].join('; ');

describe('A page that maps an API of another shape, under a strict policy', { timeout: 120_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  let api: HttpHost;
  let tasks: { id: number; name: string; completed: boolean }[];

  before(async () => {
    [pages, browser, api] = await Promise.all([servePages(repositoryRoot), launchBrowser(), startHttpHost()]);
    api.answer = (response, { method, url, body }) => {
      const { pathname } = new URL(url, api.url);
      const task = tasks.find(({ id }) => pathname === `/tasks/${id}`);
      if (method === 'PATCH' && task) Object.assign(task, JSON.parse(body));
      const answers: Record<string, unknown> = {
        '/people/42': { id: 42, full_name: 'Ana Duarte' },
        '/tasks': { data: tasks },
      };
      const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };
      response.writeHead(200, {
        'content-type': 'application/json',
        ...cors,
        'access-control-allow-methods': 'PATCH',
      });
      response.end(method === 'GET' ? JSON.stringify(answers[pathname] ?? []) : undefined);
    };
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
    await api?.close();
  });
  beforeEach(() => {
    tasks = [
      { id: 1, name: 'Sign the <b>agreement</b>', completed: false },
      { id: 2, name: 'Meet &amp; greet', completed: true },
    ];
  });

  async function open(root: string, headers?: Record<string, string>) {
    const watched = await openWatchedPage(browser);
    pages.pages.set('/mapped', {
      headers: headers ?? { 'content-security-policy': policy(pages.origin, api.url) },
      html: `<!doctype html><html lang="en"><title>Portal</title>
        <script nonce="x" type="module" src="${bundle}"></script><main>${root}</main>
        <script nonce="x" type="module">
          const root = document.querySelector('partner-journey');
          root.mappingSettings = { personId: 42 };
        </script></html>`,
    });
    afterEachPage.push(() => watched.context.close());
    await watched.page.goto(`${pages.origin}/mapped`);
    return watched;
  }
  const afterEachPage: (() => Promise<void>)[] = [];
  afterEach(() => Promise.all(afterEachPage.splice(0).map((close) => close())));

  const inside = (content: string, attributes = '') =>
    `<partner-journey api="${api.url}" ${attributes}>${content}</partner-journey>`;
  const script = (json: string) =>
    `<script type="application/json">${json.replaceAll('<', '\\u003c')}</script>`;

  for (const [how, root] of [
    ['in a script inside the root', () => inside(script(JSON.stringify(mapping)))],
    ['in a file', () => inside('', 'mapping-src="/mapping.json"')],
  ] as const) {
    it(`shows and saves steps with the mapping ${how}, without one violation`, async () => {
      pages.pages.set('/mapping.json', {
        html: JSON.stringify(mapping),
        headers: { 'content-type': 'application/json' },
      });
      const { page, troubles } = await open(root());
      const checklist = page.locator('journey-checklist');

      await checklist.getByRole('checkbox', { name: 'Sign the agreement' }).click();
      await page.locator('journey-progress').getByText('2 of 2').first().waitFor();

      await page.waitForFunction(() => {
        const { client } = document.querySelector('partner-journey')!;
        return client?.getSnapshot().changes.length === 0;
      });
      assert.deepEqual([tasks[0]?.completed, troubles], [true, []]);
    });
  }

  it('offers nothing that the mapping does not say', async () => {
    const { page } = await open(inside(script(JSON.stringify(mapping))));

    await page.locator('journey-checklist[status=ready]').waitFor();

    const offered = await page.evaluate(() => {
      const { client } = document.querySelector('partner-journey')!;
      const { capabilities } = client!.select({ kind: 'session' }).value!;
      return [capabilities.changes, capabilities.feedback, capabilities.surveys];
    });
    assert.deepEqual(offered, [['step.complete'], false, false]);
    for (const widget of ['journey-feedback', 'journey-resources']) {
      assert.equal(await page.locator(widget).isVisible(), false, widget);
    }
  });

  it('keeps favorites in the browser where the portal has no place for them, says so, and has them after a reload', async () => {
    const items = { $each: 'tasks', id: 'id', title: '$text(name)', url: { $value: '/guide' } };
    const withFavorites = {
      ...mapping,
      reads: { ...mapping.reads, resources: { from: 'tasks', as: { items } } },
      keptHere: ['resource.favorite'],
    };
    const { page, troubles } = await open(inside(script(JSON.stringify(withFavorites))));
    const library = page.locator('journey-resources');
    const star = library.getByRole('button', { name: 'Favorite: Sign the agreement' });
    const asked = () => api.requests.filter(({ method }) => method !== 'GET' && method !== 'OPTIONS').length;
    const before = asked();

    await star.click();
    await library.getByText('Favorites are kept in this browser only.').waitFor();
    await page.waitForFunction(() => {
      const { client } = document.querySelector('partner-journey')!;
      return client?.getSnapshot().changes.length === 0;
    });
    await page.reload();
    await library.locator('[part=favorite][aria-pressed=true]').waitFor();

    assert.equal(await star.getAttribute('aria-pressed'), 'true');
    assert.deepEqual([asked() - before, troubles], [0, []]);
  });

  it('gives a person the words back that no request could be made of, and tells a developer why', async () => {
    const body = { words: '$change.payload.words' };
    const broken = {
      ...mapping,
      changes: { 'feedback.send': { path: '/notes', again: 'repeat', body } },
    };
    const { page } = await open(inside(script(JSON.stringify(broken))));
    const feedback = page.locator('journey-feedback');
    const told = page.evaluate(
      () =>
        new Promise<unknown>((resolve) =>
          document.body.addEventListener('journey-change-rejected', ({ issues }) => resolve(issues)),
        ),
    );

    await feedback.getByRole('textbox').fill('The guide is old.');
    await feedback.getByRole('button', { name: 'Send' }).click();

    await feedback.locator('[part=refusal]').waitFor();
    assert.equal(await feedback.getByRole('textbox').inputValue(), 'The guide is old.');
    assert.deepEqual(await told, [
      {
        path: 'changes.feedback.send',
        expected: 'a request',
        got: 'changes.feedback.send.body of the mapping: nothing in it has a value.',
      },
    ]);
  });

  it('shows a developer what was asked and answered, and fetches that for nobody else', async () => {
    const { file } = readBundle().chunks.find(({ name }) => name === 'debug-panel')!;
    const isFetched = (page: Page) =>
      page.evaluate(
        (name) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(name)),
        file,
      );
    const plain = await open(inside(script(JSON.stringify(mapping))));
    await plain.page.locator('journey-checklist[status=ready]').waitFor();
    assert.equal(await isFetched(plain.page), false);

    const { page, troubles } = await open(inside(script(JSON.stringify(mapping)), 'debug'));
    const panel = page.getByRole('region', { name: 'Developer panel' });
    const request = panel.getByRole('listitem').filter({ hasText: `GET ${api.url}/tasks?owner=42` });
    await request.first().getByText('Body of the answer').click();
    await request.first().getByText('"name": "Sign the <b>agreement</b>"').waitFor();
    await panel.getByRole('heading', { name: 'Validation report' }).click();
    await panel.getByText('The mapping can be used.').waitFor();
    await panel.getByLabel('Content', { exact: true }).selectOption('30 stages');
    await page.locator('journey-checklist').getByText('Your tasks 30').waitFor();
    await panel.getByRole('button', { name: 'Leave the simulation' }).click();
    await page.locator('journey-checklist').getByText('Your tasks 30').waitFor({ state: 'detached' });

    assert.equal(await isFetched(page), true);
    assert.deepEqual([tasks[0]?.completed, troubles], [false, []]);
  });

  const twice = script(JSON.stringify(mapping)).repeat(2);
  for (const [what, content, message, attributes] of [
    ['is there twice', twice, /has more than one mapping: give it "mapping-src", or .* or one script/],
    [
      ...(['stands in a file and inside', script(JSON.stringify(mapping))] as const),
      ...([/has more than one mapping/, 'mapping-src="/mapping.json"'] as const),
    ],
    ['is no JSON', script('{"mapping": 1,}'), /The mapping inside <partner-journey> is no JSON: /],
    [
      'names what the contract has not',
      script(JSON.stringify(mapping).replace('"title":"$text(name)"', '"name":"name"')),
      /reads\.journey\.as\.stages\[0\]\.steps\.name: the contract has no such member: .*title/,
    ],
  ] as const) {
    it(`tells a developer where a mapping ${what}, and a partner in plain words that nothing can be shown`, async () => {
      const { page } = await open(inside(content, attributes));
      const told = page.waitForFunction(() => (globalThis as { told?: string }).told);
      await page.evaluate(() => {
        document.body.addEventListener('journey-error', ({ error }) => {
          (globalThis as { told?: string }).told = `${error.code}: ${error.message}`;
        });
        document.querySelector('partner-journey')!.mappingSettings = { personId: 42 };
      });

      const text = await (await told).jsonValue();

      assert.match(text ?? '', message);
      assert.match(text ?? '', /^config: /);
      await page.locator('journey-checklist[status=error]').waitFor();
    });
  }
});
