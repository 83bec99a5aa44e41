import type { Journey, ResourcePage, Session } from '@partner-journey/contract';
import { readers, type Documents } from '@partner-journey/contract/reader';
import { fixOf } from '../fix-of.js';
import type { Misfit } from './finding.js';
import { journeyMisfits } from './journey-checks.js';

/** The documents that are read of a host. */
export type DocumentName = keyof Documents;

/** A document as it was understood, and what did not fit. */
export interface CheckedDocument<Name extends DocumentName> {
  readonly value: Documents[Name] | undefined;
  readonly misfits: readonly Misfit[];
}

/** Holds one document against the contract, and against itself. */
export function checkDocument<Name extends DocumentName>(name: Name, body: unknown): CheckedDocument<Name> {
  const { value, issues } = readers[name](body);
  const misfits: Misfit[] = issues.map((issue) => ({ ...issue, fix: fixOf(issue) }));
  if (value === undefined) return { value, misfits };
  if (name === 'session') misfits.push(...sessionMisfits(value as Session, body));
  if (name === 'journey') misfits.push(...journeyMisfits(value as Journey, body));
  return { value, misfits };
}

/** A partner that could not be understood is there all the same, so the session is asked as it was given. */
function sessionMisfits({ partners, partnerId, timeZone }: Session, body: unknown): readonly Misfit[] {
  const misfits: Misfit[] = [];
  const given = (body as { readonly partners: readonly ({ readonly id?: unknown } | null)[] }).partners;
  if (!given.some((partner) => partner?.id === partnerId)) {
    misfits.push({
      path: '/partnerId',
      expected: `one of the ids of "partners": ${partners.map(({ id }) => id).join(', ')}`,
      got: `"${partnerId}"`,
      fix: 'Name a partner the viewer may act for, or list it in "partners".',
    });
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    misfits.push({
      path: '/timeZone',
      expected: 'a zone of the IANA list, such as Europe/Lisbon',
      got: `"${timeZone}"`,
      fix: 'Write the name of a zone, not an offset or an abbreviation, or leave it out.',
    });
  }
  return misfits;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** What a library says of a journey that is not in it. */
export function libraryMisfits({ items }: ResourcePage, journeys: readonly Journey[]): readonly Misfit[] {
  if (journeys.length === 0) return [];
  const stages = journeys.flatMap((journey) => journey.stages);
  const known = {
    stageIds: new Set(stages.map(({ id }) => id)),
    stepIds: new Set(stages.flatMap(({ steps }) => steps.map(({ id }) => id))),
  };
  return items.flatMap((item, index) =>
    (['stageIds', 'stepIds'] as const)
      .flatMap((member) =>
        (item[member] ?? []).map((id, place) => ({ id, path: `/items/${index}/${member}/${place}`, member })),
      )
      .filter(({ id, member }) => !known[member].has(id))
      .map(({ id, path, member }) => ({
        level: 'warning' as const,
        path,
        expected: `the id of a ${member === 'stageIds' ? 'stage' : 'step'} of a journey`,
        got: `"${id}"`,
        fix: 'Write an id that a journey has, or take it away: nobody is led there by it.',
      })),
  );
}

/** The pages of a library as they came, as one page; one that goes on where not all of it could be read. */
export function wholeLibrary(
  pages: readonly { readonly value: ResourcePage | undefined; readonly body: unknown }[],
) {
  const last = pages.at(-1)?.value;
  const items = pages.flatMap(({ body }) => (body as Partial<ResourcePage> | undefined)?.items ?? []);
  return {
    items,
    ...((!last || last.nextCursor !== undefined) && { nextCursor: last?.nextCursor ?? 'more' }),
  };
}

/**
 * What a journey says of a library that is not in it; only where the library was read to its end. A resource that could
 * not be understood is there all the same, so the document is asked as it was given.
 */
export function unknownResources(journey: Journey, library: unknown): readonly Misfit[] {
  const { items, nextCursor } = library as {
    readonly items?: readonly unknown[];
    readonly nextCursor?: unknown;
  };
  if (!Array.isArray(items) || nextCursor !== undefined) return [];
  const known = new Set(items.map((item) => (item as { readonly id?: unknown } | null)?.id));
  return journey.stages.flatMap((stage, stageIndex) =>
    stage.steps.flatMap((step, stepIndex) => {
      const path = `/stages/${stageIndex}/steps/${stepIndex}`;
      const named = (step.resourceIds ?? []).map((id, index) => ({
        id,
        path: `${path}/resourceIds/${index}`,
      }));
      if (step.training) named.push({ id: step.training.resourceId, path: `${path}/training/resourceId` });
      return named
        .filter(({ id }) => !known.has(id))
        .map(({ id, path: place }) => ({
          level: 'warning' as const,
          path: place,
          expected: 'the id of a resource of the library',
          got: `"${id}"`,
          fix: 'Serve that resource by GET /resources, or take the id away.',
        }));
    }),
  );
}
