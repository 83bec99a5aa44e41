import type { Messages } from './strings.js';

/** The languages that are shipped besides English; each loads when it is first shown. English comes with the widgets. */
const loaders: Readonly<Record<string, () => Promise<Messages>>> = {
  ar: () => import('./ar.js').then((module) => module.ar),
};

const loaded = new Map<string, Messages>();

/** The words of a language that is already here. */
export function messagesOf(language: string): Messages | undefined {
  return loaded.get(language);
}

/** The closest language we speak: `ar-EG` is `ar`; unknown ones are English. */
export function languageFor(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? 'en';
  return Object.hasOwn(loaders, primary) ? primary : 'en';
}

/** Fetches the words of a language; undefined for English, and when they cannot be had. */
export async function loadMessages(language: string): Promise<Messages | undefined> {
  try {
    const messages = loaded.get(language) ?? (await loaders[language]?.());
    if (messages) loaded.set(language, messages);
    return messages;
  } catch {
    return undefined;
  }
}
