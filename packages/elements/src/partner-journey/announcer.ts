/**
 * A polite live region in the light DOM: browsers miss changes in regions within nested shadow roots,
 * and a region that appears together with its words is not read.
 */
export class Announcer {
  private region: HTMLElement | undefined;

  /** Puts the empty region into an element. */
  attach(parent: HTMLElement): void {
    const region = parent.ownerDocument.createElement('div');
    region.setAttribute('role', 'status');
    Object.assign(region.style, {
      blockSize: '1px',
      clipPath: 'inset(50%)',
      inlineSize: '1px',
      overflow: 'hidden',
      position: 'absolute',
      whiteSpace: 'nowrap',
    });
    parent.append(region);
    this.region = region;
  }

  /** Takes the region away again. */
  detach(): void {
    this.region?.remove();
    this.region = undefined;
  }

  /** Whether a node is the region. */
  owns(node: Node): boolean {
    return node === this.region;
  }

  /** Says it politely; the same words again are said again. */
  say(message: string): void {
    if (!this.region) return;
    this.region.textContent = this.region.textContent === message ? `${message}\u00a0` : message;
  }
}
