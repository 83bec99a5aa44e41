import { relative } from 'node:path';
import type { Reporter, TestResult, TestSession, TestSuiteResult } from '@web/test-runner';
import { repositoryRoot } from '../repository.js';
import { noTree } from '../browser/accessibility-plugin.js';
import type { EngineName } from '../engines/find-engines.js';
import { describeFailure, writeTally, type Tally } from './tally.js';

/** What of a session counts. */
export type FinishedSession = Pick<TestSession, 'passed' | 'errors' | 'testResults' | 'testFile'>;

/** A tally, and the tests that an engine has no answer for, which are neither passed nor failed. */
export interface EngineTally extends Tally {
  readonly leftOut: number;
}

const none: EngineTally = { passed: 0, failures: [], leftOut: 0 };

function addTallies(tallies: readonly EngineTally[]): EngineTally {
  const add = (sum: EngineTally, { passed, failures, leftOut }: EngineTally): EngineTally => ({
    passed: sum.passed + passed,
    failures: [...sum.failures, ...failures],
    leftOut: sum.leftOut + leftOut,
  });
  return tallies.reduce(add, none);
}

const isLeftOut = ({ error }: TestResult): boolean => error?.message.includes(noTree) ?? false;

function tallySuite({ tests, suites }: TestSuiteResult, file: string): EngineTally {
  const passed = tests.filter((test) => test.passed && !test.skipped);
  const leftOut = tests.filter(isLeftOut);
  const failed = tests.filter((test) => !passed.includes(test) && !leftOut.includes(test));
  const failures = failed.map(({ name, error, skipped }) =>
    describeFailure(name, file, skipped ? 'left out' : (error?.message ?? 'no reason given')),
  );
  return addTallies([
    { passed: passed.length, failures, leftOut: leftOut.length },
    ...suites.map((suite) => tallySuite(suite, file)),
  ]);
}

/** Counts a session; what failed without a failed test, such as a file that does not load, is one failure. */
export function tallySession({ passed, errors, testResults, testFile }: FinishedSession): EngineTally {
  const tally = testResults ? tallySuite(testResults, testFile) : none;
  const hasNone = tally.passed + tally.failures.length + tally.leftOut === 0;
  const hasReason = tally.failures.length + tally.leftOut > 0;
  const broken = errors.length > 0 || hasNone || (passed !== true && !hasReason);
  if (!broken) return tally;
  const reason = errors.map(({ message }) => message).join('; ') || 'the file has no test, or did not end';
  return addTallies([tally, { ...none, failures: [describeFailure('The file', testFile, reason)] }]);
}

/** Says how each file ended, writes the tally of the run and sets the exit code by it. */
export function tallyReporter(engine: EngineName = 'chromium'): Reporter {
  return {
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const { passed, failures } = addTallies(sessionsForTestFile.map(tallySession));
      logger.log(
        `${failures.length > 0 ? '✖' : '✔'} ${relative(repositoryRoot, testFile)}: ${passed} passed, ${failures.length} failed`,
      );
    },
    async stop({ sessions }) {
      const { passed, failures, leftOut } = addTallies([...sessions].map(tallySession));
      if (leftOut > 0) process.stdout.write(`${leftOut} left out in ${engine}: ${noTree}\n`);
      process.stdout.write(`browser (${engine}): ${passed} passed, ${failures.length} failed\n`);
      process.exitCode = failures.length > 0 ? 1 : 0;
      await writeTally({ passed, failures });
    },
  };
}
