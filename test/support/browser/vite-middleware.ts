import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestRunnerConfig } from '@web/test-runner';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { sourceConditions } from '../../../.config/vite/source-conditions.js';
import { repositoryRoot } from '../repository.js';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** What a configuration of the test runner takes to have its pages served through Vite. */
export interface ViteServing {
  readonly middleware: Middleware;
  /** Ends Vite and removes its cache. */
  close(): Promise<void>;
}

const ownedByTestRunner = /^\/__(?:web-dev-server|web-test-runner|wtr)[-_]/;
const guard = '/test/support/browser/fail-on-uncaught.ts';

function leaveTestRunnerModules(): Plugin {
  return {
    name: 'leave-test-runner-modules',
    enforce: 'pre',
    resolveId: (source) => (ownedByTestRunner.test(source) ? { id: source, external: 'absolute' } : null),
  };
}

function guardEveryTest(): Plugin {
  return {
    name: 'guard-every-test',
    enforce: 'pre',
    transform: (code, id) =>
      /\.browser\.test\.ts(?:\?|$)/.test(id) ? { code: `import '${guard}';${code}`, map: null } : null,
  };
}

function startVite(entries: readonly string[], cacheDir: string): Promise<ViteDevServer> {
  return createServer({
    configFile: false,
    root: repositoryRoot,
    appType: 'custom',
    logLevel: 'warn',
    cacheDir,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    resolve: {
      conditions: sourceConditions,
      dedupe: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'],
    },
    optimizeDeps: {
      entries: [...entries],
      rolldownOptions: { external: [/__web-dev-server__web-socket\.js$/, /__web-test-runner__/] },
    },
    plugins: [leaveTestRunnerModules(), guardEveryTest()],
  });
}

/**
 * Serves everything but the test runner's own pages and modules through Vite. Its cache is a temporary folder,
 * so that several runs at the same time do not disturb each other.
 */
export async function serveThroughVite(entries: readonly string[]): Promise<ViteServing> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'partner-journey-vite-'));
  const vite = await startVite(entries, cacheDir);
  return {
    middleware: async (context, next) => {
      if (context.path === '/' || ownedByTestRunner.test(context.path)) {
        await next();
        return;
      }
      context.respond = false;
      context.res.statusCode = 200;
      vite.middlewares(context.req, context.res, () => {
        context.res.statusCode = 404;
        context.res.end();
      });
    },
    close: async () => {
      await vite.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
