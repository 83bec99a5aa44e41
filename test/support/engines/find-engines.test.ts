import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engineNamed, missingEngine } from './find-engines.js';

describe('The engines', () => {
  const { PATH: path } = process.env;
  after(() => (process.env['PATH'] = path));

  it('say in one line what to install when they are not there', () => {
    process.env['PATH'] = '';

    assert.equal(missingEngine('chromium'), undefined);
    assert.match(missingEngine('firefox') ?? '', /^Firefox .*firefox-esr.*$/);
    assert.match(missingEngine('webkit') ?? '', /^WebKit .*webkit2gtk-driver xvfb.*$/);
  });

  it('are known by their names only', () => {
    assert.equal(engineNamed('webkit'), 'webkit');
    assert.throws(() => engineNamed('safari'), /chromium, firefox, webkit/);
  });
});
