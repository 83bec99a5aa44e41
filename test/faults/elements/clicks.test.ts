import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { laneOf, type Lane } from '../host/fault-program.js';
import { noFault, type Fault } from '../proxy/fault.js';
import { startFaultProxy, type FaultProxy } from '../proxy/fault-proxy.js';
import { connectUpstream, type Upstream } from '../proxy/upstream.js';
import { Random } from '../random/random.js';
import { clickAndDie, weathers, type ClicksResult } from './clicks.js';
import { prepareElementsGround, rootOf, type ElementsGround } from './elements-ground.js';

describe('A click on a widget whose tab dies right after', { timeout: 300_000 }, () => {
  let ground: ElementsGround;
  let upstream: Upstream;
  let proxy: FaultProxy;

  before(async () => {
    ground = await prepareElementsGround(weathers.length + 2);
    upstream = connectUpstream(ground.host.origin);
    proxy = await startFaultProxy(upstream);
  });

  after(async () => {
    await proxy?.close();
    upstream?.close();
    await ground?.stop();
  });

  async function clickIn(weather: Fault, lane: Lane, sabotage?: string): Promise<ClicksResult> {
    const context = await ground.browser.newContext();
    const line = proxy.lane(`clicks-${lane.number}`);
    const body = `<script>${sabotage ?? ''}</script>${rootOf(line.api, lane.number)}`;
    const url = ground.page(`clicks-${lane.number}`, body);
    const random = new Random(`clicks/${lane.number}`);
    try {
      return await clickAndDie(context, {
        lane,
        line,
        upstream,
        url,
        weather,
        random,
        ...(sabotage && { patienceMs: 500 }),
      });
    } finally {
      await context.close();
    }
  }

  it('has one effect if it was shown as done, and had it if it was called saved', async () => {
    const results = await Promise.all(weathers.map(([lane, weather]) => clickIn(weather, lane)));

    const sum = (word: 'shown' | 'saved') => results.reduce((all, result) => all + result[word], 0);
    assert.ok(sum('shown') >= 8 && sum('saved') >= 2, JSON.stringify(results));
    assert.deepEqual(
      results.flatMap(({ findings }) => findings),
      [],
    );
  });

  it('is missed where the device only says that it keeps it', async () => {
    const sabotage = `IDBObjectStore.prototype.put = function () { return this.get('nothing'); };`;

    const { shown, findings } = await clickIn({ name: 'refused' }, laneOf(weathers.length), sabotage);

    assert.equal(findings.filter((text) => text.endsWith('has 0 effects')).length, shown);
    assert.ok(shown > 0);
  });

  it('is found to be called saved too early where something else than the host says so', async () => {
    const sabotage = `const { fetch } = window;
      window.fetch = (address, init) => {
        if (init?.method !== 'POST') return fetch(address, init);
        const receipts = JSON.parse(init.body).changes.map(({ id }) => (
          { changeId: id, outcome: 'saved', affected: [] }
        ));
        return Promise.resolve(Response.json({ receipts }));
      };`;

    const { findings } = await clickIn(noFault, laneOf(weathers.length + 1), sabotage);

    assert.ok(
      findings.some((text) => text.endsWith('was called saved before it was')),
      findings.join(),
    );
  });
});
