import { css } from 'lit';

/** The look of a promise with its clock. */
export const promiseStyles = css`
  .promise {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }

  /* details stand on the same fill as a chip without a tone */
  .promise .chip:not(.good, .warn, .bad) {
    background: var(--journey-use-surface);
  }
`;
