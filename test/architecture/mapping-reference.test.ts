import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { interfaceTables } from '../../.config/mapping-reference/interface-tables.js';
import { freshReference, referencePath } from '../../.config/mapping-reference/mapping-reference.js';

describe('The reference of mappings', () => {
  it('tells of the language what its types say (npm run mapping-reference)', async () => {
    assert.equal(await readFile(referencePath, 'utf8'), await freshReference());
  });

  it('would tell of a new member, and whether it is needed', () => {
    const tables = interfaceTables(`
      /** How fast. */
      export interface PaceMapping extends Omit<RequestMapping, 'after'> {
        /** In steps a day. @default 3 */
        readonly pace?: number;
        /** Since when. */
        readonly since: Readonly<Record<string, Template>>;
      }`);

    assert.match(
      tables,
      /### `PaceMapping`\n\nHow fast\.\n\nAlso has what `RequestMapping` has, without `after`\./,
    );
    assert.match(tables, /\| `pace` \| `number` \| In steps a day\. Default: `3`\. \|/);
    assert.match(tables, /\| `since` \(needed\) \| `Record<string, Template>` \| Since when\. \|/);
  });
});
