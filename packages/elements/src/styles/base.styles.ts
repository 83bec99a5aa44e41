import { css } from 'lit';

/** The frame, the words and the controls every widget is made of. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([status='off']),
  [hidden] {
    display: none !important;
  }

  [part='base'] {
    background: var(--journey-use-surface);
    border: 1px solid var(--journey-use-line);
    border-radius: var(--journey-use-radius);
    color: var(--journey-use-text);
    container-type: inline-size;
    font-family: inherit;
    font-size: 1em;
    font-style: normal;
    font-weight: 400;
    letter-spacing: normal;
    line-height: 1.5;
    overflow-wrap: anywhere;
    padding: var(--journey-use-padding);
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
  }

  @media (max-width: 360px) {
    [part='base'] {
      padding: min(var(--journey-use-padding), 16px);
    }
  }

  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  figure {
    border: 0;
    margin: 0;
    min-inline-size: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  :is(h2, h3, h4, h5, h6) {
    font-size: 1em;
    font-weight: 650;
    line-height: 1.35;
    margin: 0;
  }

  [part='heading'] {
    font-size: 1.07em;
    letter-spacing: -0.005em;
  }

  [part='header'] {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    justify-content: space-between;
    margin-block-end: 16px;
  }

  .quiet {
    color: var(--journey-use-quiet);
  }

  .small {
    font-size: 0.87em;
    line-height: 1.45;
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  /* what stands before the first of a line is cut off */
  .facts {
    align-items: baseline;
    column-gap: 0.9em;
    display: flex;
    flex-wrap: wrap;
    overflow-x: clip;
  }

  .facts > span {
    min-inline-size: 0;
    position: relative;
  }

  .facts i {
    inline-size: 0.9em;
    inset-inline-start: -0.9em;
    position: absolute;
    text-align: center;
  }

  .hidden-text {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }

  /* words of the host read in their own direction and stand where all others do */
  :not(input, textarea)[dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  svg {
    block-size: 1em;
    fill: none;
    flex: none;
    inline-size: 1em;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 2;
  }

  svg.directional:dir(rtl) {
    transform: scaleX(-1);
  }

  a {
    color: var(--journey-use-accent);
    text-underline-offset: 3px;
  }

  :focus-visible {
    outline: 2px solid var(--journey-use-focus);
    outline-offset: 2px;
  }

  .chip {
    align-items: center;
    background: var(--journey-use-fill);
    border: 1px solid transparent;
    border-radius: 999px;
    color: var(--journey-use-quiet);
    display: inline-flex;
    font-size: 0.82em;
    gap: 6px;
    line-height: 1.25;
    max-inline-size: 100%;
    padding: 3px 9px;
  }

  .chip.good {
    background: var(--journey-use-accent-soft);
    color: var(--journey-use-on-accent-soft);
  }

  .chip.warn {
    background: var(--journey-use-warn-soft);
    color: var(--journey-use-warn);
  }

  .chip.bad {
    background: var(--journey-use-bad-soft);
    color: var(--journey-use-bad);
  }

  .button {
    align-items: center;
    background: var(--journey-use-accent);
    border: 1px solid transparent;
    border-radius: var(--journey-use-radius-small);
    color: var(--journey-use-on-accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-weight: 600;
    gap: 8px;
    justify-content: center;
    line-height: 1.3;
    min-block-size: max(36px, var(--journey-use-target));
    padding: 6px 14px;
    text-decoration: none;
  }

  .button.ghost {
    background: transparent;
    border-color: var(--journey-use-edge);
    color: var(--journey-use-accent);
  }

  .button.link {
    background: transparent;
    color: var(--journey-use-accent);
    font-weight: inherit;
    min-block-size: var(--journey-use-target);
    min-inline-size: var(--journey-use-target);
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.7;
  }

  .notice {
    align-items: baseline;
    background: var(--journey-use-fill);
    border-radius: var(--journey-use-radius-small);
    display: flex;
    flex-wrap: wrap;
    font-size: 0.9em;
    gap: 4px 12px;
    margin-block-end: 16px;
    padding: 8px 12px;
  }

  .notice.warn {
    background: var(--journey-use-warn-soft);
  }

  .notice.bad {
    background: var(--journey-use-bad-soft);
  }

  .bar {
    background: var(--journey-use-fill);
    block-size: 6px;
    border-radius: 3px;
    overflow: hidden;
  }

  .bar > span {
    background: var(--journey-use-accent);
    block-size: 100%;
    border-radius: 3px;
    display: block;
  }

  .skeleton {
    background: var(--journey-use-fill);
    border-radius: 4px;
    min-block-size: 0.9em;
  }

  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }

  @media (forced-colors: active) {
    .chip,
    .notice,
    .bar {
      border: 1px solid;
    }

    .bar > span {
      background: Highlight;
    }
  }

  @media print {
    [part='base'] {
      border-color: #999;
      break-inside: avoid;
    }
  }
`;
