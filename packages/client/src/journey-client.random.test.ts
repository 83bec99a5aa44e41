import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChangeKind, Journey } from '@partner-journey/contract';
import fc from 'fast-check';
import type { JourneyAdapter } from './adapters/adapter.js';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import type { JourneyClient } from './client.js';
import { createJourneyClient } from './create-journey-client.js';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { makeChange } from './outbox/make-change.js';
import { optimistic } from './store/optimism.js';
import { FakeClock } from './testing/fake-clock.js';
import { durableStorage } from './testing/setup-outbox.js';
import { turn, until } from './testing/until.js';

const journeyId = 'harbor-finch-journey';
const stepIds = ['name-candidates', 'sign-agreement', 'register-deal'];
const kinds = ['step.start', 'step.complete', 'step.reopen', 'step.comment'] as const;
const { signal } = new AbortController();

const networks = ['goes', 'loses answers', 'loses receipts', 'comes'] as const;

type Network = (typeof networks)[number];
type Deed =
  | { readonly by: 'partner' | 'colleague'; readonly kind: ChangeKind; readonly step: number }
  | { readonly by: 'network'; readonly does: Network | 'delivers' }
  | { readonly by: 'page'; readonly does: 'asks again' | 'asks slowly' | 'waits' };

const kind = fc.constantFrom(...kinds);
const step = fc.nat(stepIds.length - 1);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ by: fc.constantFrom('partner', 'colleague'), kind, step }),
  fc.record({
    by: fc.constant('network' as const),
    does: fc.constantFrom(...networks, 'delivers' as const),
  }),
  fc.record({
    by: fc.constant('page' as const),
    does: fc.constantFrom('asks again' as const, 'asks slowly' as const, 'waits' as const),
  }),
);

/** Two who change one step while receipts are lost: too rare to be left to chance. */
const collision: fc.Arbitrary<Deed[]> = fc.record({ first: kind, second: kind, step }).chain((by) =>
  fc.subarray<Deed>([
    { by: 'network', does: 'loses receipts' },
    { by: 'partner', kind: by.first, step: by.step },
    { by: 'page', does: 'waits' },
    { by: 'colleague', kind: by.second, step: by.step },
    { by: 'page', does: 'asks again' },
    { by: 'network', does: 'comes' },
    { by: 'page', does: 'waits' },
  ]),
);

function manyDeeds(maxLength: number): fc.Arbitrary<Deed[]> {
  const one = deed.map((each) => [each]);
  return fc.array(fc.oneof({ weight: 9, arbitrary: one }, collision), { maxLength }).map((all) => all.flat());
}

function payloadOf(kind: ChangeKind) {
  return kind === 'step.comment' ? { text: 'Hi' } : {};
}

/** A client, the host behind it with a network between, and a colleague who is there already. */
class Play {
  readonly clock = new FakeClock();
  readonly #host = memoryAdapter({ fixture: 'small', clock: this.clock, id: `random-${Math.random()}` });
  #network: Network = 'comes';
  /** Answers of the host that are on their way and have not arrived. */
  #held: (() => void)[] = [];
  #isSlow = false;
  /** How often the colleague did something, and how much of that was in the newest answer the client got. */
  #deeds = 0;
  #seenDeeds = 0;
  readonly client: JourneyClient;

  constructor({ tellsNews }: { readonly tellsNews: boolean }) {
    const fail = () => {
      throw new HostUnreachableError('away');
    };
    const through = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
      if (this.#network === 'goes') return fail();
      const answer = await ask();
      if (this.#isSlow) await new Promise<void>((resolve) => this.#held.push(resolve));
      return this.#network === 'loses answers' ? fail() : answer;
    };
    const adapter: JourneyAdapter = {
      ...this.#host,
      ...(!tellsNews && { watch: () => {} }),
      read: async (query, context) => {
        let deeds = 0;
        const answer = await through(() => {
          deeds = this.#deeds;
          return this.#host.read(query, context);
        });
        if (query.kind === 'journey') this.#seenDeeds = Math.max(this.#seenDeeds, deeds);
        return answer;
      },
      send: async (changes, context) => {
        const receipts = await through(() => this.#host.send(changes, context));
        return this.#network === 'loses receipts' ? fail() : receipts;
      },
    };
    this.client = createJourneyClient({ adapter, clock: this.clock, storage: durableStorage() });
    this.client.observe({ kind: 'journey' });
  }

  async do(deed: Deed): Promise<void> {
    if (deed.by === 'page') await this.#onPage(deed.does);
    else if (deed.by !== 'network') await this.#change(deed.by, deed.kind, stepIds[deed.step]!);
    else if (deed.does === 'delivers') await this.deliver();
    else this.#network = deed.does;
  }

  /** Everything that is on its way arrives. */
  async deliver(): Promise<void> {
    this.#held.splice(0).forEach((arrive) => arrive());
    await turn();
  }

  /** When the client could know it, it shows the truth of the host with what is not saved on top. */
  async check(): Promise<void> {
    await turn();
    const isBehind = this.#seenDeeds < this.#deeds;
    if (this.#network !== 'comes' || isBehind || this.#held.length > 0 || !this.isSettled()) return;
    assert.deepEqual(seen(this.shown()), seen(this.withPending(await this.truth())));
  }

  shown(): Journey | undefined {
    return this.client.select({ kind: 'journey' }).value;
  }

  /** Whether everything has its receipt, or waits for the person to deal with a refusal of the same step. */
  isSettled(): boolean {
    const { changes } = this.client.getSnapshot();
    return changes.every(({ state, waitingFor }) => state === 'refused' || waitingFor === 'decision');
  }

  /** A journey with what is not saved on top, but for what waits behind a refusal. */
  withPending(journey: Journey): Journey {
    const { changes } = this.client.getSnapshot();
    const unsaved = changes.filter(
      ({ state, waitingFor }) => state !== 'refused' && waitingFor !== 'decision',
    );
    return unsaved.reduce<unknown>(
      (value, { change }) => optimistic('journey', value, change),
      journey,
    ) as Journey;
  }

  async truth(): Promise<Journey> {
    return (await this.#host.read({ kind: 'journey', journeyId }, { signal })).body as Journey;
  }

  async #change(by: 'partner' | 'colleague', kind: ChangeKind, stepId: string): Promise<void> {
    const target = { journeyId, stepId };
    if (by === 'partner') {
      await this.client.change(kind, target, payloadOf(kind) as never);
    } else {
      this.#deeds += 1;
      const said = { kind, target, payload: payloadOf(kind) } as never;
      await this.#host.send([makeChange(said, this.clock.now())], { signal });
    }
  }

  async #onPage(does: 'asks again' | 'asks slowly' | 'waits'): Promise<void> {
    if (does === 'waits') {
      await this.clock.pass(10_000);
      return;
    }
    this.#isSlow = does === 'asks slowly';
    void this.client.refresh('journey');
    await turn();
    this.#isSlow = false;
  }
}

/** What a person sees of a step, without the words of the host about when it was said. */
function seen(journey: Journey | undefined) {
  return journey?.stages.map(({ position, steps }) => [
    position,
    steps.map(({ id, status, allowed, comments }) => [id, status, [...allowed].sort(), comments?.count]),
  ]);
}

describe('A client under any interleaving', () => {
  it('shows the truth of the host with what is pending on top, in the end and after any lost answer', async () => {
    const play = fc.asyncProperty(fc.boolean(), manyDeeds(24), async (tellsNews, all) => {
      const game = new Play({ tellsNews });
      await until('the journey is there', () => game.shown() !== undefined);
      for (const deed of all) {
        await game.do(deed);
        await game.check();
      }

      await game.do({ by: 'network', does: 'comes' });
      await game.deliver();
      await game.clock.pass(10 * 60_000);
      await until('nothing is on its way but what waits behind a refusal', () => game.isSettled());
      await game.client.refresh();

      assert.deepEqual(seen(game.shown()), seen(game.withPending(await game.truth())));
      game.client.close();
    });
    await fc.assert(play, { numRuns: 100 });
  });

  it('shows every unsent change at once, and nothing of a refused one', async () => {
    const play = fc.asyncProperty(manyDeeds(16), async (all) => {
      const game = new Play({ tellsNews: false });
      await until('the journey is there', () => game.shown() !== undefined);
      await game.do({ by: 'network', does: 'goes' });
      const before = game.shown()!;
      for (const deed of all) if (deed.by === 'partner') await game.do(deed);

      assert.deepEqual(seen(game.shown()), seen(game.withPending(before)));
      game.client.close();
    });
    await fc.assert(play, { numRuns: 40 });
  });
});
