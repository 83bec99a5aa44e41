import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare, failuresIn, judgeSwitch } from './compare.js';
import { IntentLog } from './intents.js';

const applied = new Set<string>();

/** A person who wants these things, one after the other, at one step; each is taken and kept. */
function setup(...texts: string[]) {
  const log = new IntentLog((id) => applied.has(id));
  const intents = texts.map((text) => {
    const intent = log.called(text, 'step', 'tab-1');
    log.taken(intent, `id of ${text}`, true);
    return intent;
  });
  const kinds = (...found: string[]) => {
    const effects = found.map((text, index) => ({ id: `${index}`, text }));
    return compare(log.intents, new Map([['step', effects]])).map(({ kind }) => kind);
  };
  return { log, intents, kinds };
}

describe('compare', () => {
  it('finds nothing where the host has everything once and in order', () => {
    assert.deepEqual(setup('a', 'b', 'c').kinds('a', 'b', 'c'), []);
  });

  it('finds what is lost, twice, in another order, or of nobody', () => {
    assert.deepEqual(setup('a', 'b').kinds('b'), ['lost']);
    assert.deepEqual(setup('a').kinds('a', 'a'), ['duplicated']);
    assert.deepEqual(setup('a', 'b').kinds('b', 'a'), ['reordered']);
    assert.deepEqual(setup('a').kinds('a', 'x'), ['unwanted']);
  });

  it('does not miss what was never seen as taken, or was in one tab only', () => {
    const { log, kinds } = setup();
    log.called('a', 'step', 'tab-1');
    log.taken(log.called('b', 'step', 'tab-2'), 'id of b', false);

    assert.deepEqual(kinds(), []);
    assert.deepEqual(kinds('b', 'a'), []);
  });

  it('finds a saved that the host does not know, at that moment or at all', () => {
    const { log, intents, kinds } = setup('a', 'b');
    log.saved(intents[0]!, 'id of a', 'told saved');
    applied.add('id of b');
    log.saved(intents[1]!, 'id of b', 'told saved');

    assert.deepEqual(kinds('b'), ['false-saved', 'false-saved']);
  });

  it('tells apart what was given up, and had arrived without an answer', () => {
    const { log, intents, kinds } = setup('a');
    log.refused(intents[0]!, 'id of a');
    log.discarded(intents[0]!);

    assert.deepEqual(kinds('a'), ['uncertain']);
    assert.deepEqual(failuresIn([{ kind: 'uncertain' }, { kind: 'lost' }]), [{ kind: 'lost' }]);
    assert.deepEqual(kinds(), []);
  });

  it('lets what was asked for again come later', () => {
    const { log, intents, kinds } = setup('a', 'b');
    log.retried(intents[0]!);

    assert.deepEqual(kinds('b', 'a'), []);
    assert.deepEqual(kinds('a', 'b'), []);
    log.taken(log.called('c', 'step', 'tab-1'), 'id of c', true);
    assert.deepEqual(kinds('b', 'c', 'a'), ['reordered']);
  });
});

describe('judgeSwitch', () => {
  it('wants the last position, when it is known which one was the last', () => {
    const log = new IntentLog(() => true);
    const press = (text: string, tab: string) => log.called(text, 'switch', tab, true);
    log.taken(press('true', 'tab-1'), '1', true);
    const last = press('false', 'tab-1');
    log.taken(last, '2', true);

    assert.equal(judgeSwitch(log.intents, 'false'), undefined);
    assert.equal(judgeSwitch(log.intents, 'true')?.kind, 'lost');

    press('true', 'tab-2');
    assert.equal(judgeSwitch(log.intents, 'true'), undefined);
  });
});
