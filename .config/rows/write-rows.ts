import { writeFile } from 'node:fs/promises';
import { freshRowsPage, readEvidence, rowsPagePath } from './rows-page.js';

await writeFile(rowsPagePath, freshRowsPage(await readEvidence()));
