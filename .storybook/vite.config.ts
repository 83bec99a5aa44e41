import { defineConfig } from 'vite';
import { sourceConditions } from '../.config/vite/source-conditions.js';

/** The workshop shows the sources, not what was built from them. */
export default defineConfig({
  resolve: {
    conditions: sourceConditions,
    dedupe: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'],
  },
  // for older browsers light-dark() would be replaced by something that knows no `color-scheme` of a part of the page
  build: { target: ['chrome123', 'firefox120', 'safari17.5'] },
});
