import { memoryAdapter } from '../adapters/memory/memory-adapter.js';
import { createJourneyClient } from '../create-journey-client.js';
import { until } from './until.js';

const client = createJourneyClient({
  adapter: memoryAdapter({ fixture: 'small', id: `worker-${Math.random()}` }),
});
client.observe({ kind: 'journey' });
await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
const { value } = client.select({ kind: 'journey' });
const target = { journeyId: value?.id ?? '', stepId: 'name-candidates' };
const { outcome } = await (await client.change('step.complete', target, {})).settled;
postMessage({ title: value?.title, outcome });
client.close();
