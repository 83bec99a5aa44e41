import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainText } from './plain-text.js';

describe('The text of HTML', () => {
  const says: readonly (readonly [html: string, text: string])[] = [
    ['Plain', 'Plain'],
    ['Tom &amp; <b>Jerry</b>', 'Tom & Jerry'],
    ['&#8220;Hi&#x201D; &hellip; &eacute;', '“Hi” … &eacute;'],
    ['<p>One</p>\n<p>Two<br/>Three</p>', 'One\nTwo\nThree'],
    ['a<script>alert(1)</script>b<style>p{}</style>c', 'abc'],
    ['a<script>alert(1)', 'a'],
    ['<!-- note -->x<!-- open', 'x'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
    ['<img src=x onerror=alert(1)', ''],
    ['<b title="a">One</b <i>two</i>', 'Onetwo'],
    ['&#0; &#xd800; &#1114112;', '&#0; &#xd800; &#1114112;'],
    ['&lt;b&gt;', '<b>'],
  ];
  for (const [html, text] of says) {
    it(`is ${JSON.stringify(text)} for ${html}`, () => {
      assert.equal(plainText(html), text);
    });
  }

  it('is found in a time that grows with the text', () => {
    for (const part of ['<', '<a', '<br', '</p ', '<script', '<!--', '<script>', '&#', '&amp', '\n ']) {
      assert.ok(typeof plainText(part.repeat(100_000)) === 'string');
    }
  });
});
