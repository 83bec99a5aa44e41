import { fileURLToPath } from 'node:url';
import minifyTemplateLiterals from 'rollup-plugin-minify-template-literals';
import { defineConfig } from 'vite';
import { copyModules } from './.config/vite/copy-modules.js';
import { fetchTogether } from './.config/vite/fetch-together.js';
import { ownNamesOnly } from './.config/vite/own-names-only.js';
import { renameTrustedTypesPolicy } from './.config/vite/rename-trusted-types-policy.js';
import { sourceConditions } from './.config/vite/source-conditions.js';
import { umdAsModule } from './.config/vite/umd-as-module.js';

const inElements = (path: string): string =>
  fileURLToPath(new URL(`packages/elements/${path}`, import.meta.url));

/**
 * What every widget needs is one chunk with all it imports: lit, the client, and what keeps data on the device, which
 * the first content of a known viewer waits for. What sends is a chunk too, because several others need it. Besides
 * these, a widget is one chunk, and so are all of them together, and the two that show a journey.
 */
const groups = [
  {
    name: 'core',
    test: /elements[\\/]src[\\/](?:base|context|controllers|styles|partner-journey)[\\/]|client[\\/]src[\\/]device\.ts|rolldown[\\/]runtime|node_modules[\\/](?:lit|lit-html|@lit)[\\/]/,
  },
  { name: 'sending', test: /elements[\\/]src[\\/](?:sending[\\/]|locales[\\/]en[\\/]sending\.ts)/ },
  { name: 'all', test: /elements[\\/]src[\\/]define-default-widgets\.ts$/ },
  { name: 'journeys', test: /elements[\\/]src[\\/]cdn[\\/]journeys\.ts$/ },
  { name: 'journey-progress', test: /elements[\\/]src[\\/]journey-progress[\\/]journey-progress\.ts$/ },
  { name: 'journey-next', test: /elements[\\/]src[\\/]journey-next[\\/]journey-next\.ts$/ },
  { name: 'journey-updates', test: /elements[\\/]src[\\/]journey-updates[\\/]journey-updates\.ts$/ },
  { name: 'journey-checklist', test: /elements[\\/]src[\\/]journey-checklist[\\/]journey-checklist\.ts$/ },
];

/** What is copied for a file that is fetched as a whole. */
const copied =
  /elements[\\/]src[\\/](?:journey-[\w-]+|events|markdown|locales[\\/]en)[\\/](?!common|sending)/;

/** Builds what one script tag loads: a tiny loader, and the chunks it fetches when their elements are on the page. */
export default defineConfig({
  base: './',
  // What is served beside the script as it is.
  publicDir: inElements('static'),
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { conditions: sourceConditions },
  plugins: [
    {
      ...minifyTemplateLiterals({ include: '**/packages/elements/src/**', failOnError: true }),
      enforce: 'pre',
    },
    copyModules({ entry: /elements[\\/]src[\\/]define-default-widgets\.ts$/, copied, mark: 'all' }),
    copyModules({ entry: /elements[\\/]src[\\/]cdn[\\/]journeys\.ts$/, copied, mark: 'journeys' }),
    copyModules({
      entry: /elements[\\/]src[\\/]journey-progress[\\/]journey-progress\.ts$/,
      copied,
      mark: 'progress',
    }),
    copyModules({
      entry: /elements[\\/]src[\\/]journey-next[\\/]journey-next\.ts$/,
      copied,
      mark: 'next',
    }),
    copyModules({
      entry: /elements[\\/]src[\\/]journey-updates[\\/]journey-updates\.ts$/,
      copied,
      mark: 'updates',
    }),
    copyModules({
      entry: /client[\\/]src[\\/](?:mapping|completing)[\\/][^?]*$/,
      copied: /contract[\\/]src[\\/](?:reader|schemas)[\\/]/,
      mark: 'mapping',
    }),
    copyModules({
      entry: /client[\\/]src[\\/]adapters[\\/]memory[\\/]/,
      copied: /client[\\/]src[\\/](?:completing[\\/]|adapters[\\/]kinds-about\.ts$)/,
      mark: 'memory',
    }),
    umdAsModule(/node_modules[\\/]jsonata[\\/]jsonata\.js$/),
    renameTrustedTypesPolicy('partner-journey'),
    fetchTogether(),
    ownNamesOnly(),
  ],
  build: {
    target: 'es2022',
    outDir: inElements('dist/cdn'),
    emptyOutDir: true,
    sourcemap: true,
    manifest: 'manifest.json',
    // As a library, so that no dynamic import is wrapped in Vite's preloading: it puts links into the page's head.
    lib: { entry: { 'partner-journey': inElements('src/cdn/partner-journey.ts') }, formats: ['es'] },
    rolldownOptions: {
      output: {
        minify: true,
        comments: { annotation: false },
        entryFileNames: '[name].js',
        // Names that say nothing, so that no blocking list knows them.
        chunkFileNames: 'chunks/[hash].js',
        codeSplitting: { groups },
      },
    },
  },
});
