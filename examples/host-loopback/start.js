import { startExample } from '@partner-journey/example-surroundings/start-example.js';
import { settings, startLoopback } from './host.js';

await startExample({
  name: 'LoopBack',
  mapping: new URL('mapping.json', import.meta.url),
  settings,
  start: startLoopback,
});
