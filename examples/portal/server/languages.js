import { ar } from '../words/ar.js';
import { en } from '../words/en.js';
import { readCookie } from './accounts.js';

const cookieName = 'tidewater-language';

/** The languages of the portal: their words, and the way they run. */
export const languages = {
  en: { code: 'en', name: 'English', direction: 'ltr', words: en },
  ar: { code: 'ar', name: 'العربية', direction: 'rtl', words: ar },
};

/** The language this browser chose; English until then. */
export function languageOf(request) {
  const chosen = readCookie(request, cookieName);
  return isLanguage(chosen) ? languages[chosen] : languages.en;
}

/** Whether the portal speaks a language. */
export function isLanguage(code) {
  return code !== undefined && Object.hasOwn(languages, code);
}

/** The `Set-Cookie` that remembers a language for a year. */
export function languageCookie(code) {
  return `${cookieName}=${code}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** Words by key, with `{name}` places filled. */
export function say(language, key, values = {}) {
  const words = language.words[key];
  if (words === undefined) throw new Error(`there are no ${language.name} words for "${key}"`);
  return words.replace(/\{(\w+)\}/g, (_place, name) => values[name]);
}
