import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeKinds } from '@partner-journey/contract';
import { newChangeId } from './change-id.js';
import { checkChange } from './check-change.js';
import { makeChange } from './make-change.js';

describe('checkChange', () => {
  it('knows every kind of the contract', () => {
    const everything = {
      journeyId: 'j',
      stepId: 's',
      stageId: 'g',
      surveyId: 'v',
      resourceId: 'r',
      updateId: 'u',
      feedbackId: 'f',
    };
    const said = {
      values: {},
      reason: 'r',
      personIds: [],
      text: 't',
      responseId: 'x',
      answers: {},
      done: true,
      until: 'later',
      progress: 1,
      on: true,
      value: 1,
    };

    for (const kind of changeKinds) checkChange(kind, everything, said);
  });

  it('refuses a kind nobody knows, also one that every object has', () => {
    assert.throws(
      () => checkChange('step.explode', {}, {}),
      new TypeError('"step.explode" is not a kind of change.'),
    );
    assert.throws(() => checkChange('constructor', {}, {}), TypeError);
  });

  it('names what is missing', () => {
    assert.throws(() => checkChange('step.complete', { journeyId: 'j' }, {}), {
      message: 'The target of step.complete needs "stepId".',
    });
    assert.throws(() => checkChange('step.skip', { journeyId: 'j', stepId: 's' }, {}), {
      message: 'The payload of step.skip needs "reason".',
    });
    assert.throws(() => checkChange('step.skip', undefined as never, {}), TypeError);
  });
});

describe('makeChange', () => {
  it('holds a copy of what was said', () => {
    const payload = { values: { name: 'Ana' }, fileIds: [] };
    const change = makeChange(
      { kind: 'step.submit', target: { journeyId: 'j', stepId: 's' }, payload },
      0,
      '4',
    );

    payload.values.name = 'changed later';

    assert.deepEqual(change.payload, { values: { name: 'Ana' }, fileIds: [] });
    assert.deepEqual([change.createdAt, change.baseRevision], ['1970-01-01T00:00:00.000Z', '4']);
  });

  it('makes ids that are UUIDs, also where the page is not secure', (context) => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    assert.match(newChangeId(), uuid);

    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    context.after(() => Reflect.deleteProperty(crypto, 'randomUUID'));
    const ids = new Set(Array.from({ length: 1_000 }, newChangeId));

    assert.equal(ids.size, 1_000);
    for (const id of ids) assert.match(id, uuid);
  });
});
