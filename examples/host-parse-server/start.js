import { startExample } from '@partner-journey/example-surroundings/start-example.js';
import { settings, startParseServer } from './host.js';

await startExample({
  name: 'Parse Server',
  mapping: new URL('mapping.json', import.meta.url),
  settings,
  start: startParseServer,
});
