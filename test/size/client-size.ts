import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { sourceConditions } from '../../.config/vite/source-conditions.js';
import { sizeOf, type Size } from './chunks.js';

const entry = fileURLToPath(new URL('client-entry.ts', import.meta.url));

/** Bundles the client alone, as the script tag's build would, and measures what it needs from the start. */
export async function measureClient(): Promise<Size> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: sourceConditions },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  const chunks = built.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
  const start = chunks.filter(({ isEntry }) => isEntry);
  const names = new Set(start.flatMap(({ fileName, imports }) => [fileName, ...imports]));
  return sizeOf(
    chunks
      .filter(({ fileName }) => names.has(fileName))
      .map(({ code }) => code)
      .join(''),
  );
}
