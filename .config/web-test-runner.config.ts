import { defaultReporter, type TestRunnerConfig } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { accessibilityPlugin } from '../test/support/browser/accessibility-plugin.js';
import { serveThroughVite } from '../test/support/browser/vite-middleware.js';
import type { EngineName } from '../test/support/engines/find-engines.js';
import { launcherOf } from '../test/support/engines/launcher-of.js';
import { repositoryRoot } from '../test/support/repository.js';
import { tallyReporter } from '../test/support/tally/web-test-runner-reporter.js';

function testPage(framework: string): string {
  return `<!doctype html>
<html lang="en">
  <head><title>Browser test</title></head>
  <body>
    <script type="module" src="/test/support/browser/uncaught-errors.ts"></script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;
}

/** What the page of every test says; the guard reports rejections better than the runner's own log. */
const noise =
  /^(?:Lit is in dev mode|An error was thrown in a Promise outside a test|end of the uncaught errors)/;

/** The configuration of @web/test-runner for these test files: a real browser, pages served through Vite. */
export async function webTestRunnerConfig(
  files: readonly string[],
  engine: EngineName = 'chromium',
): Promise<TestRunnerConfig> {
  const launcher = await launcherOf(engine);
  const vite = await serveThroughVite(files);
  return {
    rootDir: repositoryRoot,
    files: [...files],
    middleware: [vite.middleware],
    plugins: [
      a11ySnapshotPlugin(),
      accessibilityPlugin(),
      { name: 'close-vite', serverStop: () => vite.close() },
    ],
    browsers: [launcher],
    reporters: [defaultReporter({ reportTestProgress: false }), tallyReporter(engine)],
    staticLogging: !process.stdout.isTTY,
    filterBrowserLogs: ({ args }) => !noise.test(String(args[0])),
    testFramework: { config: { timeout: 10_000 } },
    testRunnerHtml: testPage,
  };
}
