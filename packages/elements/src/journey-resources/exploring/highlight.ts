import { fold } from '../fold.js';

/** A piece of a text, and whether it is one of the words that were looked for. */
interface TextPart {
  readonly text: string;
  readonly isHit: boolean;
}

/** Cuts a text where folded words are found in it; the pieces joined are the text itself. */
export function splitAtWords(text: string, words: readonly string[]): readonly TextPart[] {
  const hits = findHits(text, words);
  const parts: TextPart[] = [];
  let end = 0;
  for (const hit of hits) {
    if (hit.start > end) parts.push({ text: text.slice(end, hit.start), isHit: false });
    parts.push({ text: text.slice(hit.start, hit.end), isHit: true });
    end = hit.end;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isHit: false });
  return parts;
}

interface Hit {
  readonly start: number;
  readonly end: number;
}

/** Where the words are, in order; hits that touch or overlap are one. */
function findHits(text: string, words: readonly string[]): readonly Hit[] {
  if (words.length === 0) return [];
  const { folded, origins } = foldWithOrigins(text);
  const found: Hit[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push({ start: origins[at]!, end: origins[at + word.length] ?? text.length });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return found.reduce<Hit[]>((merged, hit) => {
    const last = merged.at(-1);
    if (last && hit.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, hit.end) };
    else merged.push(hit);
    return merged;
  }, []);
}

/** The folded text, and for each of its units where in the text it comes from: folding may change lengths. */
function foldWithOrigins(text: string): { readonly folded: string; readonly origins: readonly number[] } {
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = fold(character);
    for (let unit = 0; unit < plain.length; unit++) origins.push(at);
    folded += plain;
    at += character.length;
  }
  return { folded, origins };
}
