import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Told } from '../page-kit.js';
import { Listener } from './ear.js';

const settled = (text: string): Told => ({ type: 'settled', text, id: text, outcome: 'saved' });
const screen = (isSignedOut: boolean): Told => ({ type: 'screen', pending: [], isSignedOut });

describe('The ear of an engine', () => {
  function listen() {
    const heard: string[] = [];
    const listener = new Listener({
      told: (told) => heard.push(told.type === 'screen' ? 'screen' : told.text),
      uncaught: (text) => heard.push(`uncaught ${text}`),
      left: () => heard.push('left'),
      gone: () => {},
    });
    return { heard, listener };
  }

  it('puts in order what a page said', () => {
    const { heard, listener } = listen();

    listener.hear({ page: 'a', number: 2, uncaught: 'three' });
    listener.hear({ page: 'a', number: 0, told: settled('one') });
    listener.hear({ page: 'a', number: 1, told: settled('two') });

    assert.deepEqual(heard, ['left', 'one', 'two', 'uncaught three']);
  });

  it('hears what a page said last when the next one has begun, but does not look at its screen', () => {
    const { heard, listener } = listen();

    listener.hear({ page: 'a', number: 0, told: screen(false) });
    listener.hear({ page: 'b', number: 0, told: screen(false) });
    listener.hear({ page: 'a', number: 1, told: screen(true) });
    listener.hear({ page: 'a', number: 2, told: settled('late') });

    assert.deepEqual(heard, ['left', 'screen', 'left', 'screen', 'late']);
  });
});
