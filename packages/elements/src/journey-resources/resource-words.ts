import { bytesText } from '../journey-view/bytes-text.js';
import type { Journey, Resource } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';
import { resources as words } from '../locales/en/resources.js';
import type { MessageKey } from '../locales/strings.js';
import type { Found } from './library-controller.js';

const dayMs = 86_400_000;
/** How long something counts as new to those who have not seen it. */
const newForMs = 30 * dayMs;

/** "Course", or "Courses" where it names all of them; a kind of the host's own is its text. */
export function kindText(
  locale: LocaleController,
  kind: string,
  form: 'singular' | 'plural' = 'plural',
): string {
  const key = `resources.kind-${kind}`;
  return Object.hasOwn(words, key)
    ? locale.text(key as MessageKey, { count: form === 'singular' ? 1 : 11 })
    : kind;
}

/** How many were found. */
export function countText(locale: LocaleController, { items, total, hasMore }: Found): string {
  if (total === undefined && hasMore) return locale.text('resources.count-more', { count: items.length });
  return locale.text('resources.count', { count: total ?? items.length });
}

const fileTypes: readonly (readonly [RegExp, string])[] = [
  [/pdf/, 'PDF'],
  [/wordprocessing|msword/, 'Word'],
  [/spreadsheet|excel/, 'Excel'],
  [/presentation|powerpoint/, 'PowerPoint'],
];

/** "PDF" and "240 kB", as far as they are known; nothing when it is no file. */
export function fileWords(
  { language }: Pick<LocaleController, 'language'>,
  { file }: Pick<Resource, 'file'>,
): readonly string[] {
  if (!file) return [];
  const known = fileTypes.find(([pattern]) => pattern.test(file.type))?.[1];
  const ending = file.type.split(/[/+;.]/)[1]?.toUpperCase();
  const type = known ?? (ending && ending.length <= 5 ? ending : undefined);
  const size = file.bytes === undefined ? undefined : bytesText(language, file.bytes);
  return [type, size].filter((word) => word !== undefined);
}

/** Whether it came out lately and this viewer has not opened it. */
export function isNew({ publishedAt, mine }: Resource, now: number): boolean {
  const age = publishedAt ? now - Date.parse(publishedAt) : NaN;
  return !mine.seenAt && age >= 0 && age < newForMs;
}

/** The day it was last changed, when that is later than the day it came out. */
export function updatedText(
  locale: LocaleController,
  { publishedAt, updatedAt }: Resource,
  now: number,
): string | undefined {
  if (!updatedAt || (publishedAt && Date.parse(updatedAt) - Date.parse(publishedAt) < dayMs))
    return undefined;
  return locale.text('resources.updated', { date: locale.dates.day({ at: updatedAt }, now) });
}

/** Title of the step it is needed for: an unfinished one first. */
export function neededFor({ stepIds }: Resource, journey: Journey | undefined): string | undefined {
  if (!stepIds?.length || !journey) return undefined;
  const steps = journey.stages.flatMap((stage) => stage.steps).filter(({ id }) => stepIds.includes(id));
  return (steps.find(({ status }) => status !== 'done' && status !== 'skipped') ?? steps[0])?.title;
}
