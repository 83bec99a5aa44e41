import * as contract from '@partner-journey/contract';
import * as z from 'zod/mini';
import { describeSchemas } from './doc-comments.js';

/** As much of a JSON Schema as is touched here. */
export interface JsonSchema {
  $ref?: string;
  $id?: string;
  $schema?: string;
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | false;
  $defs?: Record<string, JsonSchema>;
  discriminator?: { propertyName: string; mapping: Record<string, string> };
}

/** What crosses the wire as a whole, and the file it is published in. */
export const documents: Readonly<Record<string, keyof typeof contract>> = {
  session: 'Session',
  'journey-list': 'JourneyList',
  journey: 'Journey',
  'history-page': 'HistoryPage',
  'resource-page': 'ResourcePage',
  resource: 'Resource',
  'survey-list': 'SurveyList',
  'feedback-page': 'FeedbackPage',
  'update-page': 'UpdatePage',
  insights: 'Insights',
  'change-list': 'ChangeList',
  'receipt-list': 'ReceiptList',
  'live-message': 'LiveMessage',
  'live-reset': 'LiveReset',
  'upload-request': 'UploadRequest',
  upload: 'Upload',
  problem: 'Problem',
};

const draft = 'https://json-schema.org/draft/2020-12/schema';
const addresses = '^(?:(?:https?|mailto|tel):|(?![A-Za-z][A-Za-z0-9+.\\-]*:))';

/** Every schema of the contract by its name, strict, described, each naming the others by `#/$defs/`. */
export function namedSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [name, one] of Object.entries(contract)) {
    if (typeof one === 'object' && '_zod' in one) registry.add(one, { id: name });
  }
  for (const option of contract.Change.def.options) {
    const [kind] = option.shape.kind.def.values;
    if (kind) registry.add(option, { id: changeName(kind) });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/$defs/${id}`,
  });
  const named = structuredClone(schemas) as unknown as Record<string, JsonSchema>;
  for (const schema of Object.values(named)) {
    delete schema.$schema;
    delete schema.$id;
  }
  sharpen(named);
  describeSchemas(named, new URL('../src/schemas/', import.meta.url));
  return named;
}

/** Says what zod cannot: which addresses may be followed, that the codes of problems are closed, what a change is about. */
function sharpen(named: Record<string, JsonSchema>): void {
  Object.assign(named['Url'] ?? {}, { format: 'uri-reference', pattern: addresses });
  const code = named['Problem']?.properties?.['code'];
  if (code) Object.assign(code, { anyOf: undefined, type: 'string', enum: [...contract.problemCodes] });
  for (const kind of contract.changeKinds) {
    const schema = named[changeName(kind)];
    if (schema) schema.description = `A change of the kind \`${kind}\`.`;
  }
}

/** `step.complete` → `StepCompleteChange`. */
export function changeName(kind: string): string {
  const words = kind.split('.').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('')}Change`;
}

/** The files of the folder `schema`, without OpenAPI: one for each document, and one with everything. */
export function schemaFiles(): Record<string, JsonSchema> {
  const named = namedSchemas();
  const files: Record<string, JsonSchema> = {};
  for (const [file, name] of Object.entries(documents)) {
    const used = reachable(name, named);
    const defs = Object.fromEntries(Object.entries(named).filter(([key]) => used.has(key)));
    files[`${file}.json`] = { $schema: draft, title: name, $ref: `#/$defs/${name}`, $defs: defs };
  }
  files['contract.json'] = {
    $schema: draft,
    title: 'Partner Journey, contract version 1',
    description: 'Every document and every part of one, by its name under `$defs`.',
    $defs: named,
  };
  return files;
}

function reachable(root: string, named: Record<string, JsonSchema>): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [root];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [, next] of JSON.stringify(named[name]).matchAll(/"#\/\$defs\/(\w+)"/g))
      ahead.push(next ?? '');
  }
  return found;
}
