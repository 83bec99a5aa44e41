import { colorOf, contrast, groundOf, opacityOf } from './colors.js';
import { around, isControl, nameOf, ownTexts, type Drawn } from './drawn.js';

const neededForText = 4.5;
const neededForLargeTextAndControls = 3;

const writtenIn = 'input:not([type=checkbox], [type=radio], [type=range], [type=file]), select, textarea';
const ticked = 'input:is([type=checkbox], [type=radio])';

function neededFor({ fontSize, fontWeight }: CSSStyleDeclaration): number {
  const size = Number.parseFloat(fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
  return isLarge ? neededForLargeTextAndControls : neededForText;
}

function findWeakText({ element, style }: Drawn): string[] {
  if (element.matches('option, :disabled, :disabled *')) return [];
  const colors: string[] = [];
  if (ownTexts(element).length > 0 || element.matches(writtenIn)) colors.push(style.color);
  if (element.matches(':placeholder-shown')) colors.push(getComputedStyle(element, '::placeholder').color);
  return colors
    .map((color) => contrast(colorOf(color), groundOf(element), opacityOf(element)))
    .filter((ratio) => ratio < neededFor(style))
    .map((ratio) => `contrast ${ratio.toFixed(2)}: ${nameOf(element)}`);
}

function isEdged({ borderTopStyle, borderTopWidth, borderTopColor }: CSSStyleDeclaration): boolean {
  const isDrawn = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
  return isDrawn && colorOf(borderTopColor)[3] > 0;
}

function edgeContrast(element: Element): number {
  const style = getComputedStyle(element);
  const outside = groundOf(around(element));
  const colors = [style.backgroundColor, ...(isEdged(style) ? [style.borderTopColor] : [])];
  return Math.max(...colors.map((color) => contrast(colorOf(color), outside, opacityOf(element))));
}

/** What may draw the edge of a control: itself, or its label or what lies over it where it draws nothing itself. */
function facesOf({ element, style }: Drawn): Element[] {
  const isClear = Number(style.opacity) === 0 || colorOf(style.backgroundColor)[3] === 0;
  const label = (element as HTMLInputElement).labels?.[0];
  if (isEdged(style) || !isClear || !label) return [element];
  return [label, ...(element.nextElementSibling ? [element.nextElementSibling] : [])];
}

/** A drawing over a control that draws nothing itself, such as a star over its radio, shows where it is. */
function drawingContrast(element: Element): number {
  const drawing = element.nextElementSibling?.querySelector('svg');
  if (!element.matches(ticked) || !drawing) return 0;
  return contrast(colorOf(getComputedStyle(drawing).color), groundOf(element), opacityOf(drawing));
}

function isEdgeNeeded({ element, style }: Drawn): boolean {
  if (element.matches(writtenIn)) return true;
  if (element.matches(ticked)) return style.appearance === 'none' || Number(style.opacity) === 0;
  return element.matches('button') && isEdged(style);
}

function findWeakControl(drawn: Drawn): string[] {
  const { element, style } = drawn;
  if (!isControl(element) || element.matches(':disabled')) return [];
  const found: string[] = [];
  if (isEdgeNeeded(drawn)) {
    const ratio = Math.max(...facesOf(drawn).map(edgeContrast), drawingContrast(element));
    if (ratio < neededForLargeTextAndControls) found.push(`edge ${ratio.toFixed(2)}: ${nameOf(element)}`);
  }
  const isOnlyIcon = element.querySelector('svg') !== null && (element.textContent ?? '').trim() === '';
  if (isOnlyIcon) {
    const ratio = contrast(colorOf(style.color), groundOf(element), opacityOf(element));
    if (ratio < neededForLargeTextAndControls) found.push(`icon ${ratio.toFixed(2)}: ${nameOf(element)}`);
  }
  return found;
}

/** Text with less contrast than 4.5 (large: 3), and controls whose edge or icon has less than 3. */
export function findWeakContrast(drawn: readonly Drawn[]): string[] {
  return drawn.flatMap((each) => [...findWeakText(each), ...findWeakControl(each)]);
}
