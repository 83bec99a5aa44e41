import { css } from 'lit';

/** The path as a column, or as one line when asked for. */
export const columnStyles = css`
  .scroller {
    --journey-use-program: color-mix(in oklab, var(--journey-use-accent) 42%, var(--journey-use-surface));
  }

  .goal,
  .reasons {
    margin-block: -8px 16px;
  }

  .goal + .reasons {
    margin-block-start: -12px;
  }

  .path > li,
  .skeleton-stage {
    column-gap: 14px;
    display: grid;
    grid-template-columns: 1.87em minmax(0, 1fr);
  }

  .track {
    align-items: center;
    display: flex;
    flex-direction: column;
    grid-row: 1 / span 3;
  }

  .mark {
    background: var(--journey-use-surface);
    block-size: 2.15em;
    border: 2px solid var(--journey-use-edge);
    border-radius: 50%;
    color: var(--journey-use-quiet);
    display: grid;
    flex: none;
    font-size: 0.87em;
    font-weight: 650;
    inline-size: 2.15em;
    line-height: 1;
    place-items: center;
  }

  .done > .track .mark {
    background: var(--journey-use-accent);
    border-color: var(--journey-use-accent);
    color: var(--journey-use-on-accent);
  }

  .current > .track .mark {
    border-color: var(--journey-use-accent);
    box-shadow: 0 0 0 4px var(--journey-use-accent-soft);
    color: var(--journey-use-accent);
  }

  .skipped > .track .mark {
    background: var(--journey-use-fill);
    border-color: var(--journey-use-edge);
    border-style: dashed;
    color: var(--journey-use-quiet);
  }

  .risk > .track .mark {
    border-color: var(--journey-use-warn);
    color: var(--journey-use-warn);
  }

  .risk.current > .track .mark {
    box-shadow: 0 0 0 4px var(--journey-use-warn-soft);
  }

  .blocked > .track .mark {
    background: var(--journey-use-bad-soft);
    border-color: var(--journey-use-bad);
    box-shadow: none;
    color: var(--journey-use-bad);
  }

  .line {
    background: var(--journey-use-line);
    display: block;
    flex: 1;
    inline-size: 2px;
    margin-block: 2px;
    min-block-size: 12px;
    position: relative;
  }

  .current > .track .line {
    margin-block-start: 6px;
  }

  .line::after {
    background: var(--journey-use-accent);
    content: '';
    inset: 0;
    inset-block-end: calc(100% * (1 - var(--journey-use-share)));
    position: absolute;
  }

  :host([order='backward']) .line::after {
    inset-block: calc(100% * (1 - var(--journey-use-share))) 0;
  }

  .body {
    min-inline-size: 0;
    padding-block: 2px 18px;
  }

  li:last-child > .body {
    padding-block-end: 4px;
  }

  .title {
    align-items: baseline;
    background: none;
    border: 0;
    border-radius: 4px;
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-weight: 650;
    gap: 6px;
    margin: 0;
    min-block-size: var(--journey-use-target);
    padding: 0;
    text-align: start;
  }

  .title:hover {
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }

  .title svg {
    align-self: start;
    block-size: 0.75em;
    color: var(--journey-use-quiet);
    inline-size: 0.75em;
    margin-block-start: 0.5em;
  }

  .title svg,
  .mark svg {
    stroke-width: 2.6;
  }

  .title[aria-expanded='true'] svg {
    transform: rotate(180deg);
  }

  .fact {
    color: var(--journey-use-quiet);
    font-size: 0.87em;
    line-height: 1.45;
  }

  .over {
    color: var(--journey-use-bad);
    font-weight: 600;
  }

  .slow {
    color: var(--journey-use-warn);
  }

  .condition,
  .legend,
  .next .meta {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    margin-block-start: 8px;
  }

  .condition {
    margin-block-start: 4px;
  }

  .person {
    align-items: center;
    display: inline-flex;
    gap: 6px;
    vertical-align: bottom;
  }

  .fact .person {
    margin-block-start: 4px;
  }

  .avatar {
    background: var(--journey-use-accent-soft);
    block-size: 2.2em;
    border-radius: 50%;
    color: var(--journey-use-on-accent-soft);
    display: inline-grid;
    flex: none;
    font-size: 0.7em;
    font-weight: 650;
    inline-size: 2.2em;
    line-height: 1;
    object-fit: cover;
    place-items: center;
  }

  .lanes {
    display: none;
  }

  .legend {
    column-gap: 18px;
    font-size: 0.85em;
  }

  .key::before {
    background: var(--journey-use-accent);
    block-size: 0.45em;
    border-radius: 1em;
    content: '';
    display: inline-block;
    inline-size: 0.95em;
    margin-inline-end: 0.45em;
    vertical-align: middle;
  }

  .key.program::before {
    background: var(--journey-use-program);
  }

  .unsaved {
    align-items: center;
    color: var(--journey-use-warn);
    display: inline-flex;
    gap: 5px;
  }

  /* what is saved at once is not announced as unsaved for the blink of an eye */
  .sending {
    animation: appear 0s 0.4s both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .next {
    align-items: center;
    border-block-start: 1px solid var(--journey-use-line);
    display: grid;
    gap: 12px 24px;
    margin-block-start: 16px;
    padding-block-start: 16px;
  }

  .skeleton-stage {
    min-block-size: 160px;
  }

  .skeleton-stage .mark {
    border-color: var(--journey-use-line);
  }

  .skeleton-stage .skeleton {
    inline-size: 60%;
    margin-block-start: 8px;
  }

  :host([layout='compact']) [part='base'] {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    padding-block: 10px;
  }

  :host([layout='compact']) [part='header'] {
    display: contents;
  }

  :host([layout='compact']) .compact {
    flex: 1;
    order: -1;
  }

  :host([layout='compact']) [part='heading'] {
    order: -2;
  }

  @container (max-width: 34em) {
    :host([layout='compact']) :is([part='heading'], .compact) {
      flex-basis: 100%;
      order: 0;
    }
  }

  /* large text in a small space: the words come before what stands beside them */
  @container (max-width: 16em) {
    .path > li {
      column-gap: 8px;
    }

    .title,
    .title svg {
      display: inline-block;
    }

    .title svg {
      margin-inline-start: 6px;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .title svg {
      transition: transform 0.15s;
    }
  }
`;
