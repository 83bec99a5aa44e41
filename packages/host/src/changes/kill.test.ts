import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { killAgainAndAgain } from '../testing/kill-campaign.js';

const rounds = 5;

describeOnEveryDatabase('A host that is killed in the middle of writes', (kind) => {
  it('has every change that got a receipt exactly once, and takes the others again', async () => {
    const { sent, acknowledged, lost, doubled, refusedAgain } = await killAgainAndAgain(kind, rounds);

    assert.ok(acknowledged >= rounds && sent > acknowledged);
    assert.deepEqual({ lost, doubled, refusedAgain }, { lost: 0, doubled: 0, refusedAgain: 0 });
  });
});
