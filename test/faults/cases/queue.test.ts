import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commentSteps } from '../host/fault-program.js';
import { noFault } from '../proxy/fault.js';
import { prepareGround, type Ground } from '../schedules/campaign.js';
import { makeBench, type Through } from './bench.js';

let ground: Ground;
before(async () => (ground = await prepareGround({ lanes: 1 })));
after(() => ground?.stop());

/** A host that takes no request in which a word stands: `poison-404` is answered with 404. */
function taster() {
  const state = { isStrict: true, isAway: true, alone: 0 };
  const through: Through = (fetch) => async (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : '';
    const [, status] = /poison-(\d+)/.exec(body) ?? [];
    if (init?.method === 'POST' && state.isAway) throw new TypeError('Failed to fetch');
    if (!status || !state.isStrict) return fetch(input, init);
    const { changes } = JSON.parse(body) as { changes: unknown[] };
    if (changes.length === 1) state.alone += 1;
    return new Response(null, { status: Number(status) });
  };
  return { state, through };
}

const places = [...commentSteps, undefined];

/** Forty changes about four things; four of them, one about each thing, will never be taken. */
function queue() {
  const statuses: Readonly<Record<number, number>> = { 3: 422, 8: 403, 21: 404, 34: 409 };
  return Array.from({ length: 40 }, (_, number) => {
    const status = statuses[number];
    const text = status ? `${number} poison-${status}` : String(number);
    return { text, status, stepId: places[number % places.length] };
  });
}

type Queued = ReturnType<typeof queue>[number];

describe('A queue in which one of ten changes will never be taken', () => {
  it('sends everything else in order, and what waits for a refused one when that was dealt with', async () => {
    const { state, through } = taster();
    const bench = makeBench(ground, () => noFault, { through });
    const tab = bench.openTab();
    const all = queue();
    for (const { text, stepId } of all) {
      const feedback = { text: bench.prefix + text, context: {} };
      if (stepId) bench.comment(tab, text, stepId);
      else bench.follow(text, tab.client.change('feedback.send', {}, feedback));
    }
    await bench.until(() => bench.waiting(tab).length === all.length);
    state.isAway = false;
    tab.say('online');
    const poison = all.filter(({ status }) => status);
    await bench.until(() => poison.every(({ text }) => bench.told.includes(`rejected ${text}`)));
    await bench.pass(120_000);

    // feedback is about itself; a comment waits for the refused one before it of the same step
    const isHeld = ({ stepId }: Queued, index: number) =>
      stepId !== undefined && all.slice(0, index).some((one) => one.status && one.stepId === stepId);
    const healthy = all.filter((one, index) => !one.status && !isHeld(one, index));
    const held = all.filter((one, index) => !one.status && isHeld(one, index));
    const saved = bench.told.filter((text) => text.startsWith('saved '));
    assert.deepEqual([healthy.length, held.length], [24, 12]);
    assert.deepEqual(saved.sort(), healthy.map(({ text }) => `saved ${text}`).sort());
    const { changes, signInNeeded } = tab.client.getSnapshot();
    const refused = changes.filter((one) => one.state === 'refused');
    assert.deepEqual(
      refused.map(({ problem }) => problem?.status),
      [422, 403, 404, 409],
    );
    assert.equal(signInNeeded, false);
    assert.equal(state.alone, poison.length, 'each went alone once, and not again by itself');

    state.isStrict = false;
    const [givenUp = '', ...askedAgain] = refused.map(({ change }) => change.id);
    void tab.client.discard(givenUp);
    for (const id of askedAgain) void tab.client.retry(id);
    await bench.until(() => held.every(({ text }) => bench.told.includes(`saved ${text}`)));
    await bench.until(() => bench.waiting(tab).length === 0);

    const { truth } = await bench.read();
    const wantedOf = (place: string) =>
      all
        .filter((one) => (one.stepId ?? '') === place && one !== poison[0])
        .map(({ text }) => bench.prefix + text);
    const foundOf = (place: string) => (truth.get(place) ?? []).map(({ text }) => text);
    for (const step of commentSteps) assert.deepEqual(foundOf(step), wantedOf(step));
    assert.deepEqual(foundOf('').sort(), wantedOf('').sort());
  });
});
