import type { Journey } from '@partner-journey/contract';
import type { Query } from '../adapters/query.js';
import { kindsAbout } from './affected.js';
import { stepIn } from './revision-of.js';

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
    news.some(
      (message) =>
        kindsAbout(String(message.entity)).includes(query.kind) &&
        !(query.kind === 'journey' && isKnown(message, query.journeyId, truthOf(query) as Journey | undefined)),
    );
}

function isKnown({ entity, entityId, revision }: News, journeyId: string | undefined, journey?: Journey): boolean {
  if (entity === 'journey' && entityId !== undefined && entityId !== journeyId) return true;
  if (revision === undefined || !journey) return false;
  return revision === (entity === 'step' ? stepIn(journey, entityId)?.revision : journey.revision);
}
