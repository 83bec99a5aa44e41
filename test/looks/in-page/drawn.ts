/** An element that can be seen, with how it is drawn. */
export interface Drawn {
  readonly element: Element;
  readonly style: CSSStyleDeclaration;
  readonly rect: DOMRect;
}

/** The element around another one as it is drawn: out of slots and shadow roots. */
export function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Whether one element is drawn inside another one, or is it. */
export function isInside(element: Element, outer: Element): boolean {
  for (let at: Element | null = element; at; at = around(at)) if (at === outer) return true;
  return false;
}

/** An element in words for a person who has to find it. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('part') ?? element.getAttribute('class') ?? element.id;
  const root = element.getRootNode();
  const inside = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
  const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return `${inside}<${element.localName}${label ? ` ${label}` : ''}> "${words}"`;
}

/** The pieces of text that stand directly in an element. */
export function ownTexts(element: Element): Text[] {
  return [...element.childNodes].filter(
    (node): node is Text => node instanceof Text && node.data.trim() !== '',
  );
}

/** Whether a person can use it: a link, a button, a field. */
export function isControl(element: Element): element is HTMLElement {
  return element.matches('a[href], button, input:not([type=hidden]), select, textarea, summary');
}

/** Everything inside a place that eyes can see, across shadow roots, in the order of the tree. */
export function drawnInside(place: Element): readonly Drawn[] {
  const found: Drawn[] = [];
  function look(element: Element): void {
    if (element.matches('style, script, template') || !element.checkVisibility()) return;
    const style = getComputedStyle(element);
    if (style.clipPath.startsWith('inset(50%') || style.visibility === 'hidden') return;
    found.push({ element, style, rect: element.getBoundingClientRect() });
    for (const child of element.shadowRoot?.children ?? []) look(child);
    for (const child of element.children) look(child);
  }
  look(place);
  return found;
}
