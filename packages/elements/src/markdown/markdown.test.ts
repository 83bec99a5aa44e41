import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseBlocks } from './blocks.js';
import { parseInline, type Inline } from './inline.js';

const text = (value: string): Inline => ({ type: 'text', text: value });

describe('Markdown blocks', () => {
  it('separates paragraphs by empty lines', () => {
    assert.deepEqual(parseBlocks('One\nmore\n\nTwo'), [
      { type: 'paragraph', text: 'One\nmore' },
      { type: 'paragraph', text: 'Two' },
    ]);
  });

  it('reads lists with what is nested in their items', () => {
    assert.deepEqual(parseBlocks('- a\n  - b\n- c'), [
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            { type: 'paragraph', text: 'a' },
            { type: 'list', ordered: false, start: 1, items: [[{ type: 'paragraph', text: 'b' }]] },
          ],
          [{ type: 'paragraph', text: 'c' }],
        ],
      },
    ]);
  });

  it('keeps the first number of an ordered list, and items apart by an empty line together', () => {
    const [list] = parseBlocks('3. a\n\n4. b');

    assert.equal(list?.type === 'list' && list.ordered && list.start, 3);
    assert.equal(list?.type === 'list' && list.items.length, 2);
  });

  it('does not take a number in the middle of a paragraph for a list', () => {
    assert.deepEqual(parseBlocks('It begins on\n30. May is too late'), [
      { type: 'paragraph', text: 'It begins on\n30. May is too late' },
    ]);
  });

  it('keeps code as it is, also when its end is missing', () => {
    assert.deepEqual(parseBlocks('```sh\n# <b>\n  run\n```'), [{ type: 'code', text: '# <b>\n  run' }]);
    assert.deepEqual(parseBlocks('```\nopen'), [{ type: 'code', text: 'open' }]);
  });

  it('leaves other markup in its paragraph', () => {
    assert.deepEqual(parseBlocks('# Title\n<script>x</script>'), [
      { type: 'paragraph', text: '# Title\n<script>x</script>' },
    ]);
  });
});

describe('Markdown within a line', () => {
  it('reads strong words, emphasis and code', () => {
    assert.deepEqual(parseInline('**a** _b_ `c*d*`'), [
      { type: 'strong', children: [text('a')] },
      text(' '),
      { type: 'em', children: [text('b')] },
      text(' '),
      { type: 'code', text: 'c*d*' },
    ]);
  });

  it('reads emphasis within strong words', () => {
    assert.deepEqual(parseInline('**a *b* c**'), [
      { type: 'strong', children: [text('a '), { type: 'em', children: [text('b')] }, text(' c')] },
    ]);
  });

  it('leaves stars, underscores and brackets that mean nothing', () => {
    for (const plain of ['2 * 3 * 4', 'snake_case_name', '**open', '[no link]', 'a ] ( b']) {
      assert.deepEqual(parseInline(plain), [text(plain)]);
    }
  });

  it('reads links with their words, and addresses between angle brackets', () => {
    assert.deepEqual(parseInline('[the **guide**](/a?b=1 "t")'), [
      {
        type: 'link',
        url: '/a?b=1',
        children: [text('the '), { type: 'strong', children: [text('guide')] }],
      },
    ]);
    assert.deepEqual(parseInline('<mailto:a@b.example>'), [
      { type: 'link', url: 'mailto:a@b.example', children: [text('a@b.example')] },
    ]);
  });

  it('shows an escaped character as itself', () => {
    assert.deepEqual(parseInline('\\*a\\*'), [text('*a*')]);
  });

  it('breaks a line only where it is asked to', () => {
    assert.deepEqual(
      parseInline('a\nb  \nc').map((piece) => piece.type),
      ['text', 'text', 'text', 'break', 'text'],
    );
  });

  it('comes to the end of a text that is all marks', { timeout: 60_000 }, () => {
    for (const mark of ['*', '_', '[', '`', '**a ', '<http://', '[a](']) {
      const text = mark.repeat(20_000 / mark.length);

      assert.ok(parseInline(text).length > 0, mark);
    }
    assert.ok(parseBlocks('- '.repeat(10_000) + '\n'.repeat(10_000)).length > 0);
  });
});
