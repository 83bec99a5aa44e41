import type { Query } from '@partner-journey/client';
import { checkMapping, mappedAdapter, type Mapping } from '@partner-journey/client/mapping';
import { readers } from '@partner-journey/contract/reader';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readJsonFiles } from '../json-files.js';
import { scoreAgainstKey } from '../testing/answer-key.js';
import { serveAnswers } from '../testing/serve-answers.js';
import { runCli } from '../testing/test-terminal.js';

const folder = fileURLToPath(new URL('../testing/made-up-apis', import.meta.url));
const documents = ['session', 'journey', 'resources', 'feedback'] as const;

/** What has to be right without edits: the target of the project. */
const leastShare = 0.8;

/**
 * Each made-up API has answers as a host would give them, and a key: the documents of the contract that a careful
 * developer would make of them by hand. The keys name every value the answers hold for a member of the contract, and
 * were written before anything proposed a mapping for it; a document that its host has nothing of has no key. What is scored is the documents the proposed mapping makes
 * over HTTP, so a field counts only when its place, its values and its joins are right.
 */
for (const api of [
  'nested-pages',
  'json-api',
  'flat-tables',
  'guid-entity-sets',
  'board',
  'embedded-links',
  'custom-suffix',
  'rpc-blocks',
  'php-tabellen',
  'relay-graph',
  'column-boards',
]) {
  describe(`The mapping that init proposes for ${api}`, () => {
    it(`reads at least ${leastShare * 100} % of the answer key right, without edits and without issues`, async (context) => {
      const answers = join(folder, api, 'answers');
      const host = await serveAnswers({ ...(await answersIn(answers)), ...(await furtherPages(api)) });
      context.after(() => host.stop());
      const { code, stdout } = await runCli(['init', answers]);
      const mapping = JSON.parse(stdout) as Mapping;

      const adapter = mappedAdapter({ mapping, api: host.url });
      let [right, of] = [0, 0];
      const told: string[] = [];
      for (const document of documents) {
        const path = join(folder, api, 'key', `${document}.json`);
        if (!existsSync(path)) continue;
        const key = JSON.parse(await readFile(path, 'utf8')) as { id?: string };
        const query = (
          document === 'journey' ? { kind: document, journeyId: key.id } : { kind: document }
        ) as Query;
        const answer = await adapter.read(query, { signal: new AbortController().signal });
        assert.ok(!answer.unchanged);
        const { body, issues } = answer;
        const reading = readers[document](body);
        const score = scoreAgainstKey(key, reading.value);
        right += score.right;
        of += score.of;
        told.push(...score.wrong.map((wrong) => `${document} ${wrong}`));
        assert.deepEqual([issues, reading.issues], [[], []], `${document} has no issues`);
      }

      context.diagnostic(
        `${api}: ${right} of ${of} fields right (${Math.round((100 * right) / of)} %) ${told.join('; ')}`,
      );
      assert.equal(code, 0);
      assert.deepEqual(await checkMapping(mapping), []);
      assert.ok(right / of >= leastShare, told.join('\n'));
    });
  });
}

/** The answers in a folder, by their address. */
async function answersIn(folderOfAnswers: string): Promise<Readonly<Record<string, unknown>>> {
  const files = await readJsonFiles([folderOfAnswers]);
  const addressOf = (path: string) => `/${relative(folderOfAnswers, path).replace(/\.json$/, '')}`;
  return Object.fromEntries(files.map(({ path, document }) => [addressOf(path), document]));
}

/** Pages after the first, which `init` has not seen. */
async function furtherPages(api: string): Promise<object> {
  const path = join(folder, api, 'further-pages.json');
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as object) : {};
}

describe('The score', () => {
  it('counts each value of the key, and what is different or missing', () => {
    const score = scoreAgainstKey(
      { id: '1', list: [{ a: 1 }, { a: 2 }] },
      { id: '1', extra: 7, list: [{ a: 3 }] },
    );

    assert.deepEqual(
      [score.right, score.of, score.wrong],
      [1, 3, ['/list/0/a: 1, not 3', '/list/1/a: 2, not undefined']],
    );
  });
});
