import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { elementTables } from '../../.config/readme/element-tables.js';
import { freshReadme, readmePath } from '../../.config/readme/readme.js';

describe('The README', () => {
  it('tells of the elements what their manifest says (npm run readme)', async () => {
    assert.equal(await readFile(readmePath, 'utf8'), await freshReadme());
  });

  it('would tell of a new property', () => {
    const members = [{ kind: 'field', name: 'pace', attribute: 'pace', description: 'How fast it goes.' }];
    const declarations = [{ name: 'JourneyPaceElement', tagName: 'journey-pace', members }];

    assert.match(elementTables({ modules: [{ declarations }] }), /\| `pace` \| How fast it goes\. \|/);
  });
});
