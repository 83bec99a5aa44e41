import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ar } from '../locales/ar.js';
import { en } from '../locales/en.js';
import { fill } from '../locales/format.js';
import type { Messages } from '../locales/strings.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { refusalWords } from './refusal-text.js';
import { keptText, stateText } from './state-text.js';

function speaking(messages: Messages, language: string): LocaleController {
  const text: LocaleController['text'] = (key, values) => fill(messages[key], values ?? {}, language);
  return { text } as LocaleController;
}

const english = speaking(en, 'en');
const arabic = speaking(ar, 'ar');
const problem = { type: 'about:blank', title: 'Refused', status: 409 };

describe('The words for a refusal', () => {
  it('give the host’s reason, the more exact one when there are two', () => {
    const detail = 'The list is closed.';

    assert.equal(refusalWords(english, { ...problem, code: 'gone' }), 'Not saved: Refused');
    assert.equal(refusalWords(english, { ...problem, code: 'gone', detail }), `Not saved: ${detail}`);
  });

  it('tell who did what when somebody else was faster', () => {
    const detail = 'Meanwhile: "Profile" was completed by Jo on 2026-05-12.';

    assert.equal(
      refusalWords(english, { ...problem, code: 'conflict', detail }),
      `Not saved, because somebody else was faster. ${detail}`,
    );
  });

  it('may give our reason instead of the host’s', () => {
    const reason = en['checklist.meanwhile-done'].replace('{person}', 'Ana').replace('{date}', '12 May');

    assert.equal(
      refusalWords(english, { ...problem, code: 'conflict', detail: 'Meanwhile.' }, reason),
      'Not saved, because somebody else was faster. Ana completed this on 12 May.',
    );
  });

  it('are ours in every language for what the client itself could not do', () => {
    for (const code of ['expired', 'outcome-unknown'] as const) {
      const title = 'It waited.';

      assert.equal(refusalWords(english, { ...problem, title, code }), en[`common.${code}`]);
      assert.equal(refusalWords(arabic, { ...problem, title, code }), ar[`common.${code}`]);
    }
  });

  it('are ours in every language where the host gave none, for each code its own', () => {
    const said = new Set<string>();
    for (const [code, key] of [
      ['forbidden', 'common.refused-forbidden'],
      ['not-found', 'common.refused-not-found'],
      ['gone', 'common.refused-gone'],
      ['precondition-failed', 'common.refused-changed'],
      ['body-too-large', 'common.refused-large'],
      ['unsupported-media-type', 'common.refused-form'],
      ['invalid-request', 'common.refused-invalid'],
      ['locked', 'common.refused-unexplained'],
    ] as const) {
      const bare = { ...problem, title: '', code };

      assert.equal(refusalWords(english, bare), en[key]);
      assert.equal(refusalWords(arabic, bare), ar[key]);
      said.add(refusalWords(arabic, bare));
      assert.equal(refusalWords(english, { ...problem, code }), 'Not saved: Refused');
    }
    assert.equal(said.size, 8);
    assert.equal(refusalWords(english, undefined), en['common.refused-unexplained']);
  });

  it('say in every language that somebody was faster, also where the host says no more', () => {
    for (const [locale, words] of [
      [english, en],
      [arabic, ar],
    ] as const) {
      assert.equal(
        refusalWords(locale, { ...problem, title: '', code: 'conflict' }),
        fill(words['common.conflicted'], { reason: '' }, 'en').trim(),
      );
    }
  });

  it('tell who was faster also where the host says nothing of it', () => {
    assert.equal(
      refusalWords(english, { ...problem, title: '', code: 'conflict' }, 'Ana completed this on 12 May.'),
      'Not saved, because somebody else was faster. Ana completed this on 12 May.',
    );
  });

  it('do not take a word of every object for a code', () => {
    assert.equal(refusalWords(english, { ...problem, code: 'constructor' }), 'Not saved: Refused');
    assert.equal(
      refusalWords(english, { ...problem, title: '', code: 'constructor' }),
      en['common.refused-unexplained'],
    );
  });
});

describe('The words for what is not saved yet', () => {
  it('tell what it waits for', () => {
    assert.deepEqual(
      [
        stateText(english, { state: 'unsaved' }),
        stateText(english, { state: 'sending', waitingFor: 'connection' }),
        stateText(english, { state: 'unsaved', waitingFor: 'connection' }),
        stateText(english, { state: 'unsaved', waitingFor: 'network' }),
        stateText(english, { state: 'unsaved', waitingFor: 'sign-in' }),
      ],
      [
        'Not yet saved',
        'Saving…',
        'Not yet saved: waiting for connection',
        'Not yet saved: your network is in the way, and may want you to sign in to it first',
        'Not yet saved: waiting for sign-in',
      ],
    );
  });

  it('tell whether it outlives the tab', () => {
    assert.match(
      keptText(english, { waitingFor: 'sign-in', durable: true }),
      /sign-in\. Kept on this device/,
    );
    assert.match(
      keptText(english, { waitingFor: 'sign-in', durable: false }),
      /sign-in\. Kept in this tab only/,
    );
  });
});
