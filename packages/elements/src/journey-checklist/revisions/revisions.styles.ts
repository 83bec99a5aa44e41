import { css } from 'lit';

/** What is different above the list, and what is gone below it. */
export const styles = css`
  .revised {
    display: grid;
    gap: 6px;
    justify-items: start;
  }

  .revised ul,
  .removed ul {
    display: grid;
    gap: 4px;
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .removed {
    margin-block-start: 16px;
  }

  .removed ul {
    gap: 12px;
    margin-block-start: 8px;
  }
`;
