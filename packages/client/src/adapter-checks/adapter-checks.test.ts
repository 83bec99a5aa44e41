import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey } from '@partner-journey/contract';
import type { JourneyAdapter } from '../adapters/adapter.js';
import { defineAdapter } from '../adapters/define-adapter.js';
import { memoryAdapter } from '../adapters/memory/memory-adapter.js';
import { legacyPortal } from '../testing/legacy-portal.js';
import { adapterChecks } from './adapter-checks.js';
import { libraryChecks } from './library-checks.js';

/** The portal without a way to read what was said. */
function silentPortal(): JourneyAdapter {
  const { definition } = legacyPortal();
  const { feedback: _feedback, ...reads } = definition.reads;
  return defineAdapter({ ...definition, reads });
}

describe('The checks of an adapter', () => {
  for (const [what, make] of [
    ['the memory adapter', () => memoryAdapter()],
    ['an adapter that is defined', () => legacyPortal().adapter],
    ['one that takes feedback and shows none', silentPortal],
  ] as const) {
    const adapter = make();
    for (const { name, run } of adapterChecks) it(`pass for ${what}: it ${name}`, () => run(adapter));
  }

  type Spoil = (adapter: JourneyAdapter) => Partial<JourneyAdapter>;
  const journeyAs = (change: (journey: Journey) => unknown): Spoil => {
    return (adapter) => ({
      async read(query, context) {
        const answer = await adapter.read(query, context);
        if (query.kind !== 'journey' || answer.unchanged) return answer;
        return { ...answer, body: change(structuredClone(answer.body) as Journey) };
      },
    });
  };
  const saved = { outcome: 'saved', affected: [] } as const;
  const spoilt: readonly (readonly [check: RegExp, what: string, spoil: Spoil])[] = [
    [
      /who is looking/,
      'names nobody',
      (adapter) => ({
        read: async (query, context) =>
          query.kind === 'session' ? { body: { contract: '1' } } : adapter.read(query, context),
      }),
    ],
    [
      /promises/,
      'promises what it has not',
      (adapter) => ({
        read: async (query, context) =>
          query.kind === 'journeys' ? { body: { rows: [] } } : adapter.read(query, context),
      }),
    ],
    [/each journey/, 'gives another journey', journeyAs((journey) => ({ ...journey, id: 'other' }))],
    [
      /each journey/,
      'gives a step twice',
      journeyAs(({ stages, ...journey }) => ({ ...journey, stages: [...stages, ...stages] })),
    ],
    [
      /nothing is new/,
      'has tags that mean nothing',
      (adapter) => ({
        read: async (query, { signal }) => ({ etag: 'x', ...(await adapter.read(query, { signal })) }),
      }),
    ],
    [
      /nobody waits/,
      'goes on when nobody waits',
      (adapter) => ({ read: (query) => adapter.read(query, { signal: new AbortController().signal }) }),
    ],
    [
      /not there/,
      'makes up a journey',
      (adapter) => ({
        read: (query, context) =>
          adapter.read(query.kind === 'journey' ? { kind: 'journey' } : query, context),
      }),
    ],
    [
      /completes a step/,
      'does nothing and says it is done',
      () => ({ send: async ([change]) => ({ receipts: [{ changeId: change!.id, ...saved }] }) }),
    ],
    [
      /which is not there/,
      'says that anything is done',
      () => ({ send: async ([change]) => ({ receipts: [{ changeId: change!.id, ...saved }] }) }),
    ],
    [
      /keeps feedback/,
      'loses feedback',
      () => ({
        send: async ([change]) => ({
          receipts: [{ changeId: change!.id, ...saved, affected: [{ entity: 'feedback', id: change!.id }] }],
        }),
      }),
    ],
    [/completes a step/, 'gives no receipt', () => ({ send: async () => ({ receipts: [] }) })],
  ];
  for (const [pattern, what, spoil] of spoilt) {
    it(`fail for one that ${what}`, async () => {
      const { adapter } = legacyPortal();
      const check = adapterChecks.find(({ name }) => pattern.test(name));
      assert.ok(check, 'there is such a check');

      await assert.rejects(check.run({ ...adapter, ...spoil(adapter) }), /What came:/);
    });
  }

  it('are each failed by one of these', () => {
    const unproved = adapterChecks.filter(
      (check) => !libraryChecks.includes(check) && !spoilt.some(([pattern]) => pattern.test(check.name)),
    );

    assert.deepEqual(unproved, []);
  });
});
