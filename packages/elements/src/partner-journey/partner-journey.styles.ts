import { css } from 'lit';

/** The root takes no room of its own around what the page puts into it; the default layout follows its width. */
export const styles = css`
  :host {
    container-type: inline-size;
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  [part='layout'] {
    display: grid;
    gap: var(--journey-gap, 20px);
    grid-template-columns: minmax(0, 1fr);
  }

  [part='layout'][hidden] {
    display: none;
  }

  /* until its code is here; the page's own reserve.css does not reach in */
  [part='layout'] > :not(:defined) {
    display: block;
    min-block-size: 28rem;
  }

  @container (min-width: 760px) {
    [part='layout'] {
      grid-template-columns: minmax(0, 1.55fr) minmax(0, 1fr);
    }

    [part='layout'] > :is(:first-child, :last-child) {
      grid-column: 1 / -1;
    }
  }
`;
