import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../testing/fake-clock.js';
import { AskedTogether } from './asked-together.js';

function setup() {
  const clock = new FakeClock();
  const together = new AskedTogether<number>(clock);
  const asked: { resolve: (answer: number) => void; reject: (error: Error) => void; signal: AbortSignal }[] =
    [];
  const ask = (question: string, signal = new AbortController().signal) =>
    together.ask(
      question,
      signal,
      (own) => new Promise((resolve, reject) => asked.push({ resolve, reject, signal: own })),
    );
  return { clock, together, asked, ask };
}

describe('What is asked together', () => {
  it('is asked once, and answered to all', async () => {
    const { asked, ask } = setup();
    const answers = [ask('/me'), ask('/me'), ask('/tasks')];

    asked.forEach(({ resolve }, index) => resolve(index));

    assert.deepEqual(await Promise.all(answers), [0, 0, 1]);
  });

  it('fails for all, and is asked anew after that', async () => {
    const { asked, ask } = setup();
    const answers = [ask('/me'), ask('/me')];
    asked[0]?.reject(new Error('away'));
    await Promise.all(answers.map((answer) => assert.rejects(answer, /away/)));

    const again = ask('/me');
    asked[1]?.resolve(7);

    assert.equal(await again, 7);
  });

  it('is no old answer: neither after a moment nor after something was sent', async () => {
    const { clock, together, asked, ask } = setup();
    const answers = [ask('/me')];
    await clock.pass(50);
    answers.push(ask('/me'));
    together.forget();
    answers.push(ask('/me'));

    asked.forEach(({ resolve }, index) => resolve(index));

    assert.deepEqual(await Promise.all(answers), [0, 1, 2]);
  });

  it('goes on while one still waits, and ends with the last', async () => {
    const { asked, ask } = setup();
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [ask('/me', first.signal), ask('/me', second.signal)];

    first.abort(new Error('first is gone'));
    await assert.rejects(answers[0]!, /first is gone/);
    assert.equal(asked[0]?.signal.aborted, false);
    second.abort(new Error('second is gone'));
    await assert.rejects(answers[1]!, /second is gone/);
    assert.equal(asked[0]?.signal.aborted, true);

    const later = ask('/me');
    asked[1]?.resolve(7);
    assert.equal(await later, 7);
  });
});
