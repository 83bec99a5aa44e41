import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { schemaFiles } from './scripts/json-schemas.js';
import { openApi } from './scripts/openapi.js';
import { printShapes } from './scripts/print-shapes.js';

const schemaFolder = new URL('schema/', import.meta.url);
const style = await resolveConfig(fileURLToPath(import.meta.url));

mkdirSync(schemaFolder, { recursive: true });
for (const [file, document] of Object.entries({ ...schemaFiles(), 'openapi.json': openApi() })) {
  const text = await format(JSON.stringify(document, null, 2), { ...style, parser: 'json' });
  writeFileSync(new URL(file, schemaFolder), text);
}
for (const [file, text] of Object.entries(printShapes())) {
  writeFileSync(new URL(`src/reader/${file}`, import.meta.url), text);
}
