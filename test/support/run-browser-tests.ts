/**
 * `npm run test:browser -- [--engine chromium|firefox|webkit] [<part of a path> …]`: the tests that need a browser, in
 * Chromium unless told otherwise.
 */
import { parseArgs } from 'node:util';
import { startTestRunner } from '@web/test-runner';
import { webTestRunnerConfig } from '../../.config/web-test-runner.config.js';
import { engineNamed, missingEngine } from './engines/find-engines.js';
import { testFiles } from './test-files.js';

const { values, positionals } = parseArgs({
  options: { engine: { type: 'string', default: 'chromium' } },
  allowPositionals: true,
});
const engine = engineNamed(values.engine);
const missing = missingEngine(engine);
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}

const files = testFiles('browser', positionals);
const runner = await startTestRunner({
  config: await webTestRunnerConfig(files, engine),
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
});
const passed = await new Promise((resolve) => runner?.on('stopped', resolve));
// the tally has said how it ended, unless nothing could run at all
process.exit(process.exitCode ?? (passed === true ? 0 : 1));
