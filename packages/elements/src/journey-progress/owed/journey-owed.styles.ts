import { css } from 'lit';

/** What both sides owe each other: beside each other where there is room. */
export const owedStyles = css`
  .accounts {
    display: grid;
    gap: 24px 28px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
  }

  .account .side {
    color: inherit;
  }

  .account [part='promises'] {
    margin-block-end: 10px;
  }

  .owed {
    display: grid;
    gap: 12px;
  }
`;
