import { readFile } from 'node:fs/promises';
import { fill, html } from './html.js';
import { languages, say } from './languages.js';
import { renderTroubles } from './troubles.js';

const folder = new URL('../pages/', import.meta.url);
const navigation = [
  ['home', '/'],
  ['journey', '/journey'],
  ['deals', '/deals'],
  ['news', '/news'],
  ['learning', '/learning'],
  ['support', '/support'],
];

/**
 * A whole page: `pages/<name>.html` inside `pages/layout.html`.
 * Places named `say.<key>` are words; all others come from `values` and from who is looking.
 * @param {string} name
 * @param {{person: object, language: object, path: string, api: string}} view
 * @param {Record<string, unknown>} [values]
 */
export async function renderPage(name, view, values = {}) {
  const { person, language, api } = view;
  const known = {
    api,
    'viewer-key': person.viewerKey,
    name: person.name,
    'first-name': person.name.split(' ')[0],
    organization: person.organization,
    ...values,
  };
  const valueOf = (place) =>
    place.startsWith('say.')
      ? say(language, place.slice('say.'.length), { name: known['first-name'] })
      : known[place];
  const [page, layout] = await Promise.all([template(name), template('layout')]);
  const frame = {
    ...known,
    title: values.title ?? say(language, `${name}.title`),
    content: fill(page, valueOf),
    language: language.code,
    direction: language.direction,
    back: view.path,
    navigation: navigation.map((entry) => navigationLink(entry, view)),
    troubles: renderTroubles(view),
    languages: Object.values(languages).map((one) => languageButton(one, language)),
  };
  return fill(layout, (place) => frame[place] ?? valueOf(place)).text;
}

function template(name) {
  return readFile(new URL(`${name}.html`, folder), 'utf8');
}

function navigationLink([name, path], { language, path: current }) {
  const words = say(language, `${name}.title`);
  return path === current
    ? html`<li><a href="${path}" aria-current="page">${words}</a></li>`
    : html`<li><a href="${path}">${words}</a></li>`;
}

function languageButton(language, current) {
  const pressed = language.code === current.code;
  return html`<button
    name="language"
    value="${language.code}"
    lang="${language.code}"
    aria-pressed="${pressed}"
  >
    ${language.name}
  </button>`;
}
