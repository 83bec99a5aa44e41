/** Turns an element to right-to-left, and back to what it had. */
export class ReadingDirection {
  private readonly element: HTMLElement;
  private before: string | null | undefined;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get isTurned(): boolean {
    return this.before !== undefined;
  }

  turn(): void {
    if (this.isTurned) return;
    this.before = this.element.getAttribute('dir');
    this.element.setAttribute('dir', 'rtl');
  }

  restore(): void {
    if (this.before === undefined) return;
    if (this.before === null) this.element.removeAttribute('dir');
    else this.element.setAttribute('dir', this.before);
    this.before = undefined;
  }
}
