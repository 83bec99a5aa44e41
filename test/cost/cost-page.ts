import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { sourceConditions } from '../../.config/vite/source-conditions.js';
import { repositoryRoot } from '../support/repository.js';
import { serveFolder } from '../support/serve-folder.js';
import type * as InPage from './in-page.js';

/** A folder with the page that measures, built as a page is and served. */
export interface CostPage {
  /** Opens the page anew in a context of its own, so that nothing of it has been fetched or compiled. */
  measure(browser: Browser, measuring: InPage.Measuring): Promise<InPage.Measured>;
  close(): Promise<void>;
}

/** Builds and serves the page. */
export async function openCostPage(): Promise<CostPage> {
  const folder = await mkdtemp(join(tmpdir(), 'cost-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: repositoryRoot,
    publicDir: false,
    resolve: { conditions: sourceConditions },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: join(repositoryRoot, 'test/cost/in-page.ts'), formats: ['es'], fileName: 'in-page' },
      rolldownOptions: { output: { minify: true } },
    },
  });
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Cost</title>');
  const served = await serveFolder(folder);
  return {
    measure: async (browser, measuring) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${served.url}/index.html`);
      const measured = await page.evaluate(
        async ({ address, what }) => {
          const { measure } = (await import(address)) as typeof InPage;
          return measure(what);
        },
        { address: `${served.url}/in-page.js`, what: measuring },
      );
      await context.close();
      return measured;
    },
    close: async () => {
      await served.close();
      await rm(folder, { recursive: true });
    },
  };
}
