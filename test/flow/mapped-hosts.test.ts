import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { openWatchedPage } from './support/watched-page.js';

/** The examples, each with a step that is not done, a resource and words from before that are shown. */
const examples = [
  {
    folder: 'host-json-server',
    step: 'Set up your store',
    resource: 'Price list',
    said: 'The store guide is out of date.',
  },
  {
    folder: 'host-parse-server',
    step: 'Set up your account',
    resource: 'Chart 3',
    said: 'The account page is slow.',
  },
  {
    folder: 'host-postgraphile',
    step: 'Name your team',
    resource: 'Recipe 3',
    said: 'The sandbox is slow in the morning.',
  },
  {
    folder: 'host-loopback',
    step: 'Name a contact',
    resource: 'Guide 3',
    said: 'The kit came without a key.',
  },
  {
    folder: 'adapter-socket-io',
    step: 'Name your team',
    resource: 'Price list',
    said: 'The price list is out of date.',
  },
];

describe('npm start of an example with a host of another shape', { timeout: 400_000 }, () => {
  let browser: Browser;
  before(async () => (browser = await launchBrowser()));
  after(() => browser.close());

  for (const { folder, step, resource, said } of examples) {
    it(`shows what ${folder} has under a strict policy, and keeps a tick there`, async () => {
      await using example = await start(folder);
      const { page, context, troubles } = await openWatchedPage(browser);
      const box = page.locator('journey-checklist').getByRole('checkbox', { name: step });

      await page.goto(example.origin);
      await box.check();
      await page.locator('journey-checklist [part~=pending]').first().waitFor({ state: 'detached' });
      await page.reload();

      await page.locator('journey-checklist').getByRole('checkbox', { name: step, checked: true }).waitFor();
      await page.locator('journey-resources').getByText(resource, { exact: true }).waitFor();
      await page.locator('journey-feedback').getByText(said).waitFor();
      assert.deepEqual(troubles, []);
      await context.close();
    });
  }
});

/** Starts an example as its `npm start` does; it ends with the test. */
async function start(folder: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'start.js'], {
    cwd: join(repositoryRoot, 'examples', folder),
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = once(child, 'close');
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => text as string);
  const text = await Promise.race([line, ended.then(() => assert.fail(complaints))]);
  return {
    origin: text.slice(text.indexOf('http')),
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
