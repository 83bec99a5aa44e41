import { css } from 'lit';

/** Toggle buttons above the list. */
export const styles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-end: 12px;
  }

  .filter {
    background: transparent;
    border: 1px solid var(--journey-use-edge);
    border-radius: 999px;
    color: inherit;
    cursor: pointer;
    font: inherit;
    font-size: 0.87em;
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

  [aria-pressed='true'] .number {
    color: inherit;
  }

  @media (forced-colors: active) {
    .filter[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
