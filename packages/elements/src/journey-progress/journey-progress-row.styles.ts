import { css } from 'lit';

/** The path as a row of stages with both sides' lanes, where there is room. */
export const rowStyles = css`
  /* on paper nothing scrolls: there it is a column */
  @media screen {
    @container (min-width: 41em) {
      .scroller {
        --journey-use-fade: linear-gradient(to right, transparent, #000 1em calc(100% - 1em), transparent);
        display: grid;
        grid-auto-flow: column;
        grid-template-columns: repeat(var(--journey-use-stages), minmax(8em, 1fr));
        margin: -6px;
        overflow-x: auto;
        padding: 6px;
        position: relative;
        scroll-padding-inline: 1em;
        scroll-snap-type: inline proximity;
      }

      .path,
      .path > li {
        display: contents;
      }

      .track {
        flex-direction: row;
        grid-row: 1;
        scroll-snap-align: start;
      }

      .legend {
        grid-column: 1 / -1;
        grid-row: 4;
        inset-inline-start: 0;
        justify-self: start;
        max-inline-size: 100cqi;
        position: sticky;
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

      :host([order='backward']) .line::after {
        inset: 0;
        inset-inline-start: calc(100% * (1 - var(--journey-use-share)));
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
        background: linear-gradient(var(--journey-use-accent) 0 0) no-repeat 0 /
          calc(100% * var(--journey-use-share)) var(--journey-use-fill);
      }

      .lane i.whole:dir(rtl) {
        background-position: 100%;
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
        min-block-size: 336px;
        padding-inline-end: 16px;
      }
    }

    /* only what scrolls has a timeline, so only that fades where it goes on */
    @container (min-width: 41em) {
      .scroller:not(:has(.detail)) {
        animation: fade-edges linear;
        animation-timeline: scroll(self inline);
      }

      .scroller:dir(rtl) {
        --journey-use-fade-end: linear-gradient(to right, transparent, #000 1em);
        --journey-use-fade-start: linear-gradient(to left, transparent, #000 1em);
      }
    }
  }

  @keyframes fade-edges {
    0% {
      mask: var(--journey-use-fade-end, linear-gradient(to left, transparent, #000 1em));
    }

    2%,
    98% {
      mask: var(--journey-use-fade);
    }

    100% {
      mask: var(--journey-use-fade-start, linear-gradient(to right, transparent, #000 1em));
    }
  }

  @media (forced-colors: active) {
    .track,
    .lanes,
    .legend {
      --journey-use-accent: Highlight;
      --journey-use-on-accent: HighlightText;
      --journey-use-program: CanvasText;
    }

    .lanes {
      --journey-use-warn: Mark;
    }

    .line::after,
    .lane i:not(.open),
    .key::before,
    .done > .track .mark {
      forced-color-adjust: none;
    }
  }
`;
