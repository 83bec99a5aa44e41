/** A text as it is read: without the spaces and breaks of the markup. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** The button with these words on it. */
export function button(within: ParentNode, words: string): HTMLElement {
  return [...within.querySelectorAll<HTMLElement>('button')].find((one) => plain(one.textContent) === words)!;
}
