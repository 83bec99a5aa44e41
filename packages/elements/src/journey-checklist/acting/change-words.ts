import type { Change, Step } from '@partner-journey/contract';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { valueWords } from './value-words.js';

/** What was typed, under the names the fields have while their step is known; empty for what takes no words. */
export function changeWords(locale: LocaleController, { payload }: Change, step?: Step): string {
  if ('reason' in payload) return payload.reason ?? '';
  if ('text' in payload) return payload.text;
  if (!('values' in payload)) return '';
  return Object.entries(payload.values)
    .map(([name, value]) => {
      const field = step?.fields?.find((one) => one.name === name);
      return `${field?.label ?? name}: ${valueWords(locale, value, field)}`;
    })
    .join('\n');
}
