import { around, isControl, isInside, nameOf, ownTexts, type Drawn } from './drawn.js';

interface Box {
  readonly element: Element;
  readonly kind: 'text' | 'control';
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The share of a line above and below its letters, where the lines of two texts may meet. */
const emptyShareOfLine = 0.15;
const tolerance = 1;

/** The part of a rectangle that nothing around it cuts off; undefined when nothing is left. */
function unclipped(
  element: Element,
  { left, right, top, bottom }: DOMRect,
  kind: Box['kind'],
): Box | undefined {
  const box = { element, kind, left, right, top, bottom };
  for (let at = kind === 'text' ? element : around(element); at; at = around(at)) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const clip = at.getBoundingClientRect();
    if (overflowX !== 'visible') {
      box.left = Math.max(box.left, clip.left);
      box.right = Math.min(box.right, clip.right);
    }
    if (overflowY !== 'visible') {
      box.top = Math.max(box.top, clip.top);
      box.bottom = Math.min(box.bottom, clip.bottom);
    }
  }
  return box.right - box.left > tolerance && box.bottom - box.top > tolerance ? box : undefined;
}

function textBoxes(element: Element): Box[] {
  return ownTexts(element).flatMap((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].flatMap((rect) => {
      const empty = rect.height * emptyShareOfLine;
      const letters = new DOMRect(rect.x, rect.y + empty, rect.width, rect.height - 2 * empty);
      return unclipped(element, letters, 'text') ?? [];
    });
  });
}

function boxesOf({ element, rect, style }: Drawn): Box[] {
  if (!element.checkVisibility({ opacityProperty: true }) || element.matches('option')) return [];
  const isWhole = isControl(element) && style.display !== 'inline';
  const control = isWhole ? unclipped(element, rect, 'control') : undefined;
  return [...textBoxes(element), ...(control ? [control] : [])];
}

/** What an element floats in: the nearest thing around it that was taken out of the flow on purpose. */
function layerOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = around(at)) {
    if (['absolute', 'fixed', 'sticky'].includes(getComputedStyle(at).position)) return at;
    if (at.matches(':popover-open, :modal')) return at;
  }
  return null;
}

function isOver(a: Box, b: Box): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > tolerance && height > tolerance;
}

/** Letters over letters are never meant; a control may be laid over its surroundings by taking it out of the flow. */
function isMeant(a: Box, b: Box): boolean {
  if (a.element === b.element) return true;
  const controls = [a, b].filter(({ kind }) => kind === 'control').map(({ element }) => element);
  if (controls.some((control) => isInside(a.element, control) && isInside(b.element, control))) return true;
  const [layer, other] = [layerOf(a.element), layerOf(b.element)];
  return layer !== other && (controls.length > 0 || floats(layer) || floats(other));
}

/** Whether a layer stays where it is while the page moves under it, or is above the whole page. */
function floats(layer: Element | null): boolean {
  if (layer === null) return false;
  return getComputedStyle(layer).position !== 'absolute' || layer.matches(':popover-open, :modal');
}

/** Texts and controls that are drawn over each other. */
export function findOverlaps(drawn: readonly Drawn[]): string[] {
  const boxes = drawn.flatMap(boxesOf).sort((a, b) => a.top - b.top);
  const found = new Set<string>();
  boxes.forEach((box, index) => {
    for (let at = index + 1; at < boxes.length && boxes[at]!.top < box.bottom; at++) {
      const other = boxes[at]!;
      if (isOver(box, other) && !isMeant(box, other))
        found.add(`overlap: ${nameOf(box.element)} and ${nameOf(other.element)}`);
    }
  });
  return [...found];
}
