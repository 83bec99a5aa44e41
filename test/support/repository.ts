import { fileURLToPath } from 'node:url';

/** Absolute path of the folder that holds the whole repository. */
export const repositoryRoot: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
