import { defineConfig } from 'vite';
import { sourceConditions } from '../.config/vite/source-conditions.js';

/** The workshop shows the sources, not what was built from them. */
export default defineConfig({
  resolve: {
    conditions: sourceConditions,
    dedupe: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'],
  },
});
