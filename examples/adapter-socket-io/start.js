import { runExample } from '@partner-journey/example-surroundings/run-example.js';
import { bundlePage } from './bundle-page.js';
import { startDesk } from './desk.js';

await runExample({
  name: 'The desk of Moorland, by an adapter,',
  async open() {
    const serve = await bundlePage();
    const desk = await startDesk();
    return { page: serve({ url: desk.url, ticket: 'ticket-ana' }), stop: () => desk.stop() };
  },
});
