import { css } from 'lit';

/** The look of the search, the filters and the list. */
export const styles = css`
  .search {
    align-items: center;
    border: 1px solid var(--journey-use-edge);
    border-radius: var(--journey-use-radius-small);
    color: var(--journey-use-quiet);
    cursor: text;
    display: flex;
    gap: 8px;
    min-block-size: max(40px, var(--journey-use-target));
    padding-inline: 12px;
  }

  .search:focus-within {
    outline: 2px solid var(--journey-use-focus);
    outline-offset: 2px;
  }

  .search input {
    appearance: none;
    background: none;
    border: 0;
    color: var(--journey-use-text);
    flex: 1;
    font: inherit;
    inline-size: 100%;
    min-inline-size: 0;
    outline: none;
    padding: 6px 0;
  }

  input::placeholder {
    color: var(--journey-use-quiet);
    opacity: 1;
  }

  .filters {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 12px;
  }

  .filter {
    align-items: center;
    background: transparent;
    border: 1px solid var(--journey-use-edge);
    border-radius: 999px;
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-size: 0.87em;
    gap: 6px;
    line-height: 1.3;
    min-block-size: max(30px, var(--journey-use-target));
    padding: 3px 11px;
    text-align: start;
  }

  .filter:hover {
    background: var(--journey-use-fill);
  }

  .filter[aria-pressed='true'] {
    background: var(--journey-use-accent-soft);
    border-color: var(--journey-use-accent);
    box-shadow: inset 0 0 0 1px var(--journey-use-accent);
    color: var(--journey-use-on-accent-soft);
  }

  /* how many are for the stage is known later: up to 99 it moves nothing */
  .filter:first-child .number {
    min-inline-size: 2ch;
  }

  .filter[aria-pressed='true'] .number {
    color: inherit;
  }

  .found {
    margin-block-start: 16px;
  }

  .results {
    display: grid;
    gap: 12px;
  }

  .results.cards {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14.5em), 1fr));
  }

  .card {
    align-content: start;
    border: 1px solid var(--journey-use-line);
    border-radius: var(--journey-use-radius-small);
    contain: layout style;
    display: grid;
    gap: 6px;
    grid-template-columns: minmax(0, 1fr);
    padding: 14px;
    position: relative;
  }

  .card:has(a:hover) {
    border-color: var(--journey-use-edge);
  }

  .card:has(.favorite) .kind,
  .card:has(.favorite) ::slotted(*) {
    padding-inline-end: 32px;
  }

  .kind {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }

  .title {
    font-weight: 600;
    line-height: 1.35;
  }

  .title a {
    color: inherit;
    text-decoration: none;
  }

  .title a::after {
    border-radius: var(--journey-use-radius-small);
    content: '';
    inset: 0;
    position: absolute;
  }

  .title a:hover {
    text-decoration: underline;
  }

  .title a:focus-visible {
    outline: none;
  }

  .title a:focus-visible::after {
    outline: 2px solid var(--journey-use-focus);
    outline-offset: 2px;
  }

  .summary {
    -webkit-box-orient: vertical;
    display: -webkit-box;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }

  .lock {
    align-items: baseline;
    color: var(--journey-use-warn);
    display: flex;
    gap: 6px;
  }

  .lock svg {
    align-self: start;
    margin-block-start: 0.22em;
  }

  .lock bdi {
    display: block;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .needed > :first-child::first-letter {
    text-transform: uppercase;
  }

  progress {
    accent-color: var(--journey-use-accent);
    block-size: 8px;
    inline-size: 100%;
    margin-block-start: 4px;
  }

  .favorite {
    background: transparent;
    block-size: max(32px, var(--journey-use-target));
    border: 0;
    border-radius: var(--journey-use-radius-small);
    color: var(--journey-use-edge);
    cursor: pointer;
    display: grid;
    font-size: 1.1em;
    inline-size: max(32px, var(--journey-use-target));
    inset-block-start: 6px;
    inset-inline-end: 6px;
    padding: 0;
    place-items: center;
    position: absolute;
  }

  .favorite:is(:hover, [aria-pressed='true']) {
    color: var(--journey-use-accent);
  }

  .favorite[aria-pressed='true'] svg {
    fill: currentColor;
  }

  .kept-here,
  .more {
    margin-block-start: 16px;
    text-align: center;
  }

  .skeleton.field-line {
    block-size: max(40px, var(--journey-use-target));
    border-radius: var(--journey-use-radius-small);
  }

  .skeleton.chip-line {
    block-size: max(30px, var(--journey-use-target));
    border-radius: 999px;
    inline-size: 96px;
  }

  slot[name='loading'] .results {
    margin-block-start: 16px;
  }

  .skeleton.card-block {
    block-size: 12em;
    border-radius: var(--journey-use-radius-small);
  }

  .rows .skeleton.card-block {
    block-size: 5.5em;
  }

  @container (min-width: 44em) {
    .cards .skeleton.card-block {
      block-size: 14.5em;
    }

    .rows .card {
      column-gap: 24px;
      grid-template-columns: minmax(0, 1fr) fit-content(24em);
    }

    .rows .card :is(p, progress) {
      grid-column: 1;
    }

    .rows ::slotted(*) {
      grid-column: 1 / -1;
    }

    .rows .card .kind {
      grid-column: 2;
      grid-row: 1 / span 2;
      align-content: start;
      justify-content: end;
      text-align: end;
    }
  }

  @media (forced-colors: active) {
    .filter[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .favorite {
      color: ButtonText;
    }
  }
`;
