import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { queryKey } from './query-key.js';
import type { Query } from './query.js';
import { pathOf } from './rest/rest-paths.js';

const filter = { q: 'go live', kind: 'guide', facets: { topic: ['b', 'a'], language: ['pt'] } };

describe('queryKey', () => {
  it('is the same for queries that ask the same', () => {
    const equal: [Query, Query][] = [
      [{ kind: 'resources' }, { kind: 'resources', filter: { q: '', facets: { topic: [] } } }],
      [
        { kind: 'resources', filter },
        {
          kind: 'resources',
          filter: { kind: 'guide', q: 'go live', facets: { language: ['pt'], topic: ['a', 'b', 'b'] } },
        },
      ],
      [{ kind: 'feedback' }, { kind: 'feedback', cursor: undefined } as never],
      [
        { kind: 'history', journeyId: 'j', stepId: 's' },
        { stepId: 's', journeyId: 'j', kind: 'history' },
      ],
    ];

    for (const [one, other] of equal) assert.equal(queryKey(one), queryKey(other));
  });

  it('is different for everything else', () => {
    const queries: Query[] = [
      { kind: 'journeys' },
      { kind: 'journey' },
      { kind: 'journey', journeyId: 'j' },
      { kind: 'journey', journeyId: 'J' },
      { kind: 'history', journeyId: 'j', stepId: 's' },
      { kind: 'history', journeyId: 'j', stepId: 's', cursor: 'c' },
      { kind: 'resources' },
      { kind: 'resources', filter },
      { kind: 'resources', filter: { ...filter, q: 'go' } },
      { kind: 'resources', filter: { ...filter, limit: 5 } },
    ];

    assert.equal(new Set(queries.map(queryKey)).size, queries.length);
  });
});

describe('The paths of the REST adapter', () => {
  it('are those of the contract, with ids and words escaped', () => {
    assert.equal(pathOf({ kind: 'session' }, undefined), 'session');
    assert.equal(
      pathOf({ kind: 'journey', journeyId: '../a b' }, 'p&q'),
      'journeys/..%2Fa%20b?partnerId=p%26q',
    );
    assert.equal(
      pathOf({ kind: 'history', journeyId: 'j', stepId: 's/1', cursor: 'c' }, undefined),
      'journeys/j/steps/s%2F1/history?cursor=c',
    );
    assert.equal(pathOf({ kind: 'updates', cursor: 'next' }, undefined), 'updates?cursor=next');
  });

  it('carry a filter as the contract writes it', () => {
    const path = pathOf(
      { kind: 'resources', filter: { ...filter, sort: 'newest', limit: 5, stageId: '' } },
      undefined,
    );

    assert.equal(
      decodeURIComponent(path),
      'resources?q=go+live&kind=guide&sort=newest&limit=5&facet[topic]=b&facet[topic]=a&facet[language]=pt',
    );
  });
});
