import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freshMappingSchema, mappingSchemaPath } from '../../.config/mapping-schema/mapping-schema.js';
import { runCli } from '../../packages/cli/src/testing/test-terminal.js';
import { repositoryRoot } from '../support/repository.js';
import { readFiles } from './source-files.js';

const isValid = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(mappingSchemaPath, 'utf8')) as object,
);

/** What an editor would say of a mapping: where, and what. */
function saidOf(mapping: unknown): readonly string[] {
  isValid(mapping);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const good = {
  $schema: './node_modules/@partner-journey/client/schema/mapping.v1.json',
  mapping: 1,
  auth: { header: 'X-Key', format: '{token}' },
  requests: {
    me: { path: '/me' },
    tasks: { path: '/tasks', search: { $top: 50 }, items: 'data', pages: { by: 'number', first: 0 } },
  },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id' } } },
    journey: {
      from: 'tasks',
      as: { title: { $value: 'Tasks' }, stages: { $each: 'tasks', status: { $of: 'is', $values: {} } } },
    },
  },
  changes: { 'step.complete': { method: 'PUT', path: '/tasks/{$change.target.stepId}', again: 'repeat' } },
  answers: [{ status: 403, means: 'sign-in' }],
};

/** A copy of the good mapping in which the thing at this place is another one, or is gone. */
function withOther(place: string, value: unknown): unknown {
  const copy = structuredClone(good) as Record<string, unknown>;
  const names = place.split('/');
  const last = names.pop()!;
  names.reduce((part, name) => part[name] as Record<string, unknown>, copy)[last] = value;
  // what is undefined is not there
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

describe('The JSON Schema of mappings', () => {
  it('says what the types of the language say (npm run mapping-schema)', async () => {
    assert.equal(readFileSync(mappingSchemaPath, 'utf8'), await freshMappingSchema());
  });

  it('finds nothing in the mappings of the examples and the guide', () => {
    const examples = readFiles(['examples/*/mapping.json']);
    const [guide] = readFiles(['stories/guides/13-map-your-api.mdx']);
    const inPage = /<script type="application\/json">([^]*?)<\/script>/.exec(guide!.text)![1]!;

    assert.ok(examples.length >= 4);
    for (const { path, text } of [...examples, { path: guide!.path, text: inPage }])
      assert.deepEqual(saidOf(JSON.parse(text)), [], path);
  });

  it('finds nothing in the mappings that answer what hosts do', () => {
    const quirks = readFiles(['packages/client/src/testing/quirks/*.json']);

    assert.ok(quirks.length >= 15);
    for (const { path, text } of quirks) {
      const { mapping } = JSON.parse(text) as { readonly mapping: object };
      assert.deepEqual(saidOf({ mapping: 1, requests: {}, reads: {}, ...mapping }), [], path);
    }
  });

  const apis = join(repositoryRoot, 'packages/cli/src/testing/made-up-apis');
  for (const api of readdirSync(apis)) {
    it(`finds nothing in the mapping that init proposes for ${api}`, async () => {
      const { code, stdout } = await runCli(['init', join(apis, api, 'answers')]);

      assert.equal(code, 0);
      assert.deepEqual(saidOf(JSON.parse(stdout)), []);
    });
  }

  const mistakes: readonly (readonly [mistake: string, place: string, value: unknown])[] = [
    ['another version', 'mapping', 2],
    ['no requests', 'requests', undefined],
    ['a member that is not there', 'request', {}],
    ['a request without an address', 'requests/me/path', undefined],
    ['a way of asking that is none', 'requests/me/method', 'FETCH'],
    ['pages that go on in no known way', 'requests/tasks/pages/by', 'page'],
    ['half a page', 'requests/tasks/pages/first', 0.5],
    ['a document the contract does not have', 'reads/tasks', { from: 'tasks', as: {} }],
    ['a document of nothing', 'reads/journey/from', undefined],
    ['a table without values', 'reads/journey/as/stages/status/$values', undefined],
    ['a word of the language that is none', 'reads/journey/as/stages', { $eech: 'tasks', id: 'id' }],
    ['a kind of change that is none', 'changes/step.finish', { path: '/', again: 'ask' }],
    ['a change of which nobody knows what to do again', 'changes/step.complete/again', undefined],
    ['an answer that means nothing known', 'answers/0/means', 'failed'],
    ['the feedback of a person kept here', 'keptHere', ['feedback.send']],
  ];

  it('finds nothing in a mapping that says where the schema is', () => {
    assert.deepEqual(saidOf(good), []);
  });

  for (const [mistake, place, value] of mistakes) {
    it(`finds ${mistake}`, () => {
      const said = saidOf(withOther(place, value));

      assert.notDeepEqual(said, []);
    });
  }
});
