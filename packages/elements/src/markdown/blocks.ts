/** A part of a text that stands on its own lines. */
export type Block =
  | { readonly type: 'paragraph' | 'code'; readonly text: string }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    };

const fence = /^ {0,3}(`{3,}|~{3,})/;
const marker = /^( {0,3})(?:([-*+])|(\d{1,9})[.)])( +|$)/;
const deepest = 6;

/** Splits a text into paragraphs, lists and code; any other markup stays in its paragraph as it was written. */
export function parseBlocks(source: string): readonly Block[] {
  return readBlocks(source.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0);
}

function readBlocks(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (line.trim() === '') {
      at++;
    } else if (fence.test(line)) {
      at = readCode(lines, at, blocks);
    } else if (depth < deepest && marker.test(line)) {
      at = readList(lines, at, { blocks, depth });
    } else {
      at = readParagraph(lines, at, blocks);
    }
  }
  return blocks;
}

function readCode(lines: readonly string[], from: number, blocks: Block[]): number {
  const ticks = fence.exec(lines[from]!)![1]!;
  let at = from + 1;
  while (at < lines.length && !lines[at]!.trim().startsWith(ticks)) at++;
  blocks.push({ type: 'code', text: lines.slice(from + 1, at).join('\n') });
  return at + 1;
}

function readParagraph(lines: readonly string[], from: number, blocks: Block[]): number {
  let at = from + 1;
  while (at < lines.length && lines[at]!.trim() !== '' && !interrupts(lines[at]!)) at++;
  const text = lines
    .slice(from, at)
    .map((line) => line.trimStart())
    .join('\n');
  blocks.push({ type: 'paragraph', text: text.trimEnd() });
  return at;
}

/** A number other than 1 at the start of a line is more likely a date or an amount than a list. */
function interrupts(line: string): boolean {
  const match = marker.exec(line);
  return (
    fence.test(line) || (match !== null && match[4] !== '' && (match[3] === undefined || match[3] === '1'))
  );
}

function startsBlock(line: string): boolean {
  return marker.test(line) || fence.test(line);
}

/** Items of one kind in a row; lines that are indented to an item's text belong to it. */
function readList(
  lines: readonly string[],
  from: number,
  { blocks, depth }: { blocks: Block[]; depth: number },
): number {
  const first = marker.exec(lines[from]!)!;
  const bullet = first[2];
  const items: Block[][] = [];
  let at = from;
  while (at < lines.length) {
    const match = marker.exec(lines[at]!);
    if (!match || match[2] !== bullet) break;
    const indent = match[0].length;
    const own = [lines[at]!.slice(indent)];
    at++;
    while (at < lines.length && belongs(lines, at, indent)) own.push(outdent(lines[at++]!, indent));
    items.push(readBlocks(own, depth + 1));
  }
  blocks.push({ type: 'list', ordered: bullet === undefined, start: Number(first[3] ?? 1), items });
  return at;
}

/** Whether a line goes on with the item above it: indented, or the rest of a paragraph that was not. */
function belongs(lines: readonly string[], at: number, indent: number): boolean {
  const line = lines[at]!;
  if (line.trim() !== '')
    return isIndented(line, indent) || (!startsBlock(line) && lines[at - 1]!.trim() !== '');
  let next = at + 1;
  while (next < lines.length && lines[next]!.trim() === '') next++;
  const after = lines[next];
  return after !== undefined && (isIndented(after, indent) || marker.test(after));
}

function isIndented(line: string, indent: number): boolean {
  return line.startsWith(' '.repeat(indent));
}

function outdent(line: string, indent: number): string {
  return isIndented(line, indent) ? line.slice(indent) : line.trimStart();
}
