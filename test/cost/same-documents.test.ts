import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JourneyAdapter, Query } from '@partner-journey/client';
import { readers } from '@partner-journey/contract/reader';
import { handWrittenWay } from './hand-written-way.js';
import { mappedWay } from './mapped-way.js';
import { pageSize, portal } from './portal.js';

const api = 'https://portal.example';
const fetch = portal({ steps: 40, resources: pageSize + 3 });
const { signal } = new AbortController();

async function read(adapter: JourneyAdapter, query: Query): Promise<unknown> {
  const { body } = await adapter.read(query, { signal });
  // as it is kept and sent: objects of a mapping have no prototype
  return JSON.parse(JSON.stringify(body));
}

describe('What is compared when the cost of a mapping is measured', () => {
  const mapped = mappedWay(api, fetch);
  const handWritten = handWrittenWay(api, fetch);

  it('is the same journey of 40 steps', async () => {
    const query = { kind: 'journey', journeyId: 'journey' } as const;
    const document = await read(mapped, query);
    const { value, issues } = readers.journey(document);

    assert.deepEqual(issues, []);
    assert.equal(value?.stages.flatMap(({ steps }) => steps).length, 40);
    assert.deepEqual(document, await read(handWritten, query));
  });

  it('is the same list of resources, of more than one page', async () => {
    const query = { kind: 'resources' } as const;
    const document = await read(mapped, query);
    const { value, issues } = readers.resources(document);

    assert.deepEqual(issues, []);
    assert.equal(value?.items.length, pageSize + 3);
    assert.deepEqual(document, await read(handWritten, query));
  });
});
