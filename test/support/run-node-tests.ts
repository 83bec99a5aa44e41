import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';
import { repositoryRoot } from './repository.js';
import { tallyNodeTests } from './tally/node-test-tally.js';
import { writeTally } from './tally/tally.js';
import { parts, testFiles } from './test-files.js';

const [name, ...wanted] = process.argv.slice(2);
const part = parts.find((candidate) => candidate === name);
if (part === undefined || part === 'browser') throw new Error(`"${name}" is no part that runs in Node.`);

const files = testFiles(part, wanted).map((file) => resolve(repositoryRoot, file));
/** After this a file's process is stuck, and its file counts as failed: campaigns of faults take their time. */
const longestMs = (part === 'faults' ? 40 : 15) * 60_000;

// The processes of the tests inherit the switches of this one.
const stream = run({ files, concurrency: 2, timeout: longestMs });
const tally = tallyNodeTests(stream);
await pipeline(stream, new Spec(), process.stdout, { end: false });

const { passed, failures } = await tally;
process.stdout.write([...failures, `${part}: ${passed} passed, ${failures.length} failed`, ''].join('\n'));
await writeTally({ passed, failures });
process.exitCode = failures.length > 0 ? 1 : 0;
