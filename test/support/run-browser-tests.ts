import { startTestRunner } from '@web/test-runner';
import { webTestRunnerConfig } from '../../.config/web-test-runner.config.js';
import { testFiles } from './test-files.js';

const files = testFiles('browser', process.argv.slice(2));
await startTestRunner({
  config: await webTestRunnerConfig(files),
  readCliArgs: false,
  readFileConfig: false,
});
