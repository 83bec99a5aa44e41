import { relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { repositoryRoot } from '../repository.js';
import { noTree } from '../browser/accessibility-plugin.js';
import type { EngineName } from '../engines/find-engines.js';
import { writeTally, type Tally } from './tally.js';

/** What of a session counts. */
export type FinishedSession = Pick<TestSession, 'passed' | 'errors' | 'testResults'>;

/** A tally, and the tests that an engine has no answer for, which are neither passed nor failed. */
export interface EngineTally extends Tally {
  readonly leftOut: number;
}

const none: EngineTally = { passed: 0, failed: 0, leftOut: 0 };

function addTallies(tallies: readonly EngineTally[]): EngineTally {
  const add = (sum: EngineTally, { passed, failed, leftOut }: EngineTally) => ({
    ...{ passed: sum.passed + passed, failed: sum.failed + failed, leftOut: sum.leftOut + leftOut },
  });
  return tallies.reduce(add, none);
}

function tallySuite({ tests, suites }: TestSuiteResult): EngineTally {
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const leftOut = tests.filter(({ error }) => error?.message.includes(noTree)).length;
  return addTallies([
    { passed, failed: tests.length - passed - leftOut, leftOut },
    ...suites.map(tallySuite),
  ]);
}

/** Counts a session; what failed without a failed test, such as a file that does not load, is one failure. */
export function tallySession({ passed, errors, testResults }: FinishedSession): EngineTally {
  const tally = testResults ? tallySuite(testResults) : none;
  const hasNone = tally.passed + tally.failed + tally.leftOut === 0;
  const hasReason = tally.failed + tally.leftOut > 0;
  const broken = errors.length > 0 || hasNone || (passed !== true && !hasReason);
  return { ...tally, failed: tally.failed + (broken ? 1 : 0) };
}

/** Says how each file ended, writes the tally of the run and sets the exit code by it. */
export function tallyReporter(engine: EngineName = 'chromium'): Reporter {
  return {
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const { passed, failed } = addTallies(sessionsForTestFile.map(tallySession));
      logger.log(
        `${failed > 0 ? '✖' : '✔'} ${relative(repositoryRoot, testFile)}: ${passed} passed, ${failed} failed`,
      );
    },
    async stop({ sessions }) {
      const { passed, failed, leftOut } = addTallies([...sessions].map(tallySession));
      if (leftOut > 0) process.stdout.write(`${leftOut} left out in ${engine}: ${noTree}\n`);
      process.stdout.write(`browser (${engine}): ${passed} passed, ${failed} failed\n`);
      process.exitCode = failed > 0 ? 1 : 0;
      await writeTally({ passed, failed });
    },
  };
}
