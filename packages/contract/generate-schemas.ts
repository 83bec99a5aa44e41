import { mkdirSync, writeFileSync } from 'node:fs';
import { schemaFiles } from './scripts/json-schemas.js';
import { openApi } from './scripts/openapi.js';
import { printShapes } from './scripts/print-shapes.js';

const schemaFolder = new URL('schema/', import.meta.url);
mkdirSync(schemaFolder, { recursive: true });
for (const [file, document] of Object.entries({ ...schemaFiles(), 'openapi.json': openApi() })) {
  writeFileSync(new URL(file, schemaFolder), `${JSON.stringify(document, null, 2)}\n`);
}
writeFileSync(new URL('src/reader/document-shapes.ts', import.meta.url), printShapes());
