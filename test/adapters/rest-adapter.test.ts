import { after, before, describe, it } from 'node:test';
import { restAdapter } from '@partner-journey/client';
import { adapterChecks } from '@partner-journey/client/adapter-checks';
import { adapterSuite } from '../../packages/client/src/testing/adapter-suite.js';
import { startHostProcess, type HostProcess } from '../../packages/host/src/testing/start-host-process.js';

adapterSuite('The REST adapter with the reference host', async () => {
  const host = await startHostProcess();
  return { adapter: restAdapter({ api: host.url, token: () => 'demo-ana' }), stop: () => host.stop() };
});

describe('The checks of an adapter, for the REST adapter with the reference host', () => {
  let host: HostProcess;
  before(async () => (host = await startHostProcess()));
  after(() => host.stop());

  for (const [who, token] of [
    ['a partner', 'demo-ana'],
    ['the program', 'demo-priya'],
  ] as const) {
    for (const { name, run } of adapterChecks)
      it(`pass for ${who}: it ${name}`, () => run(restAdapter({ api: host.url, token: () => token })));
  }
});
