import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { safeUrl } from './safe-url.js';

const base = 'https://portal.example/partners/';

describe('safeUrl', () => {
  it('takes addresses a person may follow, relative ones from the page', () => {
    assert.equal(safeUrl('/lib/1', base)?.href, 'https://portal.example/lib/1');
    assert.equal(safeUrl('mailto:priya@tidewater.example', base)?.protocol, 'mailto:');
  });

  it('takes nothing that runs or hides something', () => {
    for (const address of [
      'javascript:alert(1)',
      ' jAvAsCrIpT:alert(1)',
      'data:text/html,x',
      'blob:x',
      'https://',
      undefined,
    ]) {
      assert.equal(safeUrl(address, base), undefined);
    }
  });
});
