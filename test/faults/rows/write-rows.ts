import { writeFile } from 'node:fs/promises';
import { freshGuide, guidePath } from './guide.js';

await writeFile(guidePath, await freshGuide());
