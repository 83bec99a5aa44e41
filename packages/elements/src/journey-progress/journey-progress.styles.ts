import { css } from 'lit';

/** The path: vertical by itself, horizontal where there is room, one line when asked for. */
export const styles = css`
  .path,
  .waiting {
    --journey-use-program: color-mix(in oklab, var(--journey-use-accent) 42%, var(--journey-use-surface));
  }

  .reasons {
    margin-block: -10px 16px;
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

  .mark svg {
    stroke-width: 2.6;
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
    overflow-wrap: anywhere;
    padding: 0;
    text-align: start;
  }

  .title:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }

  .title svg {
    align-self: center;
    block-size: 0.75em;
    color: var(--journey-use-quiet);
    inline-size: 0.75em;
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

  .condition {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
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
    display: flex;
    flex-wrap: wrap;
    font-size: 0.85em;
    gap: 2px 18px;
    margin-block-start: 10px;
  }

  .key::before {
    background: var(--journey-use-accent);
    block-size: 6px;
    border-radius: 3px;
    content: '';
    display: inline-block;
    inline-size: 12px;
    margin-inline-end: 6px;
    vertical-align: middle;
  }

  .key.program::before {
    background: color-mix(in oklab, var(--journey-use-accent) 42%, var(--journey-use-surface));
  }

  .next {
    align-items: center;
    border-block-start: 1px solid var(--journey-use-line);
    display: grid;
    gap: 12px 24px;
    margin-block-start: 16px;
    padding-block-start: 16px;
  }

  .meta {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
    margin-block-start: 8px;
  }

  .detail {
    background: var(--journey-use-fill);
    border-radius: var(--journey-use-radius-small);
    display: grid;
    gap: 12px;
    grid-column: 2;
    margin-block-end: 18px;
    padding: 14px 16px;
  }

  .facts {
    display: grid;
    gap: 4px;
  }

  .tracks {
    display: grid;
    gap: 14px 28px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
  }

  .side {
    color: var(--journey-use-quiet);
    font-weight: 650;
    margin-block-end: 6px;
  }

  .steps {
    display: grid;
    gap: 8px;
  }

  .step {
    display: grid;
    gap: 8px;
    grid-template-columns: 16px minmax(0, 1fr);
  }

  .step .name {
    font-weight: 600;
  }

  .finished .name {
    color: var(--journey-use-quiet);
    font-weight: 500;
  }

  .dot {
    block-size: 14px;
    border: 2px solid var(--journey-use-edge);
    border-radius: 50%;
    display: grid;
    inline-size: 14px;
    margin-block-start: 0.3em;
    place-items: center;
  }

  .dot svg {
    block-size: 9px;
    inline-size: 9px;
    stroke-width: 3.4;
  }

  .dot.done {
    background: var(--journey-use-accent);
    border-color: var(--journey-use-accent);
    color: var(--journey-use-on-accent);
  }

  .dot.late {
    background: var(--journey-use-warn);
    border-color: var(--journey-use-warn);
  }

  .waits {
    color: var(--journey-use-warn);
  }

  .skeleton-stage {
    min-block-size: 124px;
  }

  .skeleton-stage .mark {
    border-color: var(--journey-use-line);
  }

  .skeleton-stage > div {
    align-content: start;
    display: grid;
    gap: 8px;
    padding-block-start: 6px;
  }

  .skeleton-stage .skeleton:first-child {
    inline-size: 40%;
  }

  .skeleton-stage .skeleton:last-child {
    inline-size: 60%;
  }

  @container (min-width: 41em) {
    .scroller {
      margin: -6px;
      overflow-x: auto;
      position: relative;
      padding: 6px;
    }

    .path {
      display: grid;
      grid-auto-flow: column;
      grid-template-columns: repeat(var(--journey-use-stages), minmax(8em, 1fr));
    }

    .path > li {
      display: contents;
    }

    .track {
      flex-direction: row;
      grid-row: 1;
    }

    .line,
    .current > .track .line {
      block-size: 2px;
      inline-size: auto;
      margin: 0;
      min-block-size: 0;
    }

    .current > .track .line {
      margin-inline-start: 4px;
    }

    .line::after {
      inset: 0;
      inset-inline-end: calc(100% * (1 - var(--journey-use-share)));
    }

    .body,
    li:last-child > .body {
      grid-row: 2;
      padding: 8px 16px 0 0;
      padding-inline: 0 16px;
    }

    .lanes {
      align-content: end;
      display: grid;
      gap: 5px;
      grid-row: 3;
      padding-block-start: 14px;
      padding-inline-end: 16px;
    }

    .lane {
      block-size: 7px;
      display: flex;
      gap: 3px;
    }

    .lane i {
      background: var(--journey-use-fill);
      border: 1px solid var(--journey-use-line);
      border-radius: 4px;
      flex: 1;
      min-inline-size: 2px;
    }

    .lane i.done {
      background: var(--journey-use-accent);
      border-color: var(--journey-use-accent);
    }

    .lane.program i.done {
      background: var(--journey-use-program);
      border-color: var(--journey-use-program);
    }

    .lane i.late {
      background: var(--journey-use-warn);
      border-color: var(--journey-use-warn);
    }

    .lane i.whole {
      background: linear-gradient(var(--journey-use-accent) 0 0) no-repeat 0 / calc(100% * var(--journey-use-share)) var(--journey-use-fill);
    }

    .lane i.whole:dir(rtl) {
      background-position: 100%;
    }

    .detail {
      grid-column: 1 / -1;
      grid-row: 4;
      inline-size: 100cqi;
      inset-inline-start: 0;
      justify-self: start;
      margin-block: 16px 0;
      position: sticky;
    }

    .next {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .waiting {
      display: grid;
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }

    .skeleton-stage {
      display: block;
      min-block-size: 300px;
      padding-inline-end: 16px;
    }
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

  :host([layout='compact']) slot[name='header-end'] {
    order: 1;
  }

  :host([layout='compact']) .compact {
    flex: 1;
  }

  @media (forced-colors: active) {
    .line::after,
    .dot.done,
    .lane i.done,
    .key::before,
    .done > .track .mark {
      background: Highlight;
      forced-color-adjust: none;
    }

    .lane.program i.done,
    .key.program::before {
      background: CanvasText;
      forced-color-adjust: none;
    }

    .lane i.late,
    .dot.late {
      background: Mark;
      forced-color-adjust: none;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .title svg {
      transition: transform 0.15s;
    }
  }
`;
