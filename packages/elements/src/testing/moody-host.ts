import {
  HostResponseError,
  HostUnreachableError,
  SignInNeededError,
  type JourneyAdapter,
} from '@partner-journey/client';
import type { Affected, Change, Problem } from '@partner-journey/contract';
import { until } from './until.js';

/** What a host does with changes: takes them, keeps them waiting, cannot be reached, asks who it is, refuses them, or does so without a receipt. */
export type HostMood = 'there' | 'slow' | 'away' | 'signed-out' | 'refusing' | 'curt';

/** A refusal with what a person reads of it. */
export function refusal(code: string, detail: string): Problem {
  return { type: 'about:blank', title: 'Refused', status: 409, code, detail };
}

/** Makes hosts of which a test chooses how they take changes; what it was sent outlives a page. */
export class MoodyHost {
  mood: HostMood = 'there';

  /** Why it refuses; with the code `conflict` the outcome is one. */
  refusal: Problem = refusal('not-allowed-now', 'Not now.');

  /** What comes along with a refusal. */
  affected: readonly Affected[] = [];

  /** The changes that reached it, also those it refused. */
  readonly sent: Change[] = [];

  /** Another host with these moods. */
  over(inner: JourneyAdapter): JourneyAdapter {
    return {
      ...inner,
      send: async (changes, context) => {
        if (this.mood === 'away') throw new HostUnreachableError('The host is away.');
        if (this.mood === 'signed-out') throw new SignInNeededError('Who are you?');
        this.sent.push(...changes);
        await until(() => this.mood !== 'slow');
        if (this.mood === 'curt') throw new HostResponseError('No.', { status: 409 });
        return this.mood === 'refusing' ? this.refuse(changes) : inner.send(changes, context);
      },
    };
  }

  /** Refuses from now on. */
  refuseWith(code: string, detail: string): void {
    this.mood = 'refusing';
    this.refusal = refusal(code, detail);
  }

  private refuse(changes: readonly Change[]) {
    const { refusal: problem, affected } = this;
    const outcome = problem.code === 'conflict' ? 'conflict' : 'rejected';
    return { receipts: changes.map(({ id }) => ({ changeId: id, outcome, problem, affected })) };
  }
}
