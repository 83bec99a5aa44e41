import { defaultClientConditions } from 'vite';

/** Export conditions under which Vite takes our packages from their TypeScript sources. */
export const sourceConditions: string[] = ['source', ...defaultClientConditions];
