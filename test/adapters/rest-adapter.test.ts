import { restAdapter } from '@partner-journey/client';
import { adapterSuite } from '../../packages/client/src/testing/adapter-suite.js';
import { startHostProcess } from '../../packages/host/src/testing/start-host-process.js';

adapterSuite('The REST adapter with the reference host', async () => {
  const host = await startHostProcess();
  return { adapter: restAdapter({ api: host.url, token: () => 'demo-ana' }), stop: () => host.stop() };
});
