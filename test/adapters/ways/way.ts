import type { JourneyAdapter, Query, QueryKind } from '@partner-journey/client';
import type { Place } from '../../support/mutations/mutate.js';
import type { Untouched } from '../../support/mutations/rows.js';

export const api = 'https://portal.example/api';

/** One way in, whose host answers as it should but for one answer. */
export interface Way {
  /** What may be mutated, by a name. */
  readonly answers: ReadonlyMap<string, unknown>;
  /** What is read when that answer is mutated. */
  reads(name: string): readonly Query[];
  /** Opens it where that answer is this text. */
  open(name: string, text: string): JourneyAdapter;
  /** What has to be in what is read when something was done at a place of that answer. */
  untouched(name: string, place: Place): Promise<(kind: QueryKind) => Untouched>;
}

/** A `fetch` that answers with the JSON that is given for what is asked, and with 404 where there is none. */
export function answering(
  answerTo: (address: string, init?: RequestInit) => string | undefined,
): typeof fetch {
  return async (input, init) => {
    const text = answerTo(input as string, init);
    const headers = { 'Content-Type': 'application/json', Date: 'Mon, 04 May 2026 09:30:00 GMT' };
    return new Response(text ?? '{}', { status: text === undefined ? 404 : 200, headers });
  };
}
