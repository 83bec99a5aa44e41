import type { Page } from 'playwright-core';

/**
 * Runs on the page: measures what is drawn and answers what is wrong with it, in words. Looks for something wider than its
 * place, text that is cut off or has no room, targets smaller than 24 px, and text with less contrast than 4.5 (large: 3).
 */
function measure(): string[] {
  const problems = new Set<string>();
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

  function name(element: Element): string {
    const label = element.getAttribute('part') ?? element.getAttribute('class') ?? element.id;
    const root = element.getRootNode();
    const inside = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
    const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${inside}<${element.localName}${label ? ` ${label}` : ''}> "${words}"`;
  }

  function around(element: Element): Element | null {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }

  function rgba(color: string): number[] {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
  }

  function over([r = 0, g = 0, b = 0, alpha = 0]: number[], [r2 = 0, g2 = 0, b2 = 0]: number[]): number[] {
    return [r * alpha + r2 * (1 - alpha), g * alpha + g2 * (1 - alpha), b * alpha + b2 * (1 - alpha), 1];
  }

  function behind(element: Element | null): number[] {
    if (!element) return [1, 1, 1, 1];
    const { backgroundColor } = getComputedStyle(element);
    const own = rgba(backgroundColor);
    return own[3] === 1 ? own : over(own, behind(around(element)));
  }

  function luminance(color: number[]): number {
    const [r = 0, g = 0, b = 0] = color.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function isHiddenFromEyes(element: Element): boolean {
    for (let at: Element | null = element; at; at = around(at)) {
      const { clipPath, visibility } = getComputedStyle(at);
      if (clipPath.startsWith('inset(50%') || visibility === 'hidden') return true;
    }
    return false;
  }

  function checkContrast(element: Element): void {
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
    const ground = behind(element);
    let opacity = 1;
    for (let at: Element | null = element; at; at = around(at))
      opacity *= Number(getComputedStyle(at).opacity);
    const [r = 0, g = 0, b = 0, alpha = 0] = rgba(color);
    const [dark = 0, light = 0] = [
      luminance(over([r, g, b, alpha * opacity], ground)),
      luminance(ground),
    ].sort((x, y) => x - y);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < needed) problems.add(`contrast ${ratio.toFixed(2)}: ${name(element)}`);
  }

  function checkCut(element: Element): void {
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const isWide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isTall = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
    const hasText = (element.textContent ?? '').trim() !== '';
    const isMeant = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
    if (hasText && (isWide || isTall) && !isMeant) problems.add(`cut off: ${name(element)}`);
  }

  function checkRoom(element: Element): void {
    const { width, height } = element.getBoundingClientRect();
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const isLong = (element.textContent ?? '').trim().length > 12;
    if (isLong && width < size * 2 && height > size * 8) problems.add(`squeezed: ${name(element)}`);
  }

  function checkTarget(element: HTMLElement): void {
    if (element.matches('a') && getComputedStyle(element).display === 'inline') return;
    const labels = (element as HTMLInputElement).labels;
    const boxes = [element, ...(labels ?? [])].map((each) => each.getBoundingClientRect());
    const isBig = boxes.some(({ width, height }) => width >= 23.5 && height >= 23.5);
    const isDrawn = boxes.some(({ width, height }) => width > 0 && height > 0);
    if (isDrawn && !isBig) {
      const [{ width, height }] = boxes as [DOMRect];
      problems.add(`target ${width.toFixed(0)} × ${height.toFixed(0)}: ${name(element)}`);
    }
  }

  function checkOverflow(element: Element, place: DOMRect): void {
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0 || (left >= place.left - 1 && right <= place.right + 1)) return;
    for (let at = around(element); at; at = around(at)) {
      if (getComputedStyle(at).overflowX !== 'visible') return;
    }
    problems.add(`sticks out: ${name(element)}`);
  }

  function look(element: Element, place: DOMRect): void {
    if (element.matches('style, script, template') || !element.checkVisibility()) return;
    if (isHiddenFromEyes(element)) return;
    const hasOwnText = [...element.childNodes].some(
      (node) => node instanceof Text && node.data.trim() !== '',
    );
    if (hasOwnText && !element.matches('option, :disabled')) checkContrast(element);
    checkCut(element);
    checkRoom(element);
    checkOverflow(element, place);
    if (element.matches('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
      checkTarget(element as HTMLElement);
    }
    for (const child of element.shadowRoot?.children ?? []) look(child, place);
    for (const child of element.children) look(child, place);
  }

  const place = document.querySelector('.place') ?? document.body;
  look(place, place.getBoundingClientRect());
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
    problems.add('the page scrolls sideways');
  return [...problems];
}

/** Measures the story that is open; answers what is wrong, in words. */
export async function measureStory(page: Page): Promise<readonly string[]> {
  // the loader of TypeScript names inner functions by a helper that the page does not have
  await page.evaluate('globalThis.__name ??= (named) => named');
  return page.evaluate(measure);
}
