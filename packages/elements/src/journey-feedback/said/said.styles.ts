import { css } from 'lit';

/** The look of what was said before. */
export const styles = css`
  .said .title {
    font-weight: 650;
  }

  .said ul {
    display: grid;
    gap: 16px;
  }

  .said li {
    border-inline-start: 3px solid var(--journey-use-accent);
    contain: layout style;
    display: grid;
    gap: 4px;
    padding-inline-start: 12px;
  }

  .said li > :not(.meta) {
    font-size: 0.93em;
  }

  .meta {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    margin-block-start: 2px;
  }

  time {
    white-space: nowrap;
  }
`;
