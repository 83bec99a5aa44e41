import type { Messages } from './strings.js';
import { en } from './en.js';

/** The languages that are shipped besides English; each loads when it is first shown. */
const loaders: Readonly<Record<string, () => Promise<Messages>>> = {
  ar: () => import('./ar.js').then((module) => module.ar),
};

const loaded = new Map<string, Messages>([['en', en]]);

/** The words of a language that is already here. */
export function messagesOf(language: string): Messages | undefined {
  return loaded.get(language);
}

/** The closest language we speak: `ar-EG` is `ar`; unknown ones are English. */
export function languageFor(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? 'en';
  return primary in loaders ? primary : 'en';
}

/** Fetches the words of a language; English when they cannot be had. */
export async function loadMessages(language: string): Promise<Messages> {
  const known = loaded.get(language);
  if (known) return known;
  try {
    const messages = (await loaders[language]?.()) ?? en;
    loaded.set(language, messages);
    return messages;
  } catch {
    return en;
  }
}
