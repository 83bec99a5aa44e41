import type { Journey } from '@partner-journey/contract';
import { kindsAbout } from '../adapters/kinds-about.js';
import type { Query } from '../adapters/query.js';

/** A live message as far as it is read: it only says what may be out of date. */
interface News {
  readonly entity?: unknown;
  readonly entityId?: unknown;
  readonly revision?: unknown;
}

/** Tells for a query whether these messages say that its answer, as it is known now, may be out of date. */
export function concerns(
  messages: readonly unknown[],
  truthOf: (query: Query) => unknown,
): (query: Query) => boolean {
  const news = messages.filter((message): message is News => typeof message === 'object' && message !== null);
  return (query) =>
    news.some((message) => {
      if (!kindsAbout(String(message.entity)).includes(query.kind)) return false;
      if (query.kind !== 'journey') return true;
      return !isKnown(message, query.journeyId, truthOf(query) as Journey | undefined);
    });
}

/** Whether a journey is another one than the message speaks of, or has the revision it tells already. */
function isKnown(
  { entity, entityId, revision }: News,
  journeyId: string | undefined,
  journey: Journey | undefined,
): boolean {
  if (entity === 'journey' && entityId !== undefined && entityId !== journeyId) return true;
  if (revision === undefined || !journey) return false;
  if (entity === 'journey') return revision === journey.revision;
  const steps = journey.stages.flatMap((stage) => stage.steps);
  return entity === 'step' && revision === steps.find(({ id }) => id === entityId)?.revision;
}
