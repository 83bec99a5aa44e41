import { writeFile } from 'node:fs/promises';
import { freshReference, referencePath } from './mapping-reference.js';

await writeFile(referencePath, await freshReference());
