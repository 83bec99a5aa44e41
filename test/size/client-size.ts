import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { sourceConditions } from '../../.config/vite/source-conditions.js';
import { addSizes, sizeOf, type Size } from './chunks.js';

const entry = fileURLToPath(new URL('client-entry.ts', import.meta.url));

async function bundleClient(): Promise<readonly Rolldown.OutputChunk[]> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: sourceConditions },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          codeSplitting: { groups: [{ name: 'checks', test: /contract[\\/]src[\\/]reader[\\/]/ }] },
        },
      },
    },
  })) as Rolldown.RolldownOutput[];
  return built.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
}

/** Bundles the client alone, as the script tag's build would, and measures all of it but the checks of the contract. */
export async function measureClient(): Promise<{ readonly start: Size; readonly all: Size }> {
  const chunks = (await bundleClient()).filter(({ name }) => name !== 'checks');
  const start = chunks.find(({ isEntry }) => isEntry);
  const atStart = chunks.filter((chunk) => chunk === start || start?.imports.includes(chunk.fileName));
  const measure = (some: readonly Rolldown.OutputChunk[]): Size =>
    addSizes(some.map(({ code }) => sizeOf(code)));
  return { start: measure(atStart), all: measure(chunks) };
}
