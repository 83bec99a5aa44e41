import type { Mapping } from '@partner-journey/client/mapping';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from '../testing/test-terminal.js';

const tasks = [
  { id: 1, title: 'Sign', done: true },
  { id: 2, title: 'Build', done: false },
];

describe('What partner-journey init does not understand', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'partner-journey-init-left-out-'))));
  after(() => rm(folder, { recursive: true }));

  it('is left out where it lacks what the contract cannot be without, and nothing in it is sure', async () => {
    await writeFile(join(folder, 'tasks.json'), JSON.stringify(tasks));
    const said = [
      { id: 1, message: 'The guide is out of date.', state: 'open' },
      { id: 2, message: 'It is slow.', state: 'closed' },
    ];
    await writeFile(join(folder, 'feedback.json'), JSON.stringify(said));

    const { code, stdout, stderr } = await runCli([
      'init',
      join(folder, 'tasks.json'),
      join(folder, 'feedback.json'),
    ]);

    const { reads } = JSON.parse(stdout) as Mapping;
    assert.deepEqual([code, Object.keys(reads)], [0, ['session', 'journey']]);
    const lines = /\nfeedback: 2 in GET \/feedback\n((?: .+\n)+)/.exec(stderr)?.[1] ?? '';
    assert.doesNotMatch(lines, /←/);
    assert.match(lines, /^ {2}at {2}not found\. Without it nothing of the sort "feedback" can be read/m);
  });

  it('is an error where it is all there is, and what to give is said', async () => {
    await writeFile(join(folder, 'thing.json'), JSON.stringify({ foo: 1, bar: [{ z: 2 }] }));

    const { code, stdout, stderr } = await runCli(['init', join(folder, 'thing.json')]);

    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /journey\n {2}steps {2}not found/);
    assert.match(stderr, /Nothing was understood of what was given: .+ Give other samples/);
  });
});
