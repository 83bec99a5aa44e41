import { around, isControl, nameOf, type Drawn } from './drawn.js';

/** A pixel more or less is rounding. */
const tolerance = 1;
const smallestTarget = 23.5;

function isCut({ element, style }: Drawn): boolean {
  const { overflowX, overflowY, textOverflow, webkitLineClamp } = style;
  const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
  const isWide = hides(overflowX) && element.scrollWidth > element.clientWidth + tolerance;
  const isTall = hides(overflowY) && element.scrollHeight > element.clientHeight + tolerance;
  const hasText = (element.textContent ?? '').trim() !== '';
  const isMeant = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
  return hasText && (isWide || isTall) && !isMeant;
}

function isSqueezed({ element, style, rect }: Drawn): boolean {
  const size = Number.parseFloat(style.fontSize);
  const isLong = (element.textContent ?? '').trim().length > 12;
  return isLong && rect.width < size * 2 && rect.height > size * 8;
}

/** What takes the finger beside the control itself: its labels, and what is laid over it to make it larger. */
function targetsOf(element: HTMLElement): { width: number; height: number }[] {
  const labels = (element as HTMLInputElement).labels ?? [];
  const laidOver = ['::before', '::after']
    .map((pseudo) => getComputedStyle(element, pseudo))
    .filter(({ content, position }) => content !== 'none' && position === 'absolute')
    .map(({ width, height }) => ({ width: Number.parseFloat(width), height: Number.parseFloat(height) }));
  return [...[element, ...labels].map((each) => each.getBoundingClientRect()), ...laidOver];
}

function isTooSmall({ element, style }: Drawn): boolean {
  if (!isControl(element) || (element.matches('a') && style.display === 'inline')) return false;
  const boxes = targetsOf(element);
  const isBig = boxes.some(({ width, height }) => width >= smallestTarget && height >= smallestTarget);
  return !isBig && boxes.some(({ width, height }) => width > 0 && height > 0);
}

function sticksOut({ element, rect }: Drawn, place: DOMRect): boolean {
  if (rect.width === 0) return false;
  if (rect.left >= place.left - tolerance && rect.right <= place.right + tolerance) return false;
  for (let at = around(element); at; at = around(at)) {
    if (getComputedStyle(at).overflowX !== 'visible') return false;
  }
  return true;
}

/** What is wider than its place, text that is cut off or has no room, and targets smaller than 24 px. */
export function findLackOfRoom(drawn: readonly Drawn[], place: DOMRect): string[] {
  return drawn.flatMap((each) => {
    const name = nameOf(each.element);
    const { width, height } = each.rect;
    return [
      ...(isCut(each) ? [`cut off: ${name}`] : []),
      ...(isSqueezed(each) ? [`squeezed: ${name}`] : []),
      ...(sticksOut(each, place) ? [`sticks out: ${name}`] : []),
      ...(isTooSmall(each) ? [`target ${width.toFixed(0)} × ${height.toFixed(0)}: ${name}`] : []),
    ];
  });
}
