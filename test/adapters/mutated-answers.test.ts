import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { isJourneyError, type JourneyAdapter, type Query } from '@partner-journey/client';
import { readGiven, type GivenKind } from '@partner-journey/client/given';
import type { ContractIssue } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { readers } from '@partner-journey/contract/reader';
import { mutate, type Mutated } from '../support/mutations/mutate.js';
import { rowsIn, untouchedBy, type Untouched } from '../support/mutations/rows.js';
import { recordedHosts } from '../support/recorded/recording.js';
import { everyWay } from './ways/every-way.js';
import { mappedWay } from './ways/mapped-way.js';
import type { Way } from './ways/way.js';

/** Of each way in; the mappings are one. */
const mutations = 20_000;
const { signal } = new AbortController();

/** What a page may give by property; lists stand by themselves. */
const givenKinds: readonly GivenKind[] = [
  'session',
  'journey',
  'resources',
  'surveys',
  'feedback',
  'updates',
];

describe(`${mutations} mutated answers by every way in`, { timeout: 1_800_000 }, () => {
  for (const [what, [count, make]] of Object.entries(everyWay(mutations))) {
    describe(`through ${what}`, () => {
      let way: Way;
      before(async () => (way = await make()));

      it('are read whole and without a word while nothing is wrong', async () => {
        for (const [name, answer] of way.answers) {
          const adapter = way.open(name, JSON.stringify(answer));
          for (const query of way.reads(name)) {
            const { value, issues } = await look(adapter, query, `${what}, ${name}`);
            assert.deepEqual([value !== undefined, issues], [true, []]);
          }
        }
      });

      it('cause no error but ours, cost nothing beside them, and each refusal says where it is', async () => {
        const names = [...way.answers.keys()];
        const tally = new Tally();
        for (let seed = 1; seed <= count; seed += 1) {
          const name = names[seed % names.length]!;
          const mutated = mutate(way.answers.get(name), seed);
          const adapter = way.open(name, mutated.text);
          const untouched = await way.untouched(name, mutated.place);
          for (const query of way.reads(name)) {
            const where = `${what}, ${inWords(name, mutated, seed)}, ${query.kind}`;
            tally.add(name, await look(adapter, query, where), { untouched: untouched(query.kind), where });
          }
        }
        tally.check({ count, names: names.filter((name) => hasNeighbors(way.answers.get(name))) });
      });
    });
  }

  it('go through a mapping of every document that a mapping can read', async () => {
    const schema = new URL('../../packages/client/schema/mapping.v1.json', import.meta.url);
    const { definitions } = JSON.parse(await readFile(schema, 'utf8')) as {
      definitions: { Mapping: { properties: { reads: { properties: object } } } };
    };
    const opened = await Promise.all(recordedHosts.map((host) => mappedWay(host)));

    const read = opened.flatMap((way) => [...way.answers.keys()].flatMap((name) => way.reads(name)));

    const kinds = Object.keys(definitions.Mapping.properties.reads.properties);
    assert.deepEqual([...new Set(read.map(({ kind }) => kind))].sort(), kinds.sort());
  });

  it('given by property cause no error, cost nothing beside them, and each refusal says where it is', () => {
    const all = typicalFixture('2026-05-04T09:30:00Z');
    const tally = new Tally();
    for (let seed = 1; seed <= mutations; seed += 1) {
      const kind = givenKinds[seed % givenKinds.length]!;
      const document = all[kind];
      const good = 'items' in document ? document.items : document;
      const mutated = mutate(good, seed);
      const where = inWords(`${kind} given`, mutated, seed);
      const before = readGiven(kind, good).value;
      const { status, value, issues } = readGiven(kind, JSON.parse(mutated.text), before);
      checkIssues(issues, where);
      assert.ok(status === 'ready' || issues.length > 0, `${where}: refused without a word`);
      const given = { value: status === 'ready' ? value : undefined, issues };
      tally.add(kind, given, { untouched: untouchedBy(mutated.place, good), where });
    }
    tally.check({ count: mutations, names: givenKinds });
  });
});

/** What was understood of a document, and what was told about it. */
interface Understood {
  readonly value: unknown;
  readonly issues: readonly ContractIssue[];
}

/** Reads one document and holds it against what has to be true of any. */
async function look(adapter: JourneyAdapter, query: Query, where: string): Promise<Understood> {
  const understood = await read(adapter, query, where);
  checkIssues(understood.issues, where);
  return understood;
}

async function read(adapter: JourneyAdapter, query: Query, where: string): Promise<Understood> {
  try {
    const answer = await adapter.read(query, { signal });
    assert.ok(!answer.unchanged);
    const result = readers[query.kind](answer.body);
    const issues = [...(answer.issues ?? []), ...result.issues];
    assert.ok(result.value !== undefined || issues.length > 0, `${where}: refused without a word`);
    return { value: result.value, issues };
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.ok(isJourneyError(error), `${where}: ${String(error)}`);
    const issues = 'issues' in error ? (error.issues as readonly ContractIssue[]) : [];
    const paths = issues.filter(({ path }) => path !== '');
    assert.ok(error.code !== 'contract' || paths.length > 0, `${where}: ${error.message} says not where`);
    assert.match(error.message, place, `${where}: says not where`);
    return { value: undefined, issues };
  }
}

/** What was asked for, or where in the mapping or in the data of a page that stands. */
const place = /\b(?:GET|POST) \/|\b(?:reads|requests)\.\w+|"data\.\w+"|\bjourney ".*"/;

function checkIssues(issues: readonly ContractIssue[], where: string): void {
  for (const { path, expected, got } of issues) {
    // in the document, or where the mapping says how to ask for it
    assert.match(path, /^(\/|requests\.|$)/, `${where}: "${path}" is no path`);
    assert.ok(expected && got, `${where}: ${path} says not what`);
  }
}

function inWords(name: string, { how, place }: Mutated, seed: number): string {
  return `seed ${seed}: ${name} ${how} at ${place.join('/')}`;
}

/** Whether there is a list of several things in it. */
function hasNeighbors(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const isList = Array.isArray(value) && value.filter((item) => typeof item === 'object').length > 1;
  return isList || Object.values(value).some(hasNeighbors);
}

/** Holds what was read against what nothing was done to, and counts: a mutation that nothing notices proves nothing. */
class Tally {
  #documents = 0;
  #read = 0;
  #repaired = 0;
  readonly #compared = new Map<string, number>();

  add(
    name: string,
    { value, issues }: Understood,
    { untouched, where }: { readonly untouched: Untouched; readonly where: string },
  ): void {
    this.#documents += 1;
    this.#repaired += issues.length > 0 ? 1 : 0;
    assert.ok(value !== undefined || untouched.mayBeRefused, `${where}: all of it is refused`);
    if (value === undefined) return;
    this.#read += 1;
    const left = new Set(rowsIn(value));
    const lost = untouched.rows.filter((row) => !left.has(row));
    assert.deepEqual(lost, [], `${where}: lost`);
    if (untouched.rows.length > 0) this.#compared.set(name, (this.#compared.get(name) ?? 0) + 1);
  }

  /** Of each answer of these names something has to have been mutated, and what was beside it looked for. */
  check({ count, names }: { readonly count: number; readonly names: readonly string[] }): void {
    assert.ok(this.#read > this.#documents / 2, `${this.#read} of ${this.#documents} could be read`);
    assert.ok(this.#repaired > count / 20, `${this.#repaired} were repaired or refused`);
    const unseen = names.filter((name) => !this.#compared.has(name));
    assert.deepEqual(unseen, [], 'are answers with several rows of which none was looked for');
    assert.equal(Reflect.get({}, 'mutationPolluted'), undefined);
  }
}
