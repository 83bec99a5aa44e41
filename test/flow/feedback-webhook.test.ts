import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type {} from '@partner-journey/elements';
import type { Browser, BrowserContext } from 'playwright-core';
import { json, startHttpHost, type HttpHost } from '../../packages/client/src/testing/http-host.js';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';
const path = '/hooks/partners?key=of-the-hook';
const words = 'The guide is old.\nMerci “bien” 👋';

/** A portal that knows who is signed in and has no place for feedback. */
const mappingWith = (webhook: string) => ({
  mapping: 1,
  headers: { 'X-Portal': '"secret of the portal"' },
  requests: { me: { path: '/me' } },
  reads: {
    session: {
      from: 'me',
      as: {
        viewer: { id: 'me.id', name: 'me.name' },
        organizations: { program: { name: { $value: 'Tidewater' } } },
      },
    },
  },
  changes: {
    'feedback.send': {
      webhook,
      body: { text: '$change.payload.text', from: '$viewer.name' },
      again: 'key',
    },
  },
});

describe('Feedback of a page whose host takes none, by a webhook', { timeout: 120_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  let api: HttpHost;
  let service: HttpHost;
  let opened: BrowserContext[];
  /** How the webhook answers a message. */
  let status: number;
  /** The messages that it has taken, by their keys: what comes again under a key is the same. */
  let taken: Map<unknown, unknown>;

  before(async () => {
    [pages, browser, api, service] = await Promise.all([
      ...([servePages(repositoryRoot), launchBrowser()] as const),
      ...([startHttpHost(), startHttpHost()] as const),
    ]);
    api.answer = (response) =>
      json(response, { id: 7, name: 'Ana Duarte' }, 200, {
        'access-control-allow-origin': pages.origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'authorization, x-portal',
      });
    service.answer = (response, { method, headers, body }) => {
      const isAsked = method === 'OPTIONS';
      if (!isAsked && status === 200) taken.set(headers['idempotency-key'], JSON.parse(body));
      response.writeHead(isAsked ? 204 : status, {
        'access-control-allow-origin': pages.origin,
        'access-control-allow-headers': 'content-type, idempotency-key',
        'content-type': 'application/json',
        'set-cookie': 'hook=1; SameSite=None; Secure',
      });
      response.end(isAsked ? undefined : '{"ok":true}');
    };
  });
  after(async () => {
    await browser?.close();
    await Promise.all([pages, api, service].map((one) => one?.close()));
  });
  beforeEach(() => {
    for (const { requests } of [api, service]) (requests as unknown[]).length = 0;
    opened = [];
    [status, taken] = [200, new Map()];
  });
  afterEach(() => Promise.all(opened.map((context) => context.close())));

  const messages = () => service.requests.filter(({ method }) => method !== 'OPTIONS');

  /** Opens the portal under a policy that names the webhook, for somebody who is signed in by token and cookie. */
  async function open() {
    const watched = await openWatchedPage(browser);
    opened.push(watched.context);
    const mapping = JSON.stringify(mappingWith(`${service.url}${path}`)).replaceAll('<', '\\u003c');
    pages.pages.set('/portal', {
      headers: {
        'content-security-policy': `default-src 'none'; script-src 'self' 'nonce-x'; style-src 'self'; img-src data:; connect-src 'self' ${api.url} ${service.url}`,
        'set-cookie': 'portal=session-of-ana; Path=/',
      },
      html: `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">
        <script type="module" src="${bundle}"></script>
        <main>
          <partner-journey api="${api.url}" credentials="include">
            <script type="application/json">${mapping}</script>
            <journey-feedback></journey-feedback>
          </partner-journey>
        </main>
        <script nonce="x">
          document.querySelector('partner-journey').token = () => 'token-of-ana';
        </script></html>`,
    });
    await watched.page.goto(`${pages.origin}/portal`);
    const feedback = watched.page.locator('journey-feedback');
    const box = feedback.getByRole('textbox', { name: 'Tell Tidewater something' });
    await box.fill(words);
    return { ...watched, feedback, box, send: feedback.getByRole('button', { name: 'Send' }) };
  }

  it('arrives there once, with nothing that says who is signed in, and the person is thanked when it has', async () => {
    const { page, troubles, feedback, send } = await open();

    await send.dblclick();
    const thanks = feedback.locator('[part=thanks]');
    await thanks.waitFor();

    assert.match((await thanks.textContent()) ?? '', /Thank you\. Your answer has reached Tidewater\./);
    const [message, ...more] = messages();
    assert.deepEqual([message?.method, message?.url, more], ['POST', path, []]);
    assert.deepEqual(JSON.parse(message!.body), { text: words, from: 'Ana Duarte' });
    const sent = JSON.stringify(service.requests);
    for (const secret of ['token-of-ana', 'session-of-ana', 'secret of the portal'])
      assert.equal(sent.includes(secret), false, secret);
    assert.ok(api.requests.every(({ method }) => method === 'GET' || method === 'OPTIONS'));

    await page.reload();
    await feedback.getByRole('textbox').waitFor();
    assert.equal(await feedback.getByRole('textbox').inputValue(), '');
    assert.deepEqual([messages().length, troubles], [1, []]);
  });

  it('is kept while the webhook is away, said to be, and arrives under the same key when it is back', async () => {
    status = 503;
    const { page, feedback, send } = await open();

    await send.click();
    const kept = feedback.locator('[part=kept]');
    await kept.waitFor();
    assert.match((await kept.textContent()) ?? '', /Not yet saved/);
    assert.ok(messages().length > 0);
    await page.reload();
    await kept.getByText('The guide is old.').waitFor();

    const arrived = page.waitForResponse(
      (response) => response.url().endsWith(path) && response.status() === 200,
    );
    status = 200;
    await page.reload();
    await arrived;
    await page.waitForFunction(() => {
      const { client } = document.querySelector('partner-journey')!;
      return client?.getSnapshot().changes.length === 0;
    });
    await page.reload();
    await feedback.getByRole('textbox').waitFor();

    assert.deepEqual([...taken.values()], [{ text: words, from: 'Ana Duarte' }]);
    const keys = new Set(messages().map(({ headers }) => headers['idempotency-key']));
    assert.equal(keys.size, 1);
  });

  it('comes back to the person when the webhook refuses it, and nobody is signed out', async () => {
    status = 401;
    const { page, feedback, box, send } = await open();

    await send.click();
    await feedback.locator('[part=refusal]').waitFor();

    assert.equal(await box.inputValue(), words);
    assert.match((await feedback.locator('[part=refusal]').textContent()) ?? '', /Not saved/);
    assert.equal(messages().length, 1);
    assert.equal(await page.getByText('Sign in').count(), 0);
  });
});
