import { membersOf } from '../completing/members-of.js';
import { plainText } from './plain-text.js';

/** A person reads a sentence or two; what is longer was written for somebody else. */
const longest = 300;

/** Where hosts write what a person may read of a refusal, in the order of how well it is meant. */
const names = ['detail', 'message', 'error_description', 'error_message', 'title'] as const;

/** The host's words about a refusal, where no rule says where they stand; undefined when there are none. */
export function reasonIn(body: unknown): string | undefined {
  const { error, errors } = membersOf(body);
  const [first] = [errors].flat() as readonly unknown[];
  for (const place of [membersOf(body), membersOf(error), membersOf(first)]) {
    for (const name of names) {
      const reason = reasonOf(place[name]);
      if (reason) return reason;
    }
  }
  return undefined;
}

/** Words as a person reads them: several as one text, without markup, and cut where they go on and on. */
export function reasonOf(found: unknown): string | undefined {
  const texts = ([found].flat() as readonly unknown[]).filter((one) => typeof one === 'string');
  const letters = [...plainText(texts.join(' '))];
  if (letters.length === 0) return undefined;
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : letters.join('');
}
