import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EventParser, type StreamEvent } from './event-parser.js';

function parse(...pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const parser = new EventParser((event) => events.push(event));
  pieces.forEach((piece) => parser.push(piece));
  return events;
}

describe('EventParser', () => {
  it('reads id, name and data', () => {
    assert.deepEqual(parse('id: 7\nevent: reset\ndata: {"a":1}\n\n'), [
      { id: '7', event: 'reset', data: '{"a":1}' },
    ]);
  });

  it('calls a message without a name a message, and joins lines of data', () => {
    assert.deepEqual(parse('data: a\ndata:b\ndata:  c\n\n'), [
      { id: undefined, event: 'message', data: 'a\nb\n c' },
    ]);
  });

  it('passes over comments, unknown fields and blocks without data', () => {
    assert.deepEqual(parse(': heartbeat\n\nretry: 10\n\nevent: x\n\nid: 1\n\ndata: y\n\n'), [
      { id: undefined, event: 'message', data: 'y' },
    ]);
  });

  it('keeps what is not finished for itself', () => {
    assert.deepEqual(parse('data: a\n'), []);
    assert.deepEqual(parse('data: a\n', '\n').length, 1);
  });

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`reads lines that end with ${name}, wherever the stream is cut`, () => {
      const stream = [
        'id: 1',
        'data: {"entity":"step"}',
        '',
        ': beat',
        '',
        'id: 2',
        'event: reset',
        'data: x',
        '',
        'data: z',
        '',
        ':',
      ].join(end);
      const whole = parse(stream);
      assert.equal(whole.length, 3);

      fc.assert(
        fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
          const at = [0, ...cuts.sort((a, b) => a - b), stream.length];
          assert.deepEqual(parse(...at.slice(1).map((to, index) => stream.slice(at[index], to))), whole);
        }),
      );
    });
  }
});
