import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { describe, it, type TestsStream } from 'node:test';
import { noTree } from '../browser/accessibility-plugin.js';
import { repositoryRoot } from '../repository.js';
import { tallyNodeTests } from './node-test-tally.js';
import { tallySession } from './web-test-runner-reporter.js';

const test = (passed: boolean, skipped = false) => ({ name: 'a', passed, skipped });

describe('The tally of the tests in Node', () => {
  async function tallyOf(
    ...events: readonly (readonly [string, object])[]
  ): Promise<readonly [number, number]> {
    const stream = new EventEmitter();
    const tally = tallyNodeTests(stream as unknown as TestsStream);
    for (const [event, data] of events) stream.emit(event, { name: 'a', details: {}, ...data });
    stream.emit('end');
    const { passed, failures } = await tally;
    return [passed, failures.length];
  }

  it('counts tests, not the suites around them', async () => {
    const suite = { details: { type: 'suite' } };

    assert.deepEqual(await tallyOf(['test:pass', {}], ['test:pass', suite]), [1, 0]);
  });

  it('counts a failed test once, whatever stands around it', async () => {
    const around = { details: { error: { failureType: 'subtestsFailed' } } };

    assert.deepEqual(await tallyOf(['test:fail', {}], ['test:fail', around]), [0, 1]);
  });

  it('counts what was left out as failed', async () => {
    assert.deepEqual(await tallyOf(['test:pass', { skip: true }], ['test:pass', { todo: 'later' }]), [0, 2]);
  });

  it('counts a file without a test as failed', async () => {
    assert.deepEqual(await tallyOf(['test:pass', { name: '/a.test.ts', file: '/a.test.ts' }]), [0, 1]);
  });

  it('says by name what failed, where and why', async () => {
    const stream = new EventEmitter();
    const tally = tallyNodeTests(stream as unknown as TestsStream);
    const error = { cause: new Error('1 is not 2') };
    stream.emit('test:fail', { name: 'counts', file: join(repositoryRoot, 'a.test.ts'), details: { error } });
    stream.emit('end');

    assert.deepEqual((await tally).failures, ['counts (a.test.ts): 1 is not 2']);
  });
});

describe('The tally of the tests in a browser', () => {
  const testFile = join(repositoryRoot, 'a.browser.test.ts');

  it('counts the tests of all suites, and what was left out as failed', () => {
    const suites = [{ name: 'b', suites: [], tests: [test(true), test(false), test(true, true)] }];
    const testResults = { name: '', suites, tests: [test(true)] };

    assert.deepEqual(tallySession({ testFile, passed: false, errors: [], testResults }), {
      passed: 2,
      failures: ['a (a.browser.test.ts): no reason given', 'a (a.browser.test.ts): left out'],
      leftOut: 0,
    });
  });

  it('counts what an engine has no answer for neither as passed nor as failed', () => {
    const tests = [test(true), { ...test(false), error: { message: noTree } }];
    const testResults = { name: '', suites: [], tests };

    assert.deepEqual(tallySession({ testFile, passed: false, errors: [], testResults }), {
      passed: 1,
      failures: [],
      leftOut: 1,
    });
  });

  it('counts a file that does not load as failed', () => {
    const errors = [{ message: 'no module' }];

    assert.deepEqual(tallySession({ testFile, passed: false, errors }), {
      passed: 0,
      failures: ['The file (a.browser.test.ts): no module'],
      leftOut: 0,
    });
  });

  it('counts a file without a test as failed', () => {
    const { passed, failures } = tallySession({ testFile, passed: true, errors: [] });

    assert.deepEqual([passed, failures.length], [0, 1]);
  });
});
