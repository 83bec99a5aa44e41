/**
 * The client in one piece, so that every simulated tab runs a copy of its own with globals of its own: its own
 * `navigator`, `BroadcastChannel`, chance and time. Without modules there is nothing to load later, which would take
 * as long as it takes.
 */
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type * as Client from '@partner-journey/client';
import { build, type Rolldown } from 'vite';
import { sourceConditions } from '../../../.config/vite/source-conditions.js';
import { repositoryRoot } from '../../support/repository.js';

/** What the client's door offers. */
export type ClientModule = typeof Client;

/** The globals a tab has instead of Node's. */
export type PageGlobals = Readonly<Record<(typeof pageGlobals)[number], unknown>>;

export const pageGlobals = [
  ...['globalThis', 'self', 'navigator', 'document', 'location', 'BroadcastChannel', 'indexedDB'],
  ...['crypto', 'Math', 'Date', 'performance', 'fetch', 'addEventListener', 'removeEventListener'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
] as const;

/** Builds the client from its source; each call of the result is a copy that shares nothing with the others. */
export async function bundleClient(): Promise<(globals: PageGlobals) => ClientModule> {
  const text = await bundleText();
  const run = compileFunction(`${text}\nreturn PartnerJourneyClient;`, [...pageGlobals], {
    filename: 'partner-journey-client.js',
  }) as (...globals: unknown[]) => ClientModule;
  return (globals) => run(...pageGlobals.map((name) => globals[name]));
}

/** The client as one classic script that declares `PartnerJourneyClient`. */
export async function bundleText(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: repositoryRoot,
    resolve: { conditions: sourceConditions },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: join(repositoryRoot, 'packages/client/src/index.ts'),
        formats: ['iife'],
        name: 'PartnerJourneyClient',
      },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = built.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
  if (!chunk) throw new Error('Nothing was built.');
  return chunk.code;
}
