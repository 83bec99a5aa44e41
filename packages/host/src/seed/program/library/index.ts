import type { Resource } from '@partner-journey/contract';
import type { Calendar } from '../calendar.js';
import { stagePlans } from '../stages/index.js';
import { agreementEntries } from './agreements.js';
import { certificationEntries } from './certification.js';
import { gettingStartedEntries } from './getting-started.js';
import { implementationEntries } from './implementation.js';
import { mediaTypes, type LibraryEntry } from './library-entry.js';
import { marketingEntries } from './marketing.js';
import { sandboxEntries } from './sandbox.js';
import { sellingEntries } from './selling.js';
import { storefrontEntries } from './storefront.js';
import { supportEntries } from './support.js';

const entriesByTopic: readonly (readonly [topic: string, entries: readonly LibraryEntry[]])[] = [
  ['Getting started', gettingStartedEntries],
  ['Agreements and security', agreementEntries],
  ['Certification', certificationEntries],
  ['Sandbox and API', sandboxEntries],
  ['Storefront', storefrontEntries],
  ['Selling', sellingEntries],
  ['Implementation', implementationEntries],
  ['Marketing', marketingEntries],
  ['Support', supportEntries],
];

/** Every item of the library, each knowing the stages and steps it helps with. */
export function seedLibrary(calendar: Calendar): readonly Omit<Resource, 'mine'>[] {
  return entriesByTopic.flatMap(([topic, entries]) =>
    entries.map((entry) => toResource(entry, topic, calendar)),
  );
}

function toResource(entry: LibraryEntry, topic: string, calendar: Calendar): Omit<Resource, 'mine'> {
  const url = `/library/${entry.slug}`;
  const { file, alsoIn, verified, expires, outline, takeaways } = entry;
  const stepIds = stepsNaming(entry.slug);
  const stageIds = stagePlans
    .filter((stage) => entry.stages?.includes(stage.id) || stage.steps.some(({ id }) => stepIds.includes(id)))
    .map(({ id }) => id);
  return {
    id: entry.slug,
    title: entry.title,
    url,
    kind: entry.kind,
    summary: entry.summary,
    ...(stageIds.length > 0 && { stageIds }),
    ...(stepIds.length > 0 && { stepIds }),
    topics: [topic],
    language: entry.language ?? 'en',
    ...(alsoIn && {
      translations: alsoIn.map((language) => ({ language, url: `${url}?language=${language}` })),
    }),
    ...(entry.audience && { audience: entry.audience }),
    ...(entry.tier && { tier: entry.tier }),
    ...(entry.product && { product: entry.product }),
    ...(entry.minutes && { minutes: entry.minutes }),
    ...(file && { file: { type: mediaTypes[file], ...(entry.size && { bytes: entry.size * 1000 }) } }),
    publishedAt: calendar.at(entry.published, '09:00'),
    updatedAt: calendar.at(entry.updated ?? entry.published, '09:30'),
    ...(entry.changeNote && { changeNote: entry.changeNote }),
    ...(verified && { verifiedOn: calendar.day(verified) }),
    ...(expires && { expiresOn: calendar.day(expires) }),
    ...(outline && { outline: [...outline] }),
    ...(takeaways && { takeaways: [...takeaways] }),
    access: entry.locked ? { allowed: false, ...entry.locked } : { allowed: true },
    open: 'page',
  };
}

/** Ids of the steps that name a resource, in the order of the path. */
function stepsNaming(resourceId: string): string[] {
  return stagePlans
    .flatMap(({ steps }) => steps)
    .filter((step) => step.resourceIds?.includes(resourceId))
    .map(({ id }) => id);
}
