import { startExample } from '@partner-journey/example-surroundings/start-example.js';
import { settings, startJsonServer } from './host.js';

await startExample({
  name: 'json-server',
  mapping: new URL('mapping.json', import.meta.url),
  settings,
  start: startJsonServer,
});
