import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readers } from '@partner-journey/contract/reader';
import { capabilitiesOf } from './capabilities-of.js';
import { completeSession } from './complete-session.js';

const viewer = { id: 'ana', name: 'Ana Duarte' };
const capabilities = { ...capabilitiesOf({ reads: [], changes: [], searches: false, tellsNews: false }) };
const deviceNowMs = Date.parse('2026-05-04T08:00:00Z');
const surroundings = (hostNowMs?: number) => ({
  host: 'portal.example',
  hostNowMs,
  deviceNowMs,
  capabilities,
});
const complete = (partners: unknown) =>
  readers.session(completeSession({ viewer, partners }, surroundings()));

describe('A session that is completed', () => {
  it('is for the first of its partners', () => {
    const { value, issues } = complete([{ id: 'harbor', name: 'Harbor & Finch' }]);

    assert.deepEqual(issues, []);
    assert.deepEqual([value?.partnerId, value?.organizations.partner.name], ['harbor', 'Harbor & Finch']);
  });

  it('says whose clock it is by: its own time first, then what another answer told, else that of this device', () => {
    const times = [{ viewer, serverTime: '2026-05-04T07:58:00Z' }, { viewer }, { viewer }].map(
      (found, index) => {
        const { value } = readers.session(completeSession(found, surroundings([5, 60_000][index])));
        return [value?.serverTime, value?.clock];
      },
    );

    assert.deepEqual(times, [
      ['2026-05-04T07:58:00Z', undefined],
      ['1970-01-01T00:01:00.000Z', 'host'],
      ['2026-05-04T08:00:00.000Z', 'device'],
    ]);
  });

  it('can be read where a partner cannot be understood, which is told', () => {
    const anna = [{ id: 'ana', name: 'Ana Duarte' }];
    for (const [bad, path] of [
      [{ id: 'harbor', name: { en: 'Harbor' } }, '/partners/0/name'],
      [{ id: { value: 'harbor' }, name: 'Harbor & Finch' }, '/partners/0/id'],
      [null, '/partners/0'],
    ] as const) {
      const { value, issues } = complete([bad, ...anna]);

      assert.deepEqual(
        issues.map((issue) => issue.path),
        [path],
      );
      assert.deepEqual([value?.partners, value?.organizations.partner.name], [anna, 'Ana Duarte']);
    }
  });
});
