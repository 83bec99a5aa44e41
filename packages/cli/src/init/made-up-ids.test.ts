import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MadeUpIds, sortAt } from './made-up-ids.js';

describe('Made-up ids', () => {
  const ids = new MadeUpIds(['/plans', '/plans/{id}', '/Organisationen', '/items', '/members']);
  const idOf = (sort: string, index = 0) => ids.numberFor('id', sort, index);

  it('are of their sort alone, and one for each thing', () => {
    const all = [idOf('plan'), idOf('plan', 1), idOf('organization'), idOf('item'), idOf('member')];

    assert.equal(new Set(all).size, all.length);
  });

  it('are found again by what is called like a reference, in any language and with a word before it', () => {
    assert.deepEqual(
      ['planId', 'plan_ids', 'parentPlanId', 'organisation_id'].map((name) => ids.numberFor(name, 'item', 1)),
      [idOf('plan', 1), idOf('plan', 1), idOf('plan', 1), idOf('organization', 1)],
    );
  });

  it('are those of people where a name says no sort', () => {
    assert.equal(ids.numberFor('ownerId', 'plan', 0), idOf('member'));
  });

  it('are given to nothing else', () => {
    assert.deepEqual(
      ['position', 'title', 'identity'].map((name) => ids.numberFor(name, 'plan', 0)),
      [undefined, undefined, undefined],
    );
  });

  it('belong to what a path is called', () => {
    assert.deepEqual(['/plans/{id}/chapters/{chapterId}', '/items', '/tasks/list', ''].map(sortAt), [
      ...['chapter', 'item', 'task', ''],
    ]);
  });
});
