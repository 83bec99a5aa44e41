import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type {} from '@partner-journey/elements';
import type { Browser, BrowserContext } from 'playwright-core';
import { json, startHttpHost, type HttpHost } from '../../packages/client/src/testing/http-host.js';
import { until } from '../../packages/client/src/testing/until.js';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';

const completing = {
  ...{ path: '/tasks/{$change.target.stepId}', again: 'repeat' },
  body: { completed: { $value: 'yes' } },
};

/** What a form could send as well: nothing a browser would have to ask for before. */
const simple = {
  mapping: 1,
  auth: { search: 'access_token' },
  requests: { me: { path: '/me' }, tasks: { path: '/tasks', items: 'data' } },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id', name: 'me.full_name' } } },
    journey: {
      from: 'tasks',
      as: {
        ...{ id: { $value: 'onboarding' }, title: { $value: 'Onboarding' } },
        stages: [
          {
            ...{ id: { $value: 'tasks' }, title: { $value: 'Your tasks' } },
            steps: {
              ...{ $each: 'tasks', id: 'id', title: 'name' },
              status: { $of: 'completed', $values: { yes: 'done', no: 'todo' } },
            },
          },
        ],
      },
    },
  },
  changes: { 'step.complete': { ...completing, encoding: 'form' } },
};

describe('A host on another origin that allows nothing beyond the simplest', { timeout: 120_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  let context: BrowserContext;
  let api: HttpHost;
  let task: { id: number; name: string; completed: 'yes' | 'no' };

  before(async () => {
    [pages, browser, api] = await Promise.all([servePages(repositoryRoot), launchBrowser(), startHttpHost()]);
    api.answer = (response, { method, url, body }) => {
      const { pathname, searchParams } = new URL(url, api.url);
      const answers = new Map<string, unknown>([
        ['GET /me', { id: 42, full_name: 'Ana Duarte' }],
        ['GET /tasks', { data: [task] }],
        [`POST /tasks/${task.id}`, {}],
      ]);
      const answer = answers.get(`${method} ${pathname}`);
      const isKnown = searchParams.get('access_token') === 't-1';
      if (isKnown && method === 'POST') Object.assign(task, Object.fromEntries(new URLSearchParams(body)));
      const status = !isKnown ? 401 : answer ? 200 : 404;
      json(response, answer ?? {}, status, { 'Access-Control-Allow-Origin': '*' });
    };
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
    await api?.close();
  });
  beforeEach(() => {
    task = { id: 7, name: 'Sign the agreement', completed: 'no' };
    (api.requests as unknown[]).length = 0;
  });
  afterEach(() => context?.close());

  const methods = () => api.requests.map(({ method }) => method);
  /** What the console of the page says about the rules between origins. */
  async function told(troubles: readonly string[]): Promise<string> {
    const isAdvice = (trouble: string) => trouble.includes('Partner Journey:');
    await until('the developer is told', () => troubles.some(isAdvice));
    return troubles.find(isAdvice) ?? '';
  }
  const preflights = () => methods().filter((method) => method === 'OPTIONS').length;

  async function open(mapping: object) {
    pages.pages.set('/', {
      html: `<!doctype html><html lang="en"><title>Portal</title>
        <script type="module" src="${bundle}"></script>
        <partner-journey></partner-journey>
        <script type="module">
          const root = document.querySelector('partner-journey');
          root.token = () => 't-1';
          root.mapping = ${JSON.stringify(mapping)};
          root.api = ${JSON.stringify(api.url)};
        </script></html>`,
    });
    const watched = await openWatchedPage(browser);
    context = watched.context;
    await watched.page.goto(pages.origin);
    return watched;
  }

  it('is read and written without one preflight, by a mapping that says so', async () => {
    const { page, troubles } = await open(simple);

    await page.getByRole('checkbox', { name: 'Sign the agreement' }).click();
    await until('the host has it', () => task.completed === 'yes');
    await page.locator('journey-progress').getByText('1 of 1').first().waitFor();
    await page.waitForFunction(() => {
      const { client } = document.querySelector('partner-journey')!;
      return client?.getSnapshot().changes.length === 0;
    });

    assert.deepEqual([preflights(), troubles], [0, []]);
    assert.deepEqual([...new Set(methods())].sort(), ['GET', 'POST']);
  });

  it('is asked first for what is JSON, and does not get it, and the developer is told what it has to allow', async () => {
    const { page, troubles } = await open({ ...simple, changes: { 'step.complete': completing } });

    await page.getByRole('checkbox', { name: 'Sign the agreement' }).click();
    await until('the browser asks first', () => preflights() > 0);

    assert.equal(task.completed, 'no');
    assert.ok(!methods().includes('POST'));
    const advice = await told(troubles);
    for (const part of ['POST /tasks/7 did not get through', 'Access-Control-Allow-Headers: Authorization'])
      assert.ok(advice.includes(part), advice);
  });

  it('is asked first where the token is in a header, and shows nothing but to the developer what it has to allow', async () => {
    const { auth: _, ...inHeader } = simple;
    const named = { ...inHeader, auth: { header: 'X-Session', format: '{token}' } };
    const { page, troubles } = await open(named);

    await until('the browser asks first', () => preflights() > 0);
    await page.locator('journey-checklist[status=error]').waitFor();

    const advice = await told(troubles);
    assert.ok(
      advice.includes('Access-Control-Allow-Headers: Authorization, Content-Type, x-session'),
      advice,
    );
    // but to see whether it is there, without the token
    assert.deepEqual(
      api.requests.filter(({ method, headers }) => method !== 'OPTIONS' && headers['x-session']),
      [],
    );
    assert.equal(troubles.filter((trouble) => trouble.includes('Partner Journey:')).length, 1);
  });
});
