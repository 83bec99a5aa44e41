import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { until } from '../browser/page-bench.js';
import { goodJourney, goodSession, prepareOddGround, type OddGround } from './odd-host.js';
import { openOddPage } from './odd-page.js';

const names = ['__proto__', 'constructor', 'then', 'toString', 'hasOwnProperty'];
const [stage] = goodJourney.stages;
const steps = stage!.steps.map((step, index) => ({ ...step, id: names[index]! }));
const journey = { ...goodJourney, id: '__proto__', stages: [{ ...stage, id: 'constructor', steps }] };
const facets = [{ name: '__proto__', values: [{ value: 'constructor', label: 'Of a facet', count: 1 }] }];
const items = names.map((id) => ({ id, title: `Guide ${id}`, url: '/guide', kind: 'guide' }));

/** A document with such members, which no host means, in every object of it. */
function spoiled(document: object): string {
  const odd = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"then":1,"toJSON":"x",';
  return JSON.stringify(document).replaceAll('{', `{${odd}`).replaceAll(',}', '}');
}

const documents = {
  '/session': spoiled(goodSession),
  '/journeys': spoiled({ items: [journey] }),
  '/journeys/__proto__': spoiled(journey),
  '/resources': spoiled({ items, facets }),
};

/** Runs in the page first: what everything inherits from may not be changed. */
const freeze = `for (const { prototype } of [Object, Array, Function, Promise, Map, Set, String, Error, Event])
  Object.freeze(prototype);`;
const remember = `window.before = Object.getOwnPropertyNames(Object.prototype).join();`;
/** What has come to everything, and whether something has gone or come that cannot be listed. */
const changed = `[Object.keys(Object.prototype), {}.polluted, Object.getOwnPropertyNames(Object.prototype).join() === before]`;

describe(
  'Names that mean something to the language, in every object of every answer',
  { timeout: 120_000 },
  () => {
    let ground: OddGround;
    before(async () => (ground = await prepareOddGround()));
    after(() => ground?.stop());

    for (const [where, first] of [
      ['on a page like others', remember],
      ['on a page whose prototypes are frozen', remember + freeze],
    ] as const) {
      it(`mean nothing to the widgets: ${where}`, async () => {
        const uncaught: string[] = [];
        const body = '<journey-checklist></journey-checklist><journey-resources></journey-resources>';
        const page = await openOddPage(ground, { body, documents, first, uncaught });

        await page.getByText('Guide hasOwnProperty').waitFor();
        for (const { title } of steps) await page.getByRole('checkbox', { name: title }).waitFor();
        await page.getByRole('checkbox', { name: steps[0]!.title }).click();
        const written = () => ground.host.asked.find(({ method }) => method === 'POST');
        await until('the change is written', () => written() !== undefined);

        const { changes } = JSON.parse(written()!.body) as { changes: { target: unknown }[] };
        const targets = changes.map(({ target }) => target);
        assert.deepEqual(targets, [{ journeyId: '__proto__', stepId: '__proto__' }]);
        assert.deepEqual(await page.evaluate(changed), [[], undefined, true]);
        assert.deepEqual(uncaught, []);
        await page.context().close();
      });
    }

    it('would be seen to change what everything inherits from', async () => {
      const sabotage = `const { parse } = JSON;
      JSON.parse = (text, ...rest) => {
        const document = parse(text, ...rest);
        for (const name in document?.constructor?.prototype ?? {}) Object.prototype[name] = 1;
        return document;
      };`;
      const body = '<journey-checklist></journey-checklist>';
      const page = await openOddPage(ground, { body, documents, first: remember + sabotage, uncaught: [] });
      await page.waitForFunction('({}).polluted === 1');

      assert.deepEqual(await page.evaluate(changed), [['polluted'], 1, false]);
      await page.context().close();
    });
  },
);
