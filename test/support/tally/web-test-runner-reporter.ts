import { relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { repositoryRoot } from '../repository.js';
import { writeTally, type Tally } from './tally.js';

/** What of a session counts. */
export type FinishedSession = Pick<TestSession, 'passed' | 'errors' | 'testResults'>;

function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

function tallySuite({ tests, suites }: TestSuiteResult): Tally {
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  return addTallies([{ passed, failed: tests.length - passed }, ...suites.map(tallySuite)]);
}

/** Counts a session; what failed without a failed test, such as a file that does not load, is one failure. */
export function tallySession({ passed, errors, testResults }: FinishedSession): Tally {
  const tally = testResults ? tallySuite(testResults) : { passed: 0, failed: 0 };
  const hasNone = tally.passed + tally.failed === 0;
  const broken = errors.length > 0 || hasNone || (passed !== true && tally.failed === 0);
  return { ...tally, failed: tally.failed + (broken ? 1 : 0) };
}

/** Says how each file ended, writes the tally of the run and sets the exit code by it. */
export function tallyReporter(): Reporter {
  return {
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const { passed, failed } = addTallies(sessionsForTestFile.map(tallySession));
      logger.log(
        `${failed > 0 ? '✖' : '✔'} ${relative(repositoryRoot, testFile)}: ${passed} passed, ${failed} failed`,
      );
    },
    async stop({ sessions }) {
      const { passed, failed } = addTallies([...sessions].map(tallySession));
      process.stdout.write(`browser: ${passed} passed, ${failed} failed\n`);
      if (failed > 0) process.exitCode = 1;
      await writeTally({ passed, failed });
    },
  };
}
