import { css } from 'lit';

/** The opened details of a stage: below it when narrow, below the whole path when wide. */
export const detailStyles = css`
  .detail {
    background: var(--journey-use-fill);
    border-radius: var(--journey-use-radius-small);
    display: grid;
    gap: 12px;
    grid-column: 2;
    margin-block-end: 18px;
    padding: 14px 16px;
  }

  .about {
    display: grid;
    gap: 4px;
  }

  .about .small {
    font-size: 1em;
  }

  .tracks {
    display: grid;
    gap: 14px 28px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
  }

  .steps {
    display: grid;
    gap: 8px;
  }

  @container (min-width: 41em) {
    .detail {
      grid-column: 1 / -1;
      grid-row: var(--journey-use-detail-row, 5);
      inline-size: 100cqi;
      inset-inline-start: 0;
      justify-self: start;
      margin-block: 16px 0;
      position: sticky;
    }
  }

  @media (forced-colors: active) {
    .detail {
      border: 1px solid;
    }
  }
`;
