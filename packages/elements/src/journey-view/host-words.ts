import type { LocaleController } from '../controllers/locale-controller.js';
import type { MessageKey } from '../locales/strings.js';
import { hostText, richText } from '../base/rich-text.js';

/** Values of a sentence: words of the host (text), numbers of ours, or templates. */
type HostWords = Readonly<Record<string, unknown>>;

/** A sentence of ours with words of the host in it, each in its own direction; `count` picks the plural form. */
export function sentence(locale: LocaleController, key: MessageKey, words: HostWords): unknown {
  const numbers = Object.entries(words).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const parts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(words))
    parts[name] = typeof value === 'string' ? hostText(value) : value;
  return richText(locale.text(key, Object.fromEntries(numbers)), parts);
}

/** "a, b, and c" of the host's words or of templates. */
export function hostList(locale: LocaleController, items: readonly unknown[]): unknown {
  const places = items.map((_, index) => String(index));
  const format = new Intl.ListFormat(locale.language, { type: 'conjunction' });
  return format.formatToParts(places).map(({ type, value }) => {
    if (type === 'literal') return value;
    const item = items[Number(value)];
    return typeof item === 'string' ? hostText(item) : item;
  });
}
