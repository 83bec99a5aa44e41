import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyChange, misfitOfFile, uploadLimits } from '@partner-journey/contract/rules';
import { as, change, journey, stage, step } from '../../test/build-journey.js';

const uploads = { maxBytes: 1000, types: ['application/pdf', 'image/*', '.csv'] };

describe('The limits of files', () => {
  it('are those of the session, and narrower where a step says so', () => {
    assert.deepEqual(uploadLimits({}, uploads), { ...uploads, maxFiles: Infinity });
    assert.deepEqual(uploadLimits({ upload: { types: ['.txt'], maxBytes: 10, maxFiles: 2 } }, uploads), {
      types: ['.txt'],
      maxBytes: 10,
      maxFiles: 2,
    });
    assert.equal(uploadLimits({ upload: { maxBytes: 5000 } }, uploads)?.maxBytes, 1000);
    assert.equal(uploadLimits({ upload: {} }, false), undefined);
  });

  it('take media types, whole families of them, and endings', () => {
    const limits = uploadLimits({}, uploads)!;
    const misfit = (name: string, type: string) => misfitOfFile({ name, type, bytes: 1 }, limits);

    assert.deepEqual(
      [misfit('a', 'application/PDF; x=y'), misfit('b', 'image/png'), misfit('LIST.CSV', '')],
      [undefined, undefined, undefined],
    );
    assert.deepEqual(
      [misfit('a.pdf', ''), misfit('b', 'imagery/png'), misfit('c.csv.exe', 'text/html')],
      ['wrong-type', 'wrong-type', 'wrong-type'],
    );
    for (const types of [[], ['*/*']])
      assert.equal(misfitOfFile({ name: 'x', type: '', bytes: 1 }, { ...limits, types }), undefined);
  });

  it('refuse what is too large, and what is empty', () => {
    const limits = uploadLimits({}, uploads)!;
    const misfit = (bytes: number) => misfitOfFile({ name: 'a', type: 'image/png', bytes }, limits);

    assert.deepEqual(
      [misfit(0), misfit(1), misfit(1000), misfit(1001)],
      ['empty', undefined, undefined, 'too-large'],
    );
  });

  it('hold for what is handed in: a file at least, and no more than the step takes', () => {
    const before = journey(stage('s', [step('u', { kind: 'upload', upload: { maxFiles: 2 } })]));
    const submit = (...fileIds: string[]) =>
      applyChange(before, change('step.submit', 'u', { values: {}, fileIds }), as('partner', {}));

    assert.equal(submit('a', 'b').outcome, 'saved');
    for (const [fileIds, expected] of [
      [[], 'a file'],
      [['a', 'b', 'c'], 'at most 2 files'],
    ] as const) {
      const refused = submit(...fileIds);
      assert.ok(refused.outcome === 'rejected');
      assert.deepEqual(refused.problem.issues, [{ path: '/fileIds', expected, got: String(fileIds.length) }]);
    }
  });
});
