import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noFault, type RetryAfter } from '../proxy/fault.js';
import { prepareGround, type Ground } from '../schedules/campaign.js';
import { makeBench, type Through } from './bench.js';

let ground: Ground;
before(async () => (ground = await prepareGround({ lanes: 1 })));
after(() => ground?.stop());

/** Longest pause before the second attempt where the host has not said when to come back. */
const firstPauseMs = 1_000;
/** Within so long comes the turn of each page, so that those are spread whom the host told the same moment. */
const roundMs = 25_000;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Every form of the header, and for how long at least the host rests by it; undefined: by nothing but the own pauses. */
const forms: readonly (readonly [title: string, form: RetryAfter | undefined, restMs: number | undefined])[] =
  [
    ['no header', undefined, undefined],
    ['seconds', { form: 'seconds', value: '7' }, 7_000],
    ['no seconds', { form: 'seconds', value: '0' }, 0],
    ['a day of seconds', { form: 'seconds', value: '86400' }, 5 * minute],
    ['a date', { form: 'date', inMs: 2 * minute }, 2 * minute],
    ['a date a day away', { form: 'date', inMs: day }, 5 * minute],
    ['a date that is over', { form: 'date', inMs: -minute }, 0],
    ['a date of last year', { form: 'date', inMs: -365 * day }, 0],
    ['a word', { form: 'garbage', value: 'soon' }, undefined],
    ['no date', { form: 'garbage', value: 'Tue, 99 Foo 2026' }, undefined],
    ['a header that the page may not read', { form: 'hidden', value: '120' }, undefined],
  ];

describe('A host that asks to be left alone', () => {
  for (const [index, [title, retryAfter, restMs]] of forms.entries()) {
    const status = index % 2 === 0 ? 429 : 503;
    it(`is sent nothing before that by any tab, and everything after it: ${status} with ${title}`, async () => {
      const sentAt: number[] = [];
      const through: Through = (fetch, now) => (input, init) => {
        if (init?.method === 'POST') sentAt.push(now());
        return fetch(input, init);
      };
      const busy = { name: 'status', status, forwarded: false, ...(retryAfter && { retryAfter }) } as const;
      let isBusy = true;
      const bench = makeBench(ground, ({ kind }) => (kind === 'write' && isBusy ? busy : noFault), {
        through,
      });
      const [tab, other] = [bench.openTab(), bench.openTab()];
      await bench.pass(0);
      bench.comment(tab, 'a');
      await bench.pass(0);
      const [begin = 0] = sentAt.slice(-1);
      isBusy = false;
      sentAt.length = 0;
      bench.comment(other, 'b', 'two');
      await bench.until(() => bench.told.length === 2);

      const waitedMs = (sentAt[0] ?? Infinity) - begin;
      const mostMs = Math.max(restMs ?? 0, firstPauseMs) + roundMs;
      assert.ok(waitedMs >= (restMs ?? 0) && waitedMs <= mostMs, `waited ${waitedMs} ms`);
      assert.deepEqual(bench.told.sort(), ['saved a', 'saved b']);
    });
  }
});
