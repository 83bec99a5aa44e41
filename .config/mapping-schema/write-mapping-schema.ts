import { writeFile } from 'node:fs/promises';
import { freshMappingSchema, mappingSchemaPath } from './mapping-schema.js';

await writeFile(mappingSchemaPath, await freshMappingSchema());
