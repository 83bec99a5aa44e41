import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { provedRows } from '../../.config/rows/proved-rows.js';
import { freshRowsPage, readEvidence, rowsPagePath } from '../../.config/rows/rows-page.js';
import { shownRows } from '../../.config/rows/shown-rows.js';
import { featureGroups } from '../../stories/support/feature-rows/feature-rows.js';
import { judgeEvidence, judgeIds } from './feature-rows.js';

const evidence = await readEvidence();

describe('The page of rows', () => {
  it('tells what stories and tests say now (npm run rows)', async () => {
    assert.equal(await readFile(rowsPagePath, 'utf8'), freshRowsPage(evidence));
  });

  it('has each row once, in its order', () => {
    assert.deepEqual(featureGroups.flatMap(judgeIds), []);
    const letters = featureGroups.map(({ rows }) => rows[0]?.[0].charAt(0));
    assert.equal(new Set(letters).size, featureGroups.length);
  });

  it('has a story and a test for each row that either knows, and nothing else is named', () => {
    assert.deepEqual(
      judgeEvidence(
        featureGroups.flatMap(({ rows }) => rows),
        evidence,
      ),
      [],
    );
  });
});

describe('What is read about rows', () => {
  it('is in the tags of a story, also of one that is made of another', () => {
    const shown = shownRows(
      'pace.stories.ts',
      `const meta = { ...metaOf('journey-pace'), title: 'Elements/journey-pace' };
       export default meta;
       export const Slow = { ...inCondition('slow'), name: 'Very slow', tags: ['!autodocs', 'T1', 'X2'] };
       export const Fast = {};`,
    );

    assert.deepEqual(shown, [
      {
        storyId: 'elements-journey-pace--slow',
        name: 'Very slow',
        element: 'journey-pace',
        rows: ['T1', 'X2'],
      },
    ]);
  });

  it('is in the comment above a test or a group', () => {
    const { proved, lost } = provedRows(
      'pace.test.ts',
      `// rows: T2
       describe('The pace', () => {
         // slow ones first
         // rows: T1, X2
         it(\`is \${pace} at first\`, () => {});
         it('is another one then', () => {});
       });`,
    );

    assert.deepEqual(proved, [
      { file: 'pace.test.ts', title: 'The pace', rows: ['T2'] },
      { file: 'pace.test.ts', title: 'The pace is … at first', rows: ['T1', 'X2'] },
    ]);
    assert.deepEqual(lost, []);
  });

  it('is missed where a comment is written another way, or above something else', () => {
    const text = `
      // Rows: T1 and T2
      it('is slow', () => {
        // rows: T3
        const pace = 3;
        // rows: T4
      });
      const said = '// rows: T5';`;

    assert.deepEqual(provedRows('pace.test.ts', text), {
      proved: [],
      lost: ['pace.test.ts: // Rows: T1 and T2', 'pace.test.ts: // rows: T3', 'pace.test.ts: // rows: T4'],
    });
  });
});

describe('The judge of rows', () => {
  const story = (...rows: string[]) => ({
    storyId: 'a-story',
    name: 'A story',
    element: 'journey-pace',
    rows,
  });
  const test = (...rows: string[]) => ({ file: 'pace.test.ts', title: 'is slow', rows });

  it('finds rows that do not exist', () => {
    const judged = judgeEvidence([['T1', 'must', 'Pace']], {
      shown: [story('T1', 'T8')],
      proved: [test('T1', 'T9')],
      lost: [],
    });

    assert.deepEqual(judged, ['a-story: there is no row T8', 'pace.test.ts: is slow: there is no row T9']);
  });

  it('finds rows that only a story or only a test knows', () => {
    const judged = judgeEvidence(
      [
        ['T1', 'must', 'Pace'],
        ['T2', 'must', 'Rest'],
        ['T3', 'must', 'Sound', 'it is heard'],
      ],
      { shown: [story('T1')], proved: [test('T2', 'T3')], lost: [] },
    );

    assert.deepEqual(judged, [
      'T1: a story shows it, and no test proves it',
      'T2: a test proves it, and no story shows it',
    ]);
  });

  it('finds a reason for having no story that is none', () => {
    const rows = [['T3', 'must', 'Sound', 'it is heard']] as const;

    assert.deepEqual(judgeEvidence(rows, { shown: [story('T3')], proved: [test('T3')], lost: [] }), [
      'T3: a story shows it, and it is said that none can',
    ]);
    assert.deepEqual(judgeEvidence(rows, { shown: [], proved: [], lost: [] }), [
      'T3: no story can show it, and no test proves it',
    ]);
  });

  it('finds a row that is left out', () => {
    const rows = [
      ['T1', 'must', 'Pace'],
      ['T3', 'must', 'Rest'],
    ] as const;

    assert.deepEqual(judgeIds({ title: 'Pace', rows }), ['Pace: T3 is not T2']);
  });
});
