import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get as request } from 'node:http';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createPortal } from './server/create-portal.js';
import { fill, html } from './server/html.js';
import { ar } from './words/ar.js';
import { en } from './words/en.js';

const elementsFolder = dirname(fileURLToPath(import.meta.resolve('@partner-journey/elements/package.json')));
/** Nobody listens there: these tests are about what the portal does by itself. */
const hostUrl = 'http://127.0.0.1:9';
const pages = ['/', '/journey', '/deals', '/news', '/learning', '/support', '/sign-in', '/no-such-page'];

describe('Tidewater Partner Portal', () => {
  const portal = createPortal({ hostUrl, elementsFolder });
  let origin = '';

  before(async () => {
    portal.listen(0, '127.0.0.1');
    await once(portal, 'listening');
    origin = `http://127.0.0.1:${portal.address().port}`;
  });
  after(() => portal.close());

  const get = (path, headers = {}) => fetch(origin + path, { headers, redirect: 'manual' });
  const post = (path, fields, headers = {}) =>
    fetch(origin + path, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });
  const pageOf = async (path, cookie) => (await get(path, cookie ? { cookie } : {})).text();

  it('serves every page in both languages under a strict policy', async () => {
    for (const path of pages) {
      for (const language of ['en', 'ar']) {
        const response = await get(path, { cookie: `tidewater-language=${language}` });
        const text = await response.text();

        assert.equal(response.status, path === '/no-such-page' ? 404 : 200, path);
        assert.equal(
          response.headers.get('content-security-policy'),
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://127.0.0.1:9; " +
            "img-src 'self' data:; require-trusted-types-for 'script'; trusted-types partner-journey; " +
            "form-action 'self'; base-uri 'none'",
        );
        assert.match(text, language === 'ar' ? /<html lang="ar" dir="rtl">/ : /<html lang="en" dir="ltr">/);
      }
    }
  });

  it('has no script or style in its markup, and one script tag of the SDK', async () => {
    for (const path of pages) {
      const text = await pageOf(path);

      assert.doesNotMatch(text, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
      assert.equal(text.match(/<script[^>]*partner-journey[^>]*>/g)?.length, 1);
    }
  });

  it('embeds the widgets with the address of the API and a key that does not name the person', async () => {
    const home = await pageOf('/');

    assert.match(home, /<partner-journey api="http:\/\/127\.0\.0\.1:9\/api\/v1" viewer-key="[\w-]{16}">/);
    for (const tag of ['progress', 'checklist', 'feedback', 'resources'])
      assert.match(home, new RegExp(`<journey-${tag}\\b`));
    assert.doesNotMatch(home, /demo-ana|ana-duarte/);
    assert.notEqual(viewerKeyOf(home), viewerKeyOf(await pageOf('/', 'tidewater-person=tom-becker')));
  });

  it('hands out the token of the person who is signed in, to be kept by nobody', async () => {
    const response = await get('/account/token');

    assert.equal(await response.text(), 'demo-ana');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(await pageOf('/account/token', 'tidewater-person=tom-becker'), 'demo-tom');
    assert.equal(await pageOf('/account/token', 'tidewater-person=nobody'), 'demo-ana');
  });

  it('signs in whoever is chosen', async () => {
    const response = await post('/sign-in', { person: 'priya-raman' });

    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), '/');
    const cookie = response.headers.get('set-cookie');
    assert.match(cookie, /HttpOnly; SameSite=Lax/);
    assert.equal(await pageOf('/account/token', cookie.split(';')[0]), 'demo-priya');
    assert.equal((await post('/sign-in', { person: '__proto__' })).status, 400);
  });

  it('remembers a language and goes back to the page, but never to another site', async () => {
    const response = await post('/account/language', { language: 'ar', back: '/deals' });

    assert.equal(response.headers.get('location'), '/deals');
    assert.match(await pageOf('/deals', response.headers.get('set-cookie').split(';')[0]), /الصفقات/);
    for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a b']) {
      assert.equal(
        (await post('/account/language', { language: 'en', back })).headers.get('location'),
        '/',
        back,
      );
    }
    assert.equal((await post('/account/language', { language: 'constructor' })).status, 400);
  });

  it('refuses forms of other sites, too large ones and unknown ones', async () => {
    assert.equal(
      (await post('/sign-in', { person: 'tom-becker' }, { 'sec-fetch-site': 'cross-site' })).status,
      403,
    );
    assert.equal((await post('/sign-in', { person: 'x'.repeat(5000) })).status, 413);
    assert.equal((await post('/deals', {})).status, 404);
    assert.equal((await fetch(`${origin}/`, { method: 'DELETE' })).status, 405);
  });

  it('shows each agency its own deals, the program all of them, and says when there are none', async () => {
    const [ana, priya, hana] = await Promise.all(
      ['ana-duarte', 'priya-raman', 'hana-sato'].map((id) => pageOf('/deals', `tidewater-person=${id}`)),
    );

    assert.match(ana, /Casa Mirante/);
    assert.doesNotMatch(ana, /Alder Outdoor/);
    assert.match(priya, /Casa Mirante[^]*Alder Outdoor/);
    assert.doesNotMatch(hana, /<table/);
    assert.match(hana, /No deals yet/);
  });

  it('has no dead link of its own', async () => {
    const texts = await Promise.all(pages.map((path) => pageOf(path)));
    const links = new Set(
      texts.flatMap((text) => [...text.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map(([, link]) => link)),
    );
    const posted = ['/sign-in', '/account/language'];
    const built = ['/partner-journey/partner-journey.js'];

    for (const link of links) {
      if (link.startsWith('/library/') || posted.includes(link) || built.includes(link)) continue;
      assert.equal((await get(link)).status, 200, link);
    }
  });

  it('sends a file once and then only says that it is the same', async () => {
    const first = await get('/styles.css');
    const again = await get('/styles.css', { 'if-none-match': first.headers.get('etag') });

    assert.match(first.headers.get('content-type'), /^text\/css/);
    assert.equal(again.status, 304);
  });

  it('serves nothing outside its folders', async () => {
    for (const path of [
      '/../server/accounts.js',
      '/%2e%2e/server/accounts.js',
      '/partner-journey/..%2f..%2fpackage.json',
      '/%00.css',
      '/%ff',
    ]) {
      assert.equal(await rawStatus(origin, path), 404, path);
    }
  });

  it('says so when the library cannot be reached, and shows no page for odd names', async (context) => {
    context.mock.method(console, 'error', () => {});

    const response = await get('/library/sandbox-essentials');

    assert.equal(response.status, 503);
    assert.match(await response.text(), /The library does not answer/);
    assert.equal((await get('/library/a.b')).status, 404);
  });
});

describe('The words of the portal', () => {
  it('are the same in both languages', () => {
    assert.deepEqual(Object.keys(ar), Object.keys(en));
  });
});

describe('html', () => {
  it('escapes every value that is not markup itself', () => {
    const name = `<img src=x onerror="alert('1')">&`;

    const page = fill(
      '<p title="{{name}}">{{bold}}</p>',
      (place) => ({ name, bold: html`<b>${name}</b>` })[place],
    );

    const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;';
    assert.equal(page.text, `<p title="${escaped}"><b>${escaped}</b></p>`);
  });

  it('refuses a place that has no value', () => {
    assert.throws(() => fill('{{nothing}}', () => undefined), /"nothing"/);
  });
});

function viewerKeyOf(page) {
  return /viewer-key="([^"]+)"/.exec(page)[1];
}

/** The status for a path exactly as written, which `fetch` would tidy up. */
async function rawStatus(origin, path) {
  const [response] = await once(request(origin, { path }), 'response');
  response.resume();
  return response.statusCode;
}
