import { css } from 'lit';

/** What happened to a step, as a quiet list along a line. */
export const historyStyles = css`
  .entries {
    border-inline-start: 2px solid var(--journey-use-line);
    display: grid;
    gap: 10px;
    margin-block: 8px;
    padding-inline-start: 12px;
  }

  .entry {
    display: grid;
    gap: 4px;
  }

  .entry .words {
    white-space: pre-line;
  }
`;
