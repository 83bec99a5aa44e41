import type { Mapping, RequestMapping } from '@partner-journey/client/mapping';
import { partsWithIds, type Analyzed, type Collection } from './collections.js';
import { idFieldOf, idInAddress, type HostModel } from './host-model.js';
import { pathOf } from './joins.js';
import { englishOf, singular } from './words.js';

/** The requests behind the answers that something is made of. */
export function proposeRequests(model: HostModel, names: ReadonlySet<string>): Mapping['requests'] {
  const made = new Map<string, RequestMapping>();
  const make = (names: Iterable<string>) => {
    for (const name of names) {
      const one = model.analyzed.find(({ request }) => request === name);
      if (!one || made.has(name)) continue;
      const request = requestFor(one, model);
      made.set(name, request);
      make([request.after ?? []].flat());
    }
  };
  make(names);
  return Object.fromEntries(made);
}

/** The names of the requests that a template asks. */
export function requestsIn(template: unknown, analyzed: readonly Analyzed[]): string[] {
  const text = expressionsIn(template).join('\n');
  return analyzed
    .map(({ request }) => request)
    .filter((name) => new RegExp(`(?<![\\w.$\`'])${name}(?!\\w)|\\$all\\.${name}(?!\\w)`).test(text));
}

/** What a template asks for: its texts, but no names of members and nothing fixed. */
export function expressionsIn(template: unknown): readonly string[] {
  if (typeof template === 'string') return [template];
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([name, part]) =>
    name === '$value' || name === '$values' ? [] : expressionsIn(part),
  );
}

function requestFor({ sample, items, pages }: Analyzed, model: HostModel): RequestMapping {
  const [place = '', query = ''] = sample.path.split('?');
  const paging = new Set(pages ? [pages.name, pages.size?.name, 'page', 'offset', 'cursor'] : []);
  const kept = [...new URLSearchParams(query)].filter(([name]) => !paging.has(name));
  return {
    ...addressOf(place, model),
    ...(kept.length > 0 && {
      search: Object.fromEntries(kept.map(([name, value]) => [name, { $value: value }])),
    }),
    ...(items !== undefined && { items }),
    ...(pages && { pages }),
  };
}

/** An address with expressions where it has ids: of the journey that is asked for, of the viewer, or given by the page. */
function addressOf(path: string, model: HostModel): { readonly path: string; readonly after?: string } {
  const parts = partsWithIds(path);
  const above = model.collections.find(
    (one) => one.isList && one.parent === undefined && idInAddress(path, one) !== undefined,
  );
  const at = above && idInAddress(path, above);
  const ownId = idOfItself(path, model);
  const address = parts.map(({ part, isId }, index) => {
    if (above && index === at) return `{${idOfThe(above, model)}}`;
    const isItself = index === parts.length - 1 && part === ownId;
    const isAsked = isItself || (isId && !isFixed(index, model));
    return isAsked ? idFor(parts[index - 1]?.part ?? '', path, model) : part;
  });
  return { path: address.join('/'), ...(above && { after: above.request }) };
}

/** The id of a thing that is asked for by another request: of the journey at hand, else of the first there is. */
function idOfThe(above: Collection, { roles, understanding }: HostModel): string {
  const first = `${pathOf(above)}[0].${idFieldOf(above)?.expression ?? 'id'}`;
  if (above === roles.journey) return `$exists($query.journeyId) ? $query.journeyId : ${first}`;
  understanding.decide({
    ...{ entity: 'requests', member: above.name, from: first, certainty: 'guess' },
    why: `of several ${above.name}s the first is meant`,
  });
  return first;
}

/** The id of the one thing that an address leads to, when it ends with it: `j1` of `/journeys/j1`. */
function idOfItself(path: string, { collections }: HostModel): string | undefined {
  const thing = collections.find(({ sample, isList, parent }) => sample.path === path && !isList && !parent);
  const [id] = (thing && idFieldOf(thing)?.values) ?? [];
  const last = path.split('/').at(-1);
  return [id].some((one) => one === last || (typeof one === 'number' && String(one) === last))
    ? last
    : undefined;
}

/** What stands in every address at the same place is no id: it belongs to the address of the API. */
function isFixed(index: number, { knowledge }: HostModel): boolean {
  const parts = new Set(knowledge.samples.map(({ path }) => path.split('?')[0]!.split('/')[index]));
  return knowledge.samples.length > 1 && parts.size === 1;
}

function idFor(before: string, path: string, { roles, understanding }: HostModel): string {
  const of = singular(englishOf(before));
  if (of === roles.journey?.name) {
    const how = 'Nothing lists them: give a sample of the list, or name one in the page with "journey-id".';
    if (!roles.journey.isList) understanding.miss('journey', '(which)', how);
    return '{$query.journeyId}';
  }
  const name = `${of.replace(/ /g, '_')}Id`;
  understanding.miss(
    'requests',
    path,
    `Give "settings": {"${name}": "…"} to mappedAdapter, or say where the id of the ${of} stands.`,
  );
  return `{$settings.${name}}`;
}
