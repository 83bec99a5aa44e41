import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readers } from '@partner-journey/contract/reader';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { mappedAdapter } from './mapped-adapter.js';

const { signal } = new AbortController();

describe('A function for moments in a mapping', () => {
  let host: HttpHost;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());

  /** What is understood of tasks whose days and moments are written like this. */
  async function read(values: readonly unknown[]) {
    host.answer = (response) => json(response, { tasks: values.map((value, id) => ({ id, value })) });
    const { body } = await mappedAdapter({
      api: host.url,
      mapping: {
        mapping: 1,
        requests: { tasks: { path: '/tasks' } },
        reads: {
          session: { from: [], as: { viewer: { id: { $value: 'ana' } } } },
          journey: {
            from: 'tasks',
            as: {
              ...{ id: { $value: 'j' }, title: { $value: 'Launch' } },
              stages: [
                {
                  ...{ id: { $value: 's' }, title: { $value: 'Prepare' } },
                  steps: {
                    ...{
                      $each: 'tasks.tasks',
                      id: 'id',
                      title: { $value: 'Sign' },
                      status: { $value: 'todo' },
                    },
                    due: { on: '$day(value)' },
                    completed: { at: '$instant(value)' },
                  },
                },
              ],
            },
          },
        },
      },
    }).read({ kind: 'journey' }, { signal });
    const { value, issues } = readers.journey(body);
    return {
      dues: value?.stages[0]?.steps.map(({ due }) => due),
      issues: issues.map(({ path, got }) => [path, got]),
    };
  }

  it('knows the forms that databases write', async () => {
    const { dues, issues } = await read(['20260418', 1_776_504_600, '2026-04-18 09:30', null, '']);

    assert.deepEqual(dues, [
      ...Array.from({ length: 3 }, () => ({ on: '2026-04-18' })),
      undefined,
      undefined,
    ]);
    assert.deepEqual(issues, []);
  });

  it('leaves what it does not know, so that it is told where that was to be a day', async () => {
    const { dues, issues } = await read(['18.04.2026', '2026-04-18', { year: 2026 }, true]);

    assert.deepEqual(dues, [undefined, { on: '2026-04-18' }, undefined, undefined]);
    for (const [index, got] of [
      [0, /18\.04\.2026/],
      [2, /object/],
      [3, /true|yes/],
    ] as const) {
      const told = issues.filter(([path = '']) => path.startsWith(`/stages/0/steps/${index}/due`));
      assert.match(told[0]?.[1] ?? 'nothing', got);
    }
  });
});
