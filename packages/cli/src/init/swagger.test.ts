import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Mapping } from '@partner-journey/client/mapping';
import { runCli } from '../testing/test-terminal.js';

const task = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    subject: { type: 'string' },
    state: { type: 'integer', enum: [1, 2, 9], description: '1 = open, 2 = in progress, 9 = closed' },
  },
};
const body = (schema: object) => ({ name: 'body', in: 'body', schema });

/** As APIs were described before OpenAPI 3. */
const swagger = {
  swagger: '2.0',
  info: { title: 'Made up', version: '1' },
  host: 'portal.example',
  basePath: '/api',
  schemes: ['https'],
  produces: ['application/json'],
  consumes: ['application/json'],
  paths: {
    '/me': {
      get: {
        responses: {
          200: {
            description: 'OK',
            schema: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
          },
        },
      },
    },
    '/tasks': {
      get: {
        responses: {
          200: { description: 'OK', schema: { type: 'array', items: { $ref: '#/definitions/Task' } } },
        },
      },
    },
    '/tasks/{taskId}': {
      patch: {
        parameters: [
          { name: 'taskId', in: 'path', required: true, type: 'integer' },
          body({ type: 'object', properties: { state: { type: 'integer' } } }),
        ],
        responses: { 204: { description: 'Saved' } },
      },
    },
  },
  definitions: { Task: task },
};

describe('partner-journey init with a description of version 2 (Swagger)', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'partner-journey-swagger-'))));
  after(() => rm(folder, { recursive: true }));

  async function init(name: string, text: string) {
    const path = join(folder, name);
    await writeFile(path, text);
    return runCli(['init', path]);
  }

  it('proposes a mapping as from one of version 3: the address, what is read, and what is sent', async () => {
    const { code, stdout } = await init('swagger.json', JSON.stringify(swagger));
    const { api, requests, reads, changes } = JSON.parse(stdout) as Mapping;

    const [stage] = (reads.journey!.as as { stages: { steps: Record<string, unknown> }[] }).stages;
    assert.deepEqual(
      [code, api, Object.values(requests).map(({ path }) => path)],
      [0, 'https://portal.example/api', ['/me', '/tasks']],
    );
    assert.equal(stage!.steps['title'], 'subject');
    assert.deepEqual(stage!.steps['status'], {
      $of: 'state',
      $values: { '1': 'todo', '2': 'in-progress', '9': 'done' },
    });
    assert.equal(changes?.['step.complete']?.method, 'PATCH');
  });

  it('knows it in YAML, too, where the version is a number', async () => {
    const { code, stdout } = await init(
      'swagger.yaml',
      JSON.stringify(swagger).replace('"swagger":"2.0"', '"swagger": 2.0'),
    );

    assert.deepEqual([code, (JSON.parse(stdout) as Mapping).api], [0, 'https://portal.example/api']);
  });
});
