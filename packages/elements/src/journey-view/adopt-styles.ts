import type { CSSResult } from 'lit';

/** Gives styles that came later to an element's shadow root, once, without a style element that a policy could refuse. */
export function adoptStyles(element: Element, { styleSheet }: CSSResult): void {
  const root = element.shadowRoot;
  if (root && styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets.push(styleSheet);
}
