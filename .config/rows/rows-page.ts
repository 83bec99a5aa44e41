import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { FeatureGroup, FeatureRow } from '../../stories/support/feature-rows/feature-row.js';
import { featureGroups } from '../../stories/support/feature-rows/feature-rows.js';
import { repositoryRoot } from '../../test/support/repository.js';
import { parts, testFiles } from '../../test/support/test-files.js';
import { provedRows, type ProvedRows } from './proved-rows.js';
import { shownRows, type ShownRows } from './shown-rows.js';

/** Where the page is. */
export const rowsPagePath = join(repositoryRoot, 'stories/guides/18-what-is-there.mdx');

/** What stories and tests say about rows. */
export interface RowEvidence {
  readonly shown: readonly ShownRows[];
  readonly proved: readonly ProvedRows[];
  /** Comments about rows that nobody can read. */
  readonly lost: readonly string[];
}

/** Reads every story and every test of the repository. */
export async function readEvidence(): Promise<RowEvidence> {
  const read = (file: string) => readFile(join(repositoryRoot, file), 'utf8');
  const stories = globSync('stories/**/*.stories.ts', { cwd: repositoryRoot }).sort();
  const tests = [...new Set(parts.flatMap((part) => testFiles(part)))].sort();
  const [shown, comments] = await Promise.all([
    Promise.all(stories.map(async (file) => shownRows(file, await read(file)))),
    Promise.all(tests.map(async (file) => provedRows(file, await read(file)))),
  ]);
  return {
    shown: shown.flat(),
    proved: comments.flatMap(({ proved }) => proved),
    lost: comments.flatMap(({ lost }) => lost),
  };
}

const head = `import { Meta } from '@storybook/addon-docs/blocks';

<Meta title="Guides/What is there, row by row" />

# What is there, row by row

What the widgets are for, in rows, and for each row the stories that show it and the tests that prove it. A row that has none is not there yet, or not whole: what is shown in part is not called there.

This page is made of the stories and the tests themselves (\`npm run rows\`): a story names its rows as tags, a test in the comment above it. So the filter of the sidebar finds the stories of a row, too. The decision _Rows in stories and tests_ says why.
`;

/** The page as stories and tests have it now: one line for each row, so that two people who add to two rows do not collide. */
export function freshRowsPage(evidence: RowEvidence): string {
  return [head, ...featureGroups.map((group) => sectionOf(group, evidence))].join('\n');
}

function sectionOf({ title, rows }: FeatureGroup, evidence: RowEvidence): string {
  const there = rows.filter(([id]) => evidence.proved.some((one) => one.rows.includes(id))).length;
  return [
    `## ${title}`,
    '',
    `${String(there)} of ${String(rows.length)} are there.`,
    '',
    '| row | what | level | element | stories | tests |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => lineOf(row, evidence)),
    '',
  ].join('\n');
}

function lineOf([id, level, what, unseen]: FeatureRow, { shown, proved }: RowEvidence): string {
  const stories = shown.filter(({ rows }) => rows.includes(id));
  const tests = proved.filter(({ rows }) => rows.includes(id));
  const cells = [
    id,
    escaped(what),
    level,
    [...new Set(stories.map(({ element }) => `\`${element}\``))].join('<br/>'),
    stories.map(storyLink).join('<br/>') || (unseen ? `none: ${escaped(unseen)}` : 'not yet'),
    tests.map(testLine).join('<br/>') || 'not yet',
  ];
  return `| ${cells.join(' | ')} |`;
}

function storyLink({ storyId, name }: ShownRows): string {
  return `[${escaped(name)}](?path=/story/${storyId})`;
}

function testLine({ file, title }: ProvedRows): string {
  return `\`${file.split('/').at(-1) ?? file}\`: ${escaped(title)}`;
}

/** These characters mean something in MDX, or in a table. */
function escaped(text: string): string {
  return text.replace(/[{}<>|*_`[\]]/g, '\\$&');
}
