import { html } from './html.js';
import { say } from './languages.js';

const timeoutMs = 5000;

/**
 * Asks the journey's API for one item of the library, as the person who is signed in.
 * @returns {Promise<object | undefined>} undefined when this person has no such item
 */
export async function readLibraryItem(api, person, slug) {
  const response = await fetch(`${api}/resources/${encodeURIComponent(slug)}`, {
    headers: { Authorization: `Bearer ${person.token}` },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status === 404 || response.status === 403) return undefined;
  if (!response.ok) throw new Error(`the library answered ${response.status} for "${slug}"`);
  return response.json();
}

/** The values of `pages/library.html` for one item. */
export function libraryValues(item, language) {
  return {
    title: item.title,
    heading: item.title,
    'item-language': item.language ?? 'en',
    summary: item.summary ?? '',
    facts: facts(item, language).map((fact) => html`<li>${fact}</li>`),
    body: body(item, language),
  };
}

function facts(item, language) {
  const kind = language.words[`library.kind.${item.kind}`] ?? item.kind;
  const minutes = item.minutes && say(language, 'library.minutes', { minutes: item.minutes });
  const updated =
    item.updatedAt && say(language, 'library.updated', { date: formatDate(item.updatedAt, language) });
  return [kind, minutes, fileSize(item.file, language), updated].filter(Boolean);
}

function fileSize(file, language) {
  if (!file?.bytes) return undefined;
  const large = file.bytes >= 1_000_000;
  return new Intl.NumberFormat(language.code, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(file.bytes / (large ? 1_000_000 : 1000));
}

function body(item, language) {
  if (item.access && !item.access.allowed) {
    return html`<div class="note">
      <p><strong>${say(language, 'library.locked')}</strong> <bdi>${item.access.reason ?? ''}</bdi></p>
      <p dir="auto">${item.access.howToUnlock ?? ''}</p>
    </div>`;
  }
  return html`
    ${item.changeNote ? html`<p class="note"><strong>${say(language, 'library.changed')}</strong> <bdi>${item.changeNote}</bdi></p>` : ''}
    ${section('library.outline', item.outline, item, language)}
    ${section('library.takeaways', item.takeaways, item, language)}
    <p class="quiet">${say(language, item.file ? 'library.no-file' : 'library.no-text')}</p>
  `;
}

function section(key, lines, item, language) {
  if (!lines?.length) return '';
  return html`<h2>${say(language, key)}</h2>
    <ol lang="${item.language ?? 'en'}" dir="auto">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ol>`;
}

function formatDate(instant, language) {
  return new Intl.DateTimeFormat(language.code, { dateStyle: 'long', timeZone: 'Europe/Lisbon' }).format(
    new Date(instant),
  );
}
