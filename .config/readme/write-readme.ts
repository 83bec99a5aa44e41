import { writeFile } from 'node:fs/promises';
import { freshReadme, readmePath } from './readme.js';

await writeFile(readmePath, await freshReadme());
