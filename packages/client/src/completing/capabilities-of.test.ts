import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { capabilitiesOf } from './capabilities-of.js';

const nothing = { reads: [], changes: [], searches: false, tellsNews: false } as const;

describe('What a host can do', () => {
  it('is nothing of what can neither be asked of it nor sent to it', () => {
    const { journeys, changes, resources, surveys, feedback, updates, insights, uploads } =
      capabilitiesOf(nothing);

    assert.deepEqual(
      [journeys, changes, resources.maxLocal, surveys, feedback, updates, insights, uploads],
      [false, [], 0, false, false, false, false, false],
    );
  });

  it('has feedback where what was said can be read, or something can be said, or both', () => {
    const of = (reads: readonly 'feedback'[], changes: readonly 'feedback.send'[]) =>
      capabilitiesOf({ ...nothing, reads, changes }).feedback;

    assert.deepEqual(
      [of([], []), of(['feedback'], []), of([], ['feedback.send']), of(['feedback'], ['feedback.send'])],
      [false, true, true, true],
    );
  });
});
