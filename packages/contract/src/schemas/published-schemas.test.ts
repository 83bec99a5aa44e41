import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { changeKinds, problemCodes, stepActions } from '@partner-journey/contract';
import { smallFixture, typicalFixture, hostileFixture } from '@partner-journey/contract/fixtures';
import { examples } from '../../scripts/examples.js';
import { changeName, documents, schemaFiles, type JsonSchema } from '../../scripts/json-schemas.js';
import { openApi } from '../../scripts/openapi.js';

const folder = new URL('../../schema/', import.meta.url);
const now = '2026-05-12T09:30:00Z';

function published(file: string): JsonSchema {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as JsonSchema;
}

/** The linter's own JSON Schema validator; it knows an older draft, whose words our schemas keep to. */
function validator(file: string): (document: unknown) => string | undefined {
  const require = createRequire(createRequire(import.meta.url).resolve('eslint'));
  const Ajv = require('ajv') as new (options: object) => {
    compile(schema: unknown): ((value: unknown) => boolean) & { errors?: unknown };
  };
  const { $ref, $defs } = published(file);
  const check = new Ajv({ unknownFormats: 'ignore', allErrors: true }).compile({ allOf: [{ $ref }], $defs });
  return (document) => (check(document) ? undefined : JSON.stringify(check.errors).slice(0, 1000));
}

const fileOf = {
  session: 'session.json',
  journeys: 'journey-list.json',
  journey: 'journey.json',
  resources: 'resource-page.json',
  surveys: 'survey-list.json',
  feedback: 'feedback-page.json',
  updates: 'update-page.json',
  insights: 'insights.json',
} as const;

describe('Published schemas', () => {
  it('are those of the sources; `npm run schemas` writes them', () => {
    const files = { ...schemaFiles(), 'openapi.json': openApi() };

    assert.deepEqual(readdirSync(folder).sort(), Object.keys(files).sort());
    for (const [file, document] of Object.entries(files)) {
      assert.deepEqual(published(file), JSON.parse(JSON.stringify(document)), file);
    }
  });

  it('take every good fixture', () => {
    for (const [name, file] of Object.entries(fileOf)) {
      const check = validator(file);
      for (const role of ['partner', 'program'] as const) {
        for (const fixture of [smallFixture(now, { role }), typicalFixture(now, { role })]) {
          const document = fixture[name as keyof typeof fileOf];
          if (document) assert.equal(check(document), undefined, name);
        }
      }
    }
  });

  it('take no document of the hostile one', () => {
    const hostile = hostileFixture(now);

    for (const [name, file] of Object.entries(fileOf)) {
      assert.notEqual(validator(file)(hostile[name as keyof typeof fileOf]), undefined, name);
    }
  });

  it('take the examples of changes and receipts, and no address that must not be followed', () => {
    const { changes, receipts } = examples();
    const upload = validator('upload.json');

    assert.equal(validator('change-list.json')(changes), undefined);
    assert.equal(validator('receipt-list.json')(receipts), undefined);
    for (const putUrl of ['https://a.example/x', '/files/1', 'files/a:b', '?a=b', 'mailto:a@b.example']) {
      assert.equal(upload({ fileId: 'f', putUrl }), undefined, putUrl);
    }
    for (const putUrl of ['javascript:alert(1)', 'data:text/html,x']) {
      assert.notEqual(upload({ fileId: 'f', putUrl }), undefined, putUrl);
    }
  });

  it('are strict: every object says which members it has', () => {
    const loose: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const schema = value as JsonSchema;
      const isObject = schema.type === 'object' && schema.properties !== undefined;
      if (isObject && schema.additionalProperties !== false) loose.push(at);
      for (const [key, member] of Object.entries(value)) visit(member, `${at}/${key}`);
    };
    visit(published('contract.json'), '');

    assert.deepEqual(loose, []);
  });

  it('have every kind of change, every code and every action, with the words of the sources', () => {
    const { $defs = {} } = published('contract.json');

    for (const kind of changeKinds) {
      const properties = $defs[changeName(kind)]?.properties;
      assert.equal((properties?.['kind'] as { const?: string }).const, kind);
      assert.match(properties?.['id']?.description ?? '', /identity of this change/);
    }
    assert.deepEqual($defs['Problem']?.properties?.['code']?.enum, [...problemCodes]);
    assert.deepEqual($defs['Step']?.properties?.['allowed']?.items?.anyOf?.[0]?.enum, [...stepActions]);
    assert.match($defs['Step']?.properties?.['why']?.description ?? '', /^Why it is asked/);
    assert.match($defs['Session']?.properties?.['tenant']?.type ?? '', /object/);
    assert.match(
      $defs['ResponseSaveChange']?.properties?.['payload']?.properties?.['responseId']?.description ?? '',
      /same to the end/,
    );
    for (const name of Object.values(documents)) assert.ok($defs[name]?.description, name);
  });
});

interface OpenApi {
  openapi: string;
  paths: Record<
    string,
    Record<string, { parameters?: { $ref?: string; name?: string }[]; responses: object }>
  >;
  components: Record<string, Record<string, unknown>>;
}

describe('OpenAPI description', () => {
  const api = published('openapi.json') as unknown as OpenApi;

  it('has every endpoint of the contract', () => {
    const endpoints = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );

    assert.equal(api.openapi, '3.1.0');
    assert.deepEqual(endpoints, [
      'get /session',
      'get /journeys',
      'get /journeys/{journeyId}',
      'get /journeys/{journeyId}/steps/{stepId}/history',
      'get /resources',
      'get /resources/{resourceId}',
      'get /surveys',
      'get /feedback',
      'get /updates',
      'get /insights',
      'get /events',
      'post /changes',
      'post /uploads',
      'get /uploads/{fileId}',
      'post /uploads/{fileId}/parts',
      'post /uploads/{fileId}/cancel',
    ]);
  });

  it('lets every read and the changes name the partner, and says when nothing is new', () => {
    for (const [path, { get, post }] of Object.entries(api.paths)) {
      const parameters = JSON.stringify((get ?? post)?.parameters ?? []);
      assert.match(parameters, /parameters\/partnerId/, path);
      if (!get || path === '/events') continue;
      assert.match(parameters, /ifNoneMatch/, path);
      assert.ok('304' in get.responses, path);
    }
  });

  it('refers only to what it has', () => {
    for (const [, kind, name] of JSON.stringify(api).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)) {
      assert.ok(api.components[kind!]?.[name!], `${kind!}/${name!}`);
    }
    assert.doesNotMatch(JSON.stringify(api), /#\/\$defs/);
  });
});
