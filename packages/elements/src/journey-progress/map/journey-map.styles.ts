import { css } from 'lit';

/** The map: below each stage the steps of both sides; where there is room, in two lanes that run through all stages. */
export const mapStyles = css`
  :host([layout='map']) {
    --journey-use-detail-row: 7;
  }

  .tie,
  .map-lane {
    grid-column: 2;
  }

  :host([layout='map']) .track {
    grid-row: 1 / span 5;
  }

  :host([layout='map']) .body {
    padding-block-end: 6px;
  }

  .balance {
    color: var(--journey-use-warn);
  }

  .map-lane {
    background: var(--journey-use-fill);
    margin-block-start: 8px;
    padding: 12px 14px;
  }

  .map-lane.first {
    background: color-mix(in oklab, var(--journey-use-accent-soft) 55%, var(--journey-use-surface));
  }

  li:not(:last-child) > .map-lane:not(.first) {
    margin-block-end: 22px;
  }

  /* what is far away does not have to worry anybody yet */
  li:not(.current) > .map-lane .waits {
    color: var(--journey-use-quiet);
  }

  .map-steps {
    display: grid;
    gap: 12px;
  }

  .tied {
    display: grid;
    gap: 6px;
    grid-template-columns: auto minmax(0, 1fr);
    margin-block-start: 2px;
  }

  .tied svg {
    block-size: 1.1em;
    inline-size: 1.1em;
    margin-block-start: 0.2em;
  }

  [part='hand-off'] svg {
    color: var(--journey-use-accent);
  }

  @media screen {
    @container (min-width: 41em) {
      :host([layout='map']) .scroller {
        grid-template-columns: repeat(var(--journey-use-stages), minmax(13em, 1fr));
      }

      :host([layout='map']) .track {
        grid-row: 1;
      }

      :host([layout='map']) .legend {
        grid-row: 6;
      }

      .tie {
        grid-column: auto;
        grid-row: 3;
        padding-block-end: 10px;
        padding-inline-end: 16px;
      }

      .map-lane,
      li:not(:last-child) > .map-lane:not(.first) {
        border-inline-end: 1px solid var(--journey-use-line);
        grid-column: auto;
        grid-row: 5;
        margin-block: 4px 0;
      }

      .map-lane.first {
        grid-row: 4;
        margin-block: 0;
      }

      li:first-child > .map-lane {
        border-start-start-radius: var(--journey-use-radius-small);
        border-end-start-radius: var(--journey-use-radius-small);
      }

      li:last-child > .map-lane {
        border-inline-end: 0;
        border-start-end-radius: var(--journey-use-radius-small);
        border-end-end-radius: var(--journey-use-radius-small);
      }
    }
  }

  @media (forced-colors: active) {
    .map-lane {
      border: 1px solid;
    }
  }
`;
