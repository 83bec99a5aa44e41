import type { Change, Step } from '@partner-journey/contract';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { WordsAction } from '../row-state.js';
import { valueWords } from './value-words.js';

/** What is done by words: a reason, or a remark. */
export const actionsByWords: readonly WordsAction[] = ['skip', 'block', 'return', 'reopen', 'comment'];

/** The reason or the remark that a change says; empty for any other. */
export function wordsIn({ payload }: Change): string {
  return 'reason' in payload ? (payload.reason ?? '') : 'text' in payload ? payload.text : '';
}

/** What was typed, under the names the fields have while their step is known; empty for what takes no words. */
export function changeWords(locale: LocaleController, change: Change, step?: Step): string {
  const { payload } = change;
  if (!('values' in payload)) return wordsIn(change);
  return Object.entries(payload.values)
    .map(([name, value]) => {
      const field = step?.fields?.find((one) => one.name === name);
      return `${field?.label ?? name}: ${valueWords(locale, value, field)}`;
    })
    .join('\n');
}
