import type { Field, FieldValue } from '@partner-journey/contract';
import type { LocaleController } from '../../controllers/locale-controller.js';

/** What a field holds, in words: options by their labels. */
export function valueWords(locale: LocaleController, value: FieldValue, field: Field | undefined): string {
  const labelOf = (one: string) => field?.options?.find((option) => option.value === one)?.label ?? one;
  if (typeof value === 'boolean') return locale.text(value ? 'checklist.yes' : 'checklist.no');
  if (Array.isArray(value)) return new Intl.ListFormat(locale.language).format(value.map(labelOf));
  return labelOf(String(value));
}
