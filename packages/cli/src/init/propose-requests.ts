import type { Mapping, RequestMapping } from '@partner-journey/client/mapping';
import { isIdPart, type Analyzed } from './collections.js';
import type { HostModel } from './host-model.js';
import { quoted, singular, wordsOf } from './words.js';

/** The requests behind the answers that something is made of. */
export function proposeRequests(model: HostModel, names: ReadonlySet<string>): Mapping['requests'] {
  const used = model.analyzed.filter(({ request }) => names.has(request));
  return Object.fromEntries(used.map((one) => [one.request, requestFor(one, model)]));
}

/** The names of the requests that a template asks. */
export function requestsIn(template: unknown, analyzed: readonly Analyzed[]): string[] {
  const text = expressionsIn(template).join('\n');
  return analyzed
    .map(({ request }) => request)
    .filter((name) => new RegExp(`(?<![\\w.$\`'])${name}(?!\\w)|\\$all\\.${name}(?!\\w)`).test(text));
}

/** What a template asks for: its texts, but no names of members and nothing fixed. */
function expressionsIn(template: unknown): readonly string[] {
  if (typeof template === 'string') return [template];
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([name, part]) =>
    name === '$value' || name === '$values' ? [] : expressionsIn(part),
  );
}

function requestFor({ sample, envelope, isUnwrapped }: Analyzed, model: HostModel): RequestMapping {
  const [place = '', query = ''] = sample.path.split('?');
  const { pages } = envelope;
  const isPaged = isUnwrapped && pages !== undefined;
  if (pages !== undefined && !isUnwrapped) {
    model.understanding.miss(
      'requests',
      place,
      'Only its first page is read, as what is sent along stands beside the list: ask for more items at once.',
    );
  }
  const paging = new Set(isPaged ? [pages.name, pages.size?.name, 'page', 'offset', 'cursor'] : []);
  const kept = [...new URLSearchParams(query)].filter(([name]) => !paging.has(name));
  const items = envelope.place.map(quoted).join('.');
  return {
    path: addressOf(place, model),
    ...(kept.length > 0 && {
      search: Object.fromEntries(kept.map(([name, value]) => [name, { $value: value }])),
    }),
    ...(isUnwrapped && items !== '' && { items }),
    ...(isPaged && { pages }),
  };
}

/** An address with expressions where it has ids: of the journey that is asked for, of the viewer, or given by the page. */
function addressOf(path: string, { roles, understanding }: HostModel): string {
  const parts = path.split('/');
  return parts
    .map((part, index) => {
      if (!isIdPart(part)) return part;
      const of = singular(wordsOf(parts[index - 1] ?? ''));
      if (of === roles.journey?.name) return '{$query.journeyId}';
      const name = `${of.replace(/ /g, '_')}Id`;
      understanding.miss(
        'requests',
        path,
        `Give "settings": {"${name}": "…"} to mappedAdapter, or say where the id of the ${of} stands.`,
      );
      return `{$settings.${name}}`;
    })
    .join('/');
}
