import type { Step } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { ar } from '../../locales/ar.js';
import { en } from '../../locales/en.js';
import { DateFormat, fill } from '../../locales/format.js';
import { overtakenBy } from './overtaken-by.js';

const now = Date.parse('2026-05-20T09:00:00Z');
const at = '2026-05-12T09:00:00Z';
const by = { id: 'ana', name: 'Ana Ruiz', side: 'partner' as const };
const problem = { type: 'about:blank', title: 'Meanwhile', status: 409, code: 'conflict' };
/** What `whatHappened` of the rules says, in English only. */
const ours = {
  ...problem,
  type: 'urn:partner-journey:problem:conflict',
  detail: 'Meanwhile: "Profile" was skipped.',
};
const bare = { ...problem, title: '' };
const step = (more: Partial<Step>) => more as Step;

function told(language: 'en' | 'ar', viewerId = 'tom') {
  const messages = { en, ar }[language];
  const text: LocaleController['text'] = (key, values) => fill(messages[key], values ?? {}, language);
  const locale = { text, dates: new DateFormat(language, 'UTC') } as LocaleController;
  return { locale, viewerId, now };
}

describe('Who was faster', () => {
  it('is told with the day, in every language', () => {
    const done = step({ status: 'done', completed: { at, by } });
    const returned = step({ status: 'returned', returned: { at, by, reason: 'The logo is missing.' } });

    assert.equal(overtakenBy(told('en'), done, problem), 'Ana Ruiz completed this on May 12.');
    assert.equal(overtakenBy(told('en'), returned, problem), 'Ana Ruiz sent this back on May 12.');
    assert.match(overtakenBy(told('ar'), done, problem) ?? '', /^اكتمل هذا في .*مايو.* على يد Ana Ruiz\.$/);
  });

  it('is told of what was handed in, too', () => {
    const submitted = step({ status: 'submitted', submission: { id: 'one', at, by } });

    assert.equal(overtakenBy(told('en'), submitted, problem), 'Ana Ruiz handed this in on May 12.');
    assert.match(overtakenBy(told('ar'), submitted, problem) ?? '', /^سُلّم هذا في .*مايو.* من Ana Ruiz\.$/);
  });

  it('is told in every language, as it is now, where nobody is named and the reason is that of our rules', () => {
    for (const status of ['skipped', 'blocked', 'in-progress', 'todo'] as const) {
      const now = step({ status });
      const inArabic = `الحالة الآن: ${told('ar').locale.text(`status.${status}`)}.`;

      assert.equal(overtakenBy(told('en'), now, ours), `It is now: ${en[`status.${status}`]}.`);
      assert.equal(overtakenBy(told('ar'), now, ours), inArabic);
      assert.equal(overtakenBy(told('ar'), now, bare), inArabic);
      assert.equal(overtakenBy(told('ar'), now, problem), undefined, 'the host has words of its own');
    }
  });

  it('is told only when the step tells it, and of nobody else than who was faster', () => {
    const done = step({ status: 'done', completed: { at, by } });

    assert.equal(overtakenBy(told('en', 'ana'), done, problem), undefined);
    assert.equal(overtakenBy(told('en'), done, { ...problem, code: 'not-allowed-now' }), undefined);
    assert.equal(overtakenBy(told('en'), step({ status: 'done', completed: { at } }), problem), undefined);
    assert.equal(
      overtakenBy(told('en'), step({ status: 'todo', completed: { at, by } }), problem),
      undefined,
    );
  });
});
