import type { TestsStream } from 'node:test';
import type { Tally } from './tally.js';

interface Result {
  readonly name: string;
  readonly file?: string | undefined;
  readonly details: { readonly type?: string | undefined; readonly error?: { failureType?: unknown } };
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
}

/** A tally and what a reader of the output would not see otherwise. */
export interface NodeTally extends Tally {
  readonly problems: readonly string[];
}

const isLeftOut = ({ skip, todo }: Result): boolean => (skip ?? false) !== false || (todo ?? false) !== false;

/** Why a result that Node lets pass is a failure all the same. */
function objection(result: Result): string | undefined {
  if (isLeftOut(result)) return `left out, which counts as failed: ${result.name}`;
  // Node reports a file that has no test as one test with the file's name.
  if (result.name === result.file) return `has no test, which counts as failed: ${result.name}`;
  return undefined;
}

/** Counts the tests of a run of `node:test` until it ends. */
export function tallyNodeTests(stream: TestsStream): Promise<NodeTally> {
  let passed = 0;
  let failed = 0;
  const problems: string[] = [];
  stream.on('test:pass', (result: Result) => {
    const problem = objection(result);
    if (problem !== undefined) {
      failed += 1;
      problems.push(problem);
    } else if (result.details.type !== 'suite') {
      passed += 1;
    }
  });
  stream.on('test:fail', (result: Result) => {
    if (result.details.error?.failureType !== 'subtestsFailed') failed += 1;
  });
  return new Promise((resolve, reject) => {
    stream.once('end', () => resolve({ passed, failed, problems }));
    stream.once('error', reject);
  });
}
