import type { JourneyClient } from '@partner-journey/client';
import type { Faults } from './faulty-adapter.js';
import { revisedJourney } from './revised-journey.js';
import type { StoryClock } from './story-clock.js';

/** What a widget can be in the middle of. */
export const conditions = [
  'ready',
  'loading',
  'empty',
  'error',
  'offline',
  'stale',
  'unsaved',
  'held-back',
  'network',
  'refused',
  'overtaken',
  'sign-in',
  'revised',
] as const;
export type Condition = (typeof conditions)[number];

/** What is wrong with the host from the beginning. */
export function faultsAtStart(condition: Condition): Faults {
  if (condition === 'loading') return { reads: 'never' };
  return condition === 'error' ? { reads: 'fail' } : {};
}

/** What has to happen after the first content was shown. */
export interface Course {
  readonly client: JourneyClient;
  readonly faults: Faults;
  readonly clock: StoryClock;
  /** What a person does that is not saved. */
  readonly act: (client: JourneyClient) => Promise<unknown>;
}

/** Lets happen what leads to a condition: the host goes away, says no, or wants to know who is there. */
export async function bringAbout(
  condition: Condition,
  { client, faults, clock, act }: Course,
): Promise<void> {
  switch (condition) {
    case 'offline':
      Object.assign(faults, { reads: 'unreachable', changes: 'unreachable' });
      await act(client);
      await client.refresh();
      return;
    case 'stale':
      faults.reads = 'fail';
      clock.passHours(5);
      return client.refresh();
    case 'unsaved':
      faults.changes = 'never';
      await act(client);
      return;
    case 'held-back':
      faults.changes = 'unreachable';
      await act(client);
      await until(client, () => triedInVain(client) > 0);
      client.resume();
      return until(client, () => triedInVain(client) > 1);
    case 'network':
      faults.changes = 'page';
      await act(client);
      return until(client, () => client.getSnapshot().changes.some((one) => one.waitingFor === 'network'));
    case 'refused':
    case 'overtaken':
      faults.changes = condition === 'refused' ? 'rejected' : 'overtaken';
      await act(client);
      return until(client, () => client.getSnapshot().changes.some(({ state }) => state === 'refused'));
    case 'sign-in':
      faults.reads = 'sign-in';
      return client.refresh();
    case 'revised':
      faults.revised = revisedJourney;
      return client.refresh();
    default:
  }
}

/** How often what waits was tried. */
function triedInVain(client: JourneyClient): number {
  const [pending] = client.getSnapshot().changes;
  return pending?.state === 'unsaved' ? pending.attempts : 0;
}

/** Ticks the first step that may be ticked. */
export async function tickStep(client: JourneyClient): Promise<void> {
  const journey = client.select({ kind: 'journey' }).value;
  const step = journey?.stages
    .flatMap(({ steps }) => steps)
    .find(({ allowed }) => allowed.includes('complete'));
  if (journey && step) await client.change('step.complete', { journeyId: journey.id, stepId: step.id }, {});
}

/** Sends words to the program. */
export async function sendWords(client: JourneyClient): Promise<void> {
  await client.change('feedback.send', {}, { text: 'The sandbox keys still do not work.', context: {} });
}

/** Asks for something the library does not have. */
export async function askForResource(client: JourneyClient): Promise<void> {
  await client.change('resource.request', {}, { text: 'A template for a joint business plan' });
}

/** Makes a resource a favorite. */
export async function keepFavorite(client: JourneyClient): Promise<void> {
  await client.change('resource.favorite', { resourceId: 'key-rotation' }, { on: true });
}

/** Resolves when a client has answers beside the session and waits for none: what it shows is complete. */
export async function contentShown(client: JourneyClient): Promise<void> {
  const isCalm = () => {
    const { reads } = client.getSnapshot();
    return reads.size > 1 && [...reads.values()].every(({ status }) => status === 'ready');
  };
  for (let calmFrames = 0; calmFrames < 10; calmFrames = isCalm() ? calmFrames + 1 : 0) await nextFrame();
}

/** Resolves with the next frame of the page. */
export function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Resolves when something is true of what a client knows. */
function until(client: JourneyClient, isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = client.subscribe(() => check());
    const check = () => {
      if (!isTrue()) return;
      stop();
      resolve();
    };
    check();
  });
}
