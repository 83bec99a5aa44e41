import { upgradeFromTwoToThree } from '@scalar/openapi-upgrader/2.0-to-3.0';
import { isIdPart } from './collections.js';
import { envelopeOf } from './envelope.js';
import { listsOfPeople } from './joins.js';
import { sortAt } from './made-up-ids.js';
import type { Knowledge, Operation, Sample } from './sample.js';
import { SchemaReader } from './schema-reader.js';
import { isObject } from './words.js';

type Members = Readonly<Record<string, unknown>>;

/** An OpenAPI 3 document as it is, one of version 2 (Swagger) as one of version 3; undefined for anything else. */
export function openApi3Of(document: unknown): Members | undefined {
  if (!isObject(document)) return undefined;
  // YAML without quotes has a number there
  if (String(document['swagger']).startsWith('2'))
    return upgradeFromTwoToThree({ ...document, swagger: '2.0' }) as Members;
  return String(document['openapi']).startsWith('3') ? document : undefined;
}

/** What an OpenAPI 3 document says of a host: answers by its examples, else made of its schemas, and what can be written. */
export function knowledgeFromOpenApi(document: Members, source: string): Knowledge {
  const reader = new SchemaReader(document);
  const samples: Sample[] = [];
  const operations: Operation[] = [];
  for (const [path, given] of Object.entries(membersOf(document['paths']))) {
    const item = membersOf(reader.resolve(given));
    for (const method of ['GET', 'POST', 'PUT', 'PATCH'] as const) {
      const operation = reader.resolve(item[method.toLowerCase()]);
      if (!isObject(operation)) continue;
      if (method === 'GET') samples.push(...answerOf(path, operation, reader));
      else operations.push(writeOf(method, path, operation, reader));
    }
  }
  return {
    samples: withoutRepeated(samples),
    operations,
    hints: reader.hints,
    api: addressOf(document, source),
  };
}

function answerOf(path: string, operation: Members, reader: SchemaReader): readonly Sample[] {
  const responses = membersOf(operation['responses']);
  const response = membersOf(reader.resolve(responses['200'] ?? responses['2XX'] ?? responses['default']));
  const content = jsonContent(response['content']);
  if (!content) return [];
  const body = reader.example(content, sortAt(path));
  const headers = Object.keys(membersOf(response['headers'])).some((name) => name.toLowerCase() === 'link');
  return [{ path, body, ...(headers && { headers: { link: '<…>; rel="next"' } }) }];
}

/** Without the answers that give one thing of a list as the list has it; who a person is, is asked for one by one. */
function withoutRepeated(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter(({ path, body }) => {
    const [, above, last = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
    if (!isIdPart(last) || listsOfPeople.test(sortAt(path))) return true;
    const list = samples.find((one) => one.path === above || one.path === `${above}/`);
    const listed = new Set(list ? membersIn(list.body) : []);
    return !membersIn(body).every((name) => listed.has(name));
  });
}

/** The members of the things in an answer. */
function membersIn(body: unknown): readonly string[] {
  return envelopeOf({ path: '', body }).parts.flatMap(({ items }) => Object.keys(items[0] ?? {}));
}

function writeOf(
  method: Operation['method'],
  path: string,
  operation: Members,
  reader: SchemaReader,
): Operation {
  const content = jsonContent(membersOf(reader.resolve(operation['requestBody']))['content']);
  const parameters = Array.isArray(operation['parameters'])
    ? (operation['parameters'] as readonly unknown[])
    : [];
  const key = parameters
    .map((parameter) => membersOf(reader.resolve(parameter)))
    .find((one) => one['in'] === 'header' && /idempotency/i.test(String(one['name'])));
  return {
    ...{ method, path },
    ...(content && { body: reader.example(content, sortAt(path)), required: reader.required(content) }),
    ...(key && { keyHeader: String(key['name']) }),
  };
}

function jsonContent(content: unknown): Members | undefined {
  const found = Object.entries(membersOf(content)).find(([type]) => /\bjson\b/i.test(type))?.[1];
  return isObject(found) ? found : undefined;
}

function addressOf({ servers }: Members, source: string): string | undefined {
  const [first] = Array.isArray(servers) ? (servers as readonly unknown[]) : [];
  const url = membersOf(first)['url'];
  if (typeof url !== 'string' || url.includes('{')) return undefined;
  if (URL.canParse(url)) return url;
  return URL.canParse(url, source) ? new URL(url, source).href.replace(/\/$/, '') : undefined;
}

function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}
