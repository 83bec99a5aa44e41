import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { searchWords } from '../fold.js';
import { splitAtWords } from './highlight.js';

const marked = (text: string, words: string) =>
  splitAtWords(text, searchWords(words))
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('');

describe('splitAtWords', () => {
  it('marks every place of every word', () => {
    assert.equal(marked('Sandbox keys for the sandbox', 'sandbox key'), '[Sandbox] [key]s for the [sandbox]');
  });

  it('marks the letters as they are written, whatever their accents', () => {
    assert.equal(marked('Café résumé', 'cafe resume'), '[Café] [résumé]');
    assert.equal(marked('Cafe\u0301 au lait', 'café'), '[Cafe\u0301] au lait');
    assert.equal(marked('مُورِد', 'مورد'), '[مُورِد]');
  });

  it('makes one mark of words that overlap', () => {
    assert.equal(marked('sandbox', 'sandb andbox'), '[sandbox]');
  });

  it('keeps the place behind letters that fold to more than one', () => {
    assert.equal(marked('İstanbul guide', 'guide'), 'İstanbul [guide]');
    assert.equal(marked('𝒮 pair 😀 sandbox', 'sandbox'), '𝒮 pair 😀 [sandbox]');
  });

  it('gives the text itself when nothing is looked for or found', () => {
    assert.deepEqual(splitAtWords('<b>x</b>', []), [{ text: '<b>x</b>', isHit: false }]);
    assert.equal(marked('abc', 'x'), 'abc');
    assert.deepEqual(splitAtWords('', ['x']), []);
  });
});
