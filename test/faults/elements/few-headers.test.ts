import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../browser/page-bench.js';
import { goodJourney, prepareOddGround, type OddGround, type Said } from './odd-host.js';

const widgets = '<journey-checklist></journey-checklist>';

/** What a host allows that knows these headers only; others it does not even name. */
const allow = (headers: string, rest: Readonly<Record<string, string>> = {}): Said => ({
  status: 204,
  headers: { 'access-control-allow-headers': headers, ...rest },
});

describe('A host of another origin that allows few headers', { timeout: 120_000 }, () => {
  let ground: OddGround;
  before(async () => (ground = await prepareOddGround()));
  after(() => ground?.stop());

  async function open(attributes = ''): Promise<{ page: Page; warnings: string[]; url: string }> {
    const { host, browser } = ground;
    const page = await (await browser.newContext()).newPage();
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    host.asked.length = 0;
    const root = `<partner-journey api="${host.api}" ${attributes}>${widgets}</partner-journey>`;
    const token = `<script type="module">document.querySelector('partner-journey').token = () => 'a token';</script>`;
    const url = ground.page('few', root + token);
    await page.goto(url);
    return { page, warnings, url };
  }

  it('is named to the developer, with the headers it has to allow, when it does not allow the token', async () => {
    ground.host.answer = ({ method }) => (method === 'OPTIONS' ? allow('Content-Type') : undefined);

    const { page, warnings } = await open();

    await page.locator('journey-checklist[status=error]').waitFor();
    await until('the developer is told', () => warnings.length > 0);
    const [warning = ''] = warnings;
    assert.equal(warnings.length, 1);
    for (const part of [ground.host.origin, 'Access-Control-Allow-Headers: Authorization, Content-Type'])
      assert.ok(warning.includes(part), warning);
    // nothing was asked with a token
    assert.deepEqual(
      ground.host.asked.filter(({ headers }) => headers.authorization),
      [],
    );
    await page.context().close();
  });

  it('is named to the developer, too, when it allows everybody but nobody with cookies', async () => {
    ground.host.answer = () => undefined;

    const { page, warnings } = await open('credentials="include"');

    await until('the developer is told', () => warnings.length > 0);
    assert.ok(warnings[0]?.includes('Access-Control-Allow-Credentials: true'), warnings[0]);
    await page.context().close();
  });

  it('is read without the tag of what is known already, and written to, when it allows but the two headers', async () => {
    const titles = ['Step one', 'Step one, new'];
    let visits = 0;
    ground.host.answer = ({ method, path, headers }) => {
      const wanted = headers['access-control-request-headers'] ?? '';
      if (method === 'OPTIONS') {
        // as servers do that answer what they do not allow with nothing
        return wanted.includes('if-none-match') ? { status: 403 } : allow('authorization, content-type');
      }
      if (!path.startsWith('/journeys/')) return undefined;
      const body = JSON.stringify(goodJourney).replace('Step one', titles[visits]!);
      const exposed = { 'access-control-expose-headers': 'ETag', 'cache-control': 'max-age=0' };
      return { headers: { etag: `"${visits}"`, ...exposed }, body };
    };
    const { page, url } = await open('viewer-key="a"');
    await page.getByText('Step one', { exact: true }).waitFor();
    visits = 1;

    await page.goto(url);
    await page.getByText('Step one, new').waitFor();
    const box = page.getByRole('checkbox', { name: 'Step two' });
    await box.click();
    await until('the change is written', () => ground.host.asked.some(({ method }) => method === 'POST'));

    const tagged = ground.host.asked.filter(({ headers }) =>
      headers['access-control-request-headers']?.includes('if-none-match'),
    );
    assert.ok(tagged.length > 0);
    assert.deepEqual(
      ground.host.asked.filter(({ headers }) => headers['if-none-match']),
      [],
    );
    await page.context().close();
  });
});
