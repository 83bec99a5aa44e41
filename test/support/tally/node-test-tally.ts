import type { TestsStream } from 'node:test';
import { describeFailure, type Tally } from './tally.js';

interface TestError {
  readonly failureType?: unknown;
  readonly message?: string;
  readonly cause?: unknown;
}

interface Result {
  readonly name: string;
  readonly file?: string | undefined;
  readonly details: { readonly type?: string | undefined; readonly error?: TestError };
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
}

const isLeftOut = ({ skip, todo }: Result): boolean => (skip ?? false) !== false || (todo ?? false) !== false;

/** Why a result that Node lets pass is a failure all the same. */
function objection(result: Result): string | undefined {
  if (isLeftOut(result)) return `left out, which counts as failed: ${result.name}`;
  // Node reports a file that has no test as one test with the file's name.
  if (result.name === result.file) return `has no test, which counts as failed: ${result.name}`;
  return undefined;
}

function reasonOf({ cause, message = 'no reason given' }: TestError = {}): string {
  return cause instanceof Error ? cause.message : message;
}

/** Counts the tests of a run of `node:test` until it ends. */
export function tallyNodeTests(stream: TestsStream): Promise<Tally> {
  let passed = 0;
  const failures: string[] = [];
  stream.on('test:pass', (result: Result) => {
    const problem = objection(result);
    if (problem !== undefined) {
      failures.push(problem);
    } else if (result.details.type !== 'suite') {
      passed += 1;
    }
  });
  stream.on('test:fail', (result: Result) => {
    const { name, file, details } = result;
    if (details.error?.failureType === 'subtestsFailed') return;
    failures.push(describeFailure(name, file, reasonOf(details.error)));
  });
  return new Promise((resolve, reject) => {
    stream.once('end', () => resolve({ passed, failures }));
    stream.once('error', reject);
  });
}
