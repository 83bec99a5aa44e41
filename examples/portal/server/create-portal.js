import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountOf, signedIn, signInCookie } from './accounts.js';
import { sendFile } from './assets.js';
import { renderDeals } from './deals.js';
import { isLanguage, languageCookie, languageOf } from './languages.js';
import { libraryValues, readLibraryItem } from './library.js';
import { renderPage } from './pages.js';
import { renderPeople } from './people-list.js';

const publicFolder = fileURLToPath(new URL('../public', import.meta.url));
const maxFormBytes = 4096;

/**
 * The web server of the portal: its pages, its files, who is signed in, and the script of the SDK.
 * It does not listen yet.
 * @param {{hostUrl: string, elementsFolder: string}} options where the journey's API is (an origin), and the
 *   folder of the `@partner-journey/elements` package
 */
export function createPortal({ hostUrl, elementsFolder }) {
  const portal = {
    api: `${hostUrl}/api/v1`,
    sdkFolder: join(elementsFolder, 'dist/cdn'),
    policy: policyFor(hostUrl),
  };
  return createServer((request, response) => {
    answer(request, response, portal).catch((error) => {
      console.error(`${request.method} ${request.url}:`, error);
      if (!response.headersSent) sendText(response, 500, 'Something went wrong. Please try again.');
      else response.destroy();
    });
  });
}

function policyFor(hostUrl) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${hostUrl}`,
    "img-src 'self' data:",
    "require-trusted-types-for 'script'",
    'trusted-types partner-journey',
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

async function answer(request, response, portal) {
  response.setHeader('Content-Security-Policy', portal.policy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  const path = pathOf(request);
  if (request.method === 'POST') return answerForm(request, response, path);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD, POST');
    return sendText(response, 405, 'Only GET, HEAD and POST are possible here.');
  }
  if (path === '/account/token') {
    response.setHeader('Cache-Control', 'no-store');
    return sendText(response, 200, signedIn(request).token);
  }
  if (await answerFile(request, response, path, portal)) return undefined;
  return answerPage(request, response, path, portal);
}

function answerFile(request, response, path, { sdkFolder }) {
  const sdkPath = '/partner-journey/';
  if (path.startsWith(sdkPath)) return sendFile(request, response, sdkFolder, path.slice(sdkPath.length));
  return sendFile(request, response, publicFolder, path.slice(1));
}

async function answerPage(request, response, path, { api }) {
  const view = { person: signedIn(request), language: languageOf(request), path, api };
  const values = {
    '/': ['home'],
    '/deals': ['deals', () => ({ deals: renderDeals(view) })],
    '/journey': ['journey'],
    '/news': ['news'],
    '/learning': ['learning'],
    '/support': ['support'],
    '/sign-in': ['sign-in', () => ({ people: renderPeople(view) })],
  };
  if (Object.hasOwn(values, path)) {
    const [name, valuesOf] = values[path];
    return sendHtml(response, 200, await renderPage(name, view, valuesOf?.()));
  }
  const slug = /^\/library\/([\w-]+)$/.exec(path)?.[1];
  if (slug !== undefined) return answerLibrary(response, view, slug);
  return sendHtml(response, 404, await renderPage('not-found', view));
}

async function answerLibrary(response, view, slug) {
  let item;
  try {
    item = await readLibraryItem(view.api, view.person, slug);
  } catch (error) {
    console.error(`the page of "${slug}":`, error);
    return sendHtml(response, 503, await renderPage('unavailable', view));
  }
  if (item === undefined) return sendHtml(response, 404, await renderPage('not-found', view));
  return sendHtml(response, 200, await renderPage('library', view, libraryValues(item, view.language)));
}

async function answerForm(request, response, path) {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin')
    return sendText(response, 403, 'This form belongs to the portal.');
  const form = await readForm(request);
  if (form === undefined) return sendText(response, 413, 'That is too much for this form.');
  if (path === '/sign-in') {
    const person = accountOf(form.get('person'));
    if (person === undefined) return sendText(response, 400, 'There is no such person.');
    return redirect(response, '/', signInCookie(person));
  }
  if (path === '/account/language') {
    const code = form.get('language');
    if (!isLanguage(code)) return sendText(response, 400, 'The portal does not speak that language.');
    return redirect(response, ownPath(form.get('back')), languageCookie(code));
  }
  return sendText(response, 404, 'There is no such form.');
}

async function readForm(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > maxFormBytes) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** A path of this site; anything else is the home page. */
function ownPath(back) {
  return back !== null && /^\/(?![/\\])[\w/-]*$/.test(back) ? back : '/';
}

function pathOf(request) {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://portal.invalid').pathname);
  } catch {
    return '/not-found';
  }
}

function redirect(response, location, cookie) {
  response.writeHead(303, { Location: location, 'Set-Cookie': cookie }).end();
}

function sendHtml(response, status, text) {
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Cookie');
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(text);
}

function sendText(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}
