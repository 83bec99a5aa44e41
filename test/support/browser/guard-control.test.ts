import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startTestRunner } from '@web/test-runner';
import { webTestRunnerConfig } from '../../../.config/web-test-runner.config.js';

const control = 'test/support/browser/control/leaves-a-rejection.browser.test.ts';

describe('The run of the browser tests', () => {
  it('fails when a test leaves a rejection that nobody caught', async () => {
    const config = { ...(await webTestRunnerConfig([control])), reporters: [], browserLogs: false };
    const runner = await startTestRunner({
      config,
      readCliArgs: false,
      readFileConfig: false,
      autoExitProcess: false,
    });
    assert.ok(runner);

    const passed = await new Promise((resolve) => runner.on('stopped', resolve));

    assert.equal(passed, false);
    const errors = [...runner.sessions.all()].flatMap((session) => session.errors);
    assert.match(errors.map(({ message }) => message).join(), /left by the control/);
  });
});
