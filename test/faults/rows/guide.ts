import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../../support/repository.js';
import { figureList } from '../figures/figure-list.js';
import { rows, type Row } from './rows.js';

/** Where the guide is. */
export const guidePath = join(repositoryRoot, 'stories/guides/12-what-survives.mdx');

const head = `import { Meta } from '@storybook/addon-docs/blocks';

<Meta title="Guides/What survives" />

# What survives

Networks, browsers, devices and hosts fail in known ways. This is what happens to what a person did, and the tests that show it.

Beside the single tests stand campaigns: seeded schedules in which a person makes twenty changes in several tabs while tabs are killed, reloaded and frozen, the network fails in every way of this list, and the host goes away. In the end what the person was told is held against what the host has: nothing lost, nothing twice, nothing in another order, nothing called saved that is not. \`npm run test:faults\` runs 500 of them in Node and 30 in Chromium, which takes some minutes, and so does \`npm test\`; \`--engine firefox\` and \`--engine webkit\` run them in Firefox and in WebKit (GTK’s) where those are installed. What each engine lets a test do is done: Chromium’s tabs crash and are stopped in the middle, Firefox dies as a whole and starts again on what it kept, WebKit’s tabs are closed and reloaded. Where one is missing, the command says what to install; \`--schedules\`, \`--browser\` and \`--seed\` choose others, and \`--replay\` shows one step by step. Clients that are broken on purpose, five of them, are caught each time.
`;

const parts = [
  ['TW', 'Writes'],
  ['TS', 'Storage and tabs'],
  ['TR', 'Reads and live updates'],
] as const;

/** The guide as the rows have it now. */
export async function freshGuide(): Promise<string> {
  const tables = parts.map(
    ([begin, title]) => `## ${title}\n\n${table(rows.filter(({ id }) => id.startsWith(begin)))}`,
  );
  const text = `${head}\n${tables.join('\n\n')}\n\n${figures()}\n`;
  return format(text, { ...(await resolveConfig(guidePath)), parser: 'mdx' });
}

function table(some: readonly Row[]): string {
  const lines = some.map(({ id, fault, promise, tests }) => {
    const names = tests.map(([file, name]) => `\`${file.split('/').at(-1)}\`: ${name.trim()}`);
    return `| ${id} | ${fault} | ${promise} | ${names.join('<br/>')} |`;
  });
  return ['| | what fails | what you can rely on | shown by |', '| --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}

function figures(): string {
  const lines = Object.entries(figureList).map(([name, counts]) => `| \`${name}\` | ${counts} |`);
  const says = `What takes long to count has a command that prints it, and fails when a count is wrong: \`npm run test:faults -- --figures G1\`, after \`npm run build\`. Without a name it prints all of them. Times depend on the machine, and are printed as ratios only; \`--seed\` chooses other chances.`;
  return ['## Figures', '', says, '', '| | counts |', '| --- | --- |', ...lines].join('\n');
}
