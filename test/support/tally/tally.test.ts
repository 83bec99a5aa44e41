import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it, type TestsStream } from 'node:test';
import { noTree } from '../browser/accessibility-plugin.js';
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
    const { passed, failed } = await tally;
    return [passed, failed];
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
});

describe('The tally of the tests in a browser', () => {
  it('counts the tests of all suites, and what was left out as failed', () => {
    const suites = [{ name: 'b', suites: [], tests: [test(true), test(false), test(true, true)] }];
    const session = { passed: false, errors: [], testResults: { name: '', suites, tests: [test(true)] } };

    assert.deepEqual(tallySession(session), { passed: 2, failed: 2, leftOut: 0 });
  });

  it('counts what an engine has no answer for neither as passed nor as failed', () => {
    const tests = [test(true), { ...test(false), error: { message: noTree } }];
    const session = { passed: false, errors: [], testResults: { name: '', suites: [], tests } };

    assert.deepEqual(tallySession(session), { passed: 1, failed: 0, leftOut: 1 });
  });

  it('counts a file that does not load as failed', () => {
    assert.deepEqual(tallySession({ passed: false, errors: [{ message: 'no module' }] }), {
      passed: 0,
      failed: 1,
      leftOut: 0,
    });
  });

  it('counts a file without a test as failed', () => {
    assert.deepEqual(tallySession({ passed: true, errors: [] }), { passed: 0, failed: 1, leftOut: 0 });
  });
});
