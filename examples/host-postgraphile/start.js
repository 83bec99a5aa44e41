import { startExample } from '@partner-journey/example-surroundings/start-example.js';
import { startPostgraphile } from './host.js';

await startExample({
  name: 'PostGraphile',
  mapping: new URL('mapping.json', import.meta.url),
  start: startPostgraphile,
});
