import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Change, ChangeKind } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { changeKinds } from '@partner-journey/contract/reader/shapes';
import { sendings, type Sending } from '../testing/every-change.js';
import { json, startHttpHost, type HttpHost, type SeenRequest } from '../testing/http-host.js';
import { sampleChange } from '../testing/samples.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

const { signal } = new AbortController();
const lists: Readonly<Record<string, unknown>> = {
  '/blockers': [
    { id: 6, task_id: 's2' },
    { id: 7, task_id: 's 1' },
  ],
  '/stars': [{ id: 3, file: 'r1' }],
  '/tickets': [],
};

/** What a host answers to a change, and what that is to the person. */
const answers = {
  'is saved when the host says so': [200, { ok: 1 }, 'saved', undefined],
  'is given back with the words of the host when it says no': [
    ...([422, { fault: { say: 'Not <b>today</b>.' } }, 'rejected', 'Not today.'] as const),
  ],
  'is saved when the host says that it was before': [400, { fault: { code: 17 } }, 'saved', undefined],
  'is given back when somebody else was first': [
    ...([412, { message: 'Ben was first.' }, 'conflict', 'Ben was first.'] as const),
  ],
} as const;

describe('Every kind of change, sent by a mapping', () => {
  let host: HttpHost;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());

  it('is one of all that the contract knows', () => {
    assert.deepEqual(Object.keys(sendings), [...changeKinds]);
  });

  for (const [kind, sending] of Object.entries(sendings) as [ChangeKind, Sending<ChangeKind>][]) {
    describe(kind, () => {
      for (const [what, [status, body, outcome, words]] of Object.entries(answers)) {
        it(what, async () => {
          host.answer = (response, { method, url }) =>
            method === 'GET' ? json(response, lists[url]) : json(response, body, status);
          const change = sampleChange(kind, sending.target, sending.payload);

          const receipt = await send(mappingOf(kind, sending), change);

          const [method, path, sent] = sending.as;
          assert.deepEqual(written(), [[method, path, sent && filled(sent, change)]]);
          assert.deepEqual(
            [receipt.changeId, receipt.outcome, receipt.problem?.title],
            [change.id, outcome, words],
          );
          assert.deepEqual(
            receipt.affected.map(({ entity, id }) => `${entity} ${id}`),
            filled(sending.affected, change),
          );
        });
      }
    });
  }

  async function send(mapping: Mapping, change: Change) {
    (host.requests as SeenRequest[]).length = 0;
    const adapter = mappedAdapter({ mapping, api: host.url });
    const { value, issues } = readers.receipts(await adapter.send([change], { signal }));
    assert.deepEqual(issues, []);
    return value!.receipts[0]!;
  }

  /** What was said to the host, without what was asked of it before. */
  function written() {
    return host.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, url, body }) => [method, url, body === '' ? undefined : parsed(body)]);
  }
});

function mappingOf(kind: ChangeKind, { sent }: Sending<ChangeKind>): Mapping {
  return {
    mapping: 1,
    requests: {
      ...{ blockers: { path: '/blockers' }, stars: { path: '/stars' }, tickets: { path: '/tickets' } },
    },
    reads: {
      session: { from: [], as: { viewer: { id: { $value: 'ana' } } } },
      feedback: { from: 'tickets', as: 'tickets' },
    },
    changes: { [kind]: { ...sent, again: 'repeat' } },
    answers: [
      { status: 400, when: 'fault.code = 17', means: 'done-before' },
      { status: 422, means: 'refused', reason: 'fault.say' },
    ],
  };
}

function parsed(body: string): unknown {
  return /^[[{]/.test(body) ? JSON.parse(body) : body;
}

function filled<Value>(value: Value, { id }: Change): Value {
  return JSON.parse(JSON.stringify(value).replaceAll('{id}', id)) as Value;
}
