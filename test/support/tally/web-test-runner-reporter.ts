import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import type { Tally } from './tally.js';
import { writeTally } from './tally.js';

function tallySuite(suite: TestSuiteResult): Tally {
  const inner = suite.suites.map(tallySuite);
  const passed = suite.tests.filter((test) => test.passed && !test.skipped).length;
  return {
    passed: inner.reduce((sum, tally) => sum + tally.passed, passed),
    failed: inner.reduce((sum, tally) => sum + tally.failed, suite.tests.length - passed),
  };
}

/** A session that failed without a failed test, such as one whose file does not load, is one failure. */
function tallySession(session: TestSession): Tally {
  const { passed, failed } = session.testResults ? tallySuite(session.testResults) : { passed: 0, failed: 0 };
  const broken =
    session.errors.length > 0 || (session.passed !== true && failed === 0) || passed + failed === 0;
  return { passed, failed: failed + (broken ? 1 : 0) };
}

/** Writes the tally of a browser run and sets the exit code by it: a file without a test counts as failed. */
export function tallyReporter(): Reporter {
  return {
    async stop({ sessions }) {
      const tallies = [...sessions].map(tallySession);
      const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
      const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
      process.stdout.write(`browser: ${passed} passed, ${failed} failed\n`);
      if (failed > 0) process.exitCode = 1;
      await writeTally({ passed, failed });
    },
  };
}
