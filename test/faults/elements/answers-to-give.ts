/** The answers that widgets are given: what no host means, and what the real one says with some of it wrong. */
import type { Journey } from '@partner-journey/contract';
import { laneOf } from '../host/fault-program.js';
import { badBodies, type BadBody } from '../proxy/bad-bodies.js';
import type { Random } from '../random/random.js';
import { mutate, mutateOneOf } from './mutate.js';

/** What one set of widgets gets: one path is answered badly, the others as the host does. */
export interface BadAnswer {
  readonly title: string;
  readonly path: string;
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  /** What has to be read in the checklist all the same. */
  readonly goodParts?: readonly string[];
}

/** What the host answers, by path. */
export type Documents = Readonly<Record<string, unknown>>;

/** What the host answers to everything that the widgets ask at first. */
export async function realDocuments(api: string): Promise<Documents> {
  const { token, journeyId } = laneOf(0);
  const paths = ['/session', '/journeys', `/journeys/${journeyId}`, '/resources', '/surveys', '/updates'];
  const entries = paths.map(async (path) => {
    const response = await fetch(`${api}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return [path, await response.json()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Every bad body instead of each of the documents, and each of these cut in ten places. */
export function everyBadBody(documents: Documents): BadAnswer[] {
  return Object.entries(documents).flatMap(([path, document]) => {
    const whole = JSON.stringify(document);
    const cut = Array.from({ length: 10 }, (_, part): BadBody => {
      const body = whole.slice(0, Math.floor((whole.length * (part + 0.5)) / 10));
      return { title: `cut after ${body.length} letters`, body, contentType: 'application/json' };
    });
    return [...badBodies, ...cut].map((bad) => ({
      ...bad,
      path,
      status: 200,
      title: `${path}: ${bad.title}`,
    }));
  });
}

/** Every fourth has one bad step, beside which the others must be shown. */
export function mutated(documents: Documents, count: number, random: Random): BadAnswer[] {
  return Array.from({ length: count }, (_, number) => {
    if (number % 4 === 3) return oneBadStep(documents, number, random);
    const [path, document] = random.pick(Object.entries(documents));
    const status = random.chance(0.9) ? 200 : random.pick([204, 400, 401, 403, 404, 410, 429, 500, 503]);
    const body = status === 204 ? '' : mutate(document, random);
    return { title: `mutation ${number} of ${path}`, path, status, body, contentType: 'application/json' };
  });
}

function oneBadStep(documents: Documents, number: number, random: Random): BadAnswer {
  const path = `/journeys/${laneOf(0).journeyId}`;
  const stepsOf = (document: unknown) => (document as Journey).stages[0]!.steps;
  const { text, spoiled } = mutateOneOf(documents[path], stepsOf, random);
  const goodParts = stepsOf(documents[path]).flatMap(({ title }, index) =>
    index === spoiled ? [] : [title],
  );
  return {
    ...{ title: `mutation ${number} of a step`, path, status: 200, body: text },
    ...{ contentType: 'application/json', goodParts },
  };
}
