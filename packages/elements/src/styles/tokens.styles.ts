import { css } from 'lit';

/**
 * The tokens in use inside a widget. The host sets `--journey-<name>`; what it does not set is made from
 * its font, its color scheme and one accent color. Colors come in pairs: whoever sets one sets its partner.
 */
export const tokens = css`
  :host {
    --journey-use-surface: var(--journey-surface, light-dark(#fff, #1b1e23));
    --journey-use-text: var(--journey-text, light-dark(#1f2421, #e8eaec));
    --journey-use-quiet: var(--journey-quiet, light-dark(#59625d, #a6adb4));
    --journey-use-line: var(--journey-line, light-dark(#dfe3df, #363b43));
    --journey-use-edge: var(--journey-edge, light-dark(#7d867f, #808890));
    --journey-use-fill: var(--journey-fill, light-dark(#f2f5f2, #24282e));
    --journey-use-accent: var(--journey-accent, light-dark(#0f6b4f, #4cc79b));
    --journey-use-on-accent: var(--journey-on-accent, light-dark(#fff, #06281c));
    --journey-use-accent-soft: var(--journey-accent-soft, light-dark(#e2f1ea, #16332a));
    --journey-use-on-accent-soft: var(--journey-on-accent-soft, light-dark(#0d5d45, #6fd6b0));
    --journey-use-warn: var(--journey-warn, light-dark(#7f4b00, #f0b45a));
    --journey-use-warn-soft: var(--journey-warn-soft, light-dark(#fdf1dd, #37290f));
    --journey-use-bad: var(--journey-bad, light-dark(#a3271c, #ff9d92));
    --journey-use-bad-soft: var(--journey-bad-soft, light-dark(#fce9e6, #3b1a17));
    --journey-use-radius: var(--journey-radius, 10px);
    --journey-use-radius-small: calc(var(--journey-use-radius) * 0.8);
    --journey-use-padding: var(--journey-padding, 20px);
    --journey-use-focus: var(--journey-focus, var(--journey-use-accent));
    --journey-use-target: 24px;
    display: block;
    min-inline-size: 0;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  :host([hidden]) {
    display: none;
  }

  @media (pointer: coarse) {
    :host {
      --journey-use-target: 44px;
    }
  }
`;
