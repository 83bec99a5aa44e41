/** A piece of a line: plain text, or text with a meaning and pieces within it. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] };

const deepest = 6;
const escapable = /[!-/:-@[-`{-~]/;

/** Reads emphasis, code and links out of a paragraph; what does not close stays as it was written. */
export function parseInline(source: string, depth = 0): Inline[] {
  const pieces: Inline[] = [];
  let text = '';
  const push = (piece: Inline): void => {
    if (text) pieces.push({ type: 'text', text });
    text = '';
    pieces.push(piece);
  };
  let at = 0;
  while (at < source.length) {
    const found = depth < deepest ? readMarked(source, at, depth) : undefined;
    if (found) {
      push(found.piece);
      at = found.end;
    } else {
      const isEscape = source[at] === '\\' && escapable.test(source[at + 1] ?? '');
      text += source.charAt(isEscape ? at + 1 : at);
      at += isEscape ? 2 : 1;
    }
  }
  if (text) pieces.push({ type: 'text', text });
  return pieces;
}

interface Found {
  readonly piece: Inline;
  /** Where reading goes on. */
  readonly end: number;
}

function readMarked(source: string, at: number, depth: number): Found | undefined {
  switch (source[at]) {
    case '\n':
      return readBreak(source, at);
    case '`':
      return readCode(source, at);
    case '[':
      return readLink(source, at, depth);
    case '<':
      return readAddress(source, at);
    case '*':
    case '_':
      return readEmphasis(source, at, depth);
    default:
      return undefined;
  }
}

/** A line ends with two spaces or a backslash to break; otherwise lines flow together. */
function readBreak(source: string, at: number): Found {
  const isHard = source.endsWith('  ', at) || source[at - 1] === '\\';
  return { piece: isHard ? { type: 'break' } : { type: 'text', text: ' ' }, end: at + 1 };
}

function readCode(source: string, at: number): Found | undefined {
  // within a run of ticks that did not open anything
  if (source[at - 1] === '`') return undefined;
  const fence = /`+/y;
  fence.lastIndex = at;
  const ticks = fence.exec(source)?.[0] ?? '`';
  const end = source.indexOf(ticks, at + ticks.length);
  if (end < 0) return undefined;
  return {
    piece: { type: 'code', text: source.slice(at + ticks.length, end).trim() },
    end: end + ticks.length,
  };
}

function readLink(source: string, at: number, depth: number): Found | undefined {
  const link = /\[([^\][\n]{1,500})\]\(\s*<?([^\s<>()]{1,2000})>?(?:\s+"[^"\n]{0,500}")?\s*\)/y;
  link.lastIndex = at;
  const [whole, label, url] = link.exec(source) ?? [];
  if (whole === undefined || label === undefined || url === undefined) return undefined;
  return { piece: { type: 'link', url, children: parseInline(label, depth + 1) }, end: at + whole.length };
}

function readAddress(source: string, at: number): Found | undefined {
  const address = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/y;
  address.lastIndex = at;
  const url = address.exec(source)?.[1];
  if (url === undefined) return undefined;
  const text = url.replace(/^mailto:/, '');
  return { piece: { type: 'link', url, children: [{ type: 'text', text }] }, end: at + url.length + 2 };
}

function readEmphasis(source: string, at: number, depth: number): Found | undefined {
  const character = source[at]!;
  const mark = source[at + 1] === character ? character + character : character;
  const from = at + mark.length;
  if (isSpace(source[from]) || (character === '_' && isWord(source[at - 1]))) return undefined;
  const end = closing(source, mark, from);
  if (end < 0) return undefined;
  const children = parseInline(source.slice(from, end), depth + 1);
  return { piece: { type: mark.length === 2 ? 'strong' : 'em', children }, end: end + mark.length };
}

const longestEmphasis = 2000;

/** Where an emphasis ends; looks only so far, so that a text full of stars stays cheap. */
function closing(source: string, mark: string, from: number): number {
  const limit = Math.min(source.length, from + longestEmphasis);
  for (let at = source.indexOf(mark, from + 1); at >= 0 && at < limit; at = source.indexOf(mark, at + 1)) {
    const after = source[at + mark.length];
    const isDoubled = mark.length === 1 && (after === mark || source[at - 1] === mark);
    if (
      !isDoubled &&
      !isSpace(source[at - 1]) &&
      source[at - 1] !== '\\' &&
      (mark[0] !== '_' || !isWord(after))
    )
      return at;
  }
  return -1;
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
