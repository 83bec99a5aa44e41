import { css } from 'lit';

/** The look of what searching and asking bring. */
export const styles = css`
  mark {
    background: var(--journey-use-warn-soft);
    border-radius: 3px;
    color: inherit;
    padding-inline: 1px;
  }

  .card .notice {
    grid-column: 1 / -1;
    margin-block-end: 0;
    position: relative;
  }

  .pending {
    color: var(--journey-use-warn);
  }

  .brief {
    animation: hold 1s;
  }

  @keyframes hold {
    from,
    to {
      position: absolute;
      visibility: hidden;
    }
  }

  .nothing {
    display: grid;
    gap: 12px;
  }

  .request {
    border-block-start: 1px solid var(--journey-use-line);
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
    max-inline-size: 40em;
    padding-block-start: 16px;
  }

  /* it stands before what was found, not after that nothing was */
  .request.above {
    border-block-end: 1px solid var(--journey-use-line);
    border-block-start: 0;
    margin-block: 0 16px;
    max-inline-size: none;
    padding-block: 0 16px;
  }

  .request .notice {
    margin: 0;
  }

  .request .buttons {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }

  .request label {
    font-weight: 600;
  }
`;
