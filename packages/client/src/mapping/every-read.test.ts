import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { documentShapes } from '@partner-journey/contract/reader/shapes';
import { readers } from '@partner-journey/contract/reader';
import type { Query, QueryKind } from '../adapters/query.js';
import { json, startHttpHost, type HttpHost, type SeenRequest } from '../testing/http-host.js';
import { oddAnswer } from '../testing/odd-answer.js';
import { wholeDocument } from '../testing/whole-document.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

const { signal } = new AbortController();
/** A question of every kind in which nothing is missing that may be asked, and what is sent of it. */
const asked: {
  readonly [Kind in QueryKind]: readonly [query: Query & { readonly kind: Kind }, sent: string];
} = {
  session: [{ kind: 'session' }, ''],
  journeys: [{ kind: 'journeys' }, ''],
  journey: [{ kind: 'journey', journeyId: '11' }, 'journeyId=11'],
  history: [
    { kind: 'history', journeyId: '11', stepId: '12', cursor: 'c' },
    'journeyId=11&stepId=12&cursor=c',
  ],
  resources: [
    {
      kind: 'resources',
      filter: {
        ...{ q: 'tax', stageId: 's', stepId: '12', kind: 'guide', facets: { topic: ['a', 'b'] } },
        ...{ sort: 'newest', limit: 5, cursor: 'c' },
      },
    },
    'q=tax&stageId=s&stepId=12&kind=guide&sort=newest&limit=5&cursor=c&topic=a&topic=b',
  ],
  surveys: [{ kind: 'surveys' }, ''],
  feedback: [{ kind: 'feedback', cursor: 'c' }, 'cursor=c'],
  updates: [{ kind: 'updates', cursor: 'c' }, 'cursor=c'],
  insights: [{ kind: 'insights' }, ''],
};
const names = ['journeyId', 'q', 'stageId', 'stepId', 'kind', 'sort', 'limit', 'cursor'];
const search = {
  ...Object.fromEntries(names.map((name) => [name, `$query.${name}`])),
  topic: '$query.facets.topic',
};
/** Lists of one and of several; of what may be several things each one. */
const variants = [
  { length: 1, choice: 0 },
  { length: 2, choice: 1 },
  { length: 3, choice: 2 },
  { length: 1, choice: 3 },
];

describe('Every member of the contract, read by a mapping', () => {
  let host: HttpHost;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());

  it('is one of all documents that the language has a read for', async () => {
    const text = await readFile(new URL('../../schema/mapping.v1.json', import.meta.url), 'utf8');
    const { definitions } = JSON.parse(text) as { definitions: Record<string, { properties: object }> };
    const { reads } = definitions['Mapping']!.properties as { reads: { properties: object } };

    assert.deepEqual(Object.keys(reads.properties).sort(), Object.keys(asked).sort());
  });

  for (const [query, sent] of Object.values(asked)) {
    for (const { length, choice } of variants) {
      it(`comes from an odd answer as it was meant: ${query.kind}, ${length} in a list, choice ${choice}`, async () => {
        const shape = documentShapes[query.kind];
        const document = wholeDocument(shape, { length, choice });
        const { answer, template } = oddAnswer(shape, document, 'envelope.data.result_row');
        host.answer = (response) => json(response, { status: 'ok', data: { result_row: answer } });
        const me = { from: [], as: { viewer: { id: { $value: 'ana' } } } };
        const mapping: Mapping = {
          mapping: 1,
          requests: { envelope: { path: '/v0/export', search } },
          reads: { session: me, [query.kind]: { from: 'envelope', as: template } },
        };

        (host.requests as SeenRequest[]).length = 0;
        const made = await mappedAdapter({ mapping, api: host.url }).read(query, { signal });

        assert.ok(!made.unchanged);
        const { value, issues } = readers[query.kind](made.body);
        assert.deepEqual([...(made.issues ?? []), ...issues], []);
        // names that a host chooses stand in an object without a prototype
        assert.deepEqual(structuredClone(value), document);
        assert.deepEqual(
          host.requests.map(({ url }) => url),
          [`/v0/export${sent && '?'}${sent}`],
        );
      });
    }
  }
});
