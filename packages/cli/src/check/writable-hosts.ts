import type { JourneyAdapter } from '@partner-journey/client';
import type { Mapping } from '@partner-journey/client/mapping';
import { readers } from '@partner-journey/contract/reader';
import type { WritableHost } from './check-writes.js';
import { askHost, type HostAddress } from './host-answer.js';

/** A host of the contract, to write to. */
export function writableByContract(address: HostAddress): WritableHost {
  const bodyOf = async (path: string): Promise<unknown> => {
    const answer = await askHost(address, path);
    return typeof answer === 'string' ? undefined : answer.body;
  };
  return {
    async send(changes) {
      const answer = await askHost(address, '/changes', { method: 'POST', body: { changes } });
      if (typeof answer === 'string') return answer;
      return answer.status === 200 && 'body' in answer ? { body: answer.body } : `status ${answer.status}`;
    },
    readJourney: async (id) => readers.journey(await bodyOf(`/journeys/${encodeURIComponent(id)}`)).value,
    readFeedback: async () => readers.feedback(await bodyOf('/feedback')).value,
  };
}

/** A mapped host, to write to. */
export function writableByMapping(adapter: JourneyAdapter, mapping: Mapping): WritableHost {
  const { signal } = new AbortController();
  return {
    async send(changes) {
      try {
        return { body: await adapter.send(changes, { signal }) };
      } catch (error) {
        return (error as Error).message;
      }
    },
    readJourney: async (journeyId) =>
      readers.journey((await adapter.read({ kind: 'journey', journeyId }, { signal })).body).value,
    readFeedback: async () =>
      mapping.reads.feedback &&
      readers.feedback((await adapter.read({ kind: 'feedback' }, { signal })).body).value,
  };
}
