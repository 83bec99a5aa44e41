import { css } from 'lit';

/** The look of what else is different since the last visit. */
export const styles = css`
  .digest {
    background: var(--journey-use-fill);
    border-radius: var(--journey-use-radius-small);
    display: grid;
    gap: 8px;
    justify-items: start;
    padding: 12px 16px;
  }

  .entries + .digest,
  .group-title + .digest {
    margin-block-start: 16px;
  }

  .group-title + .digest {
    margin-block-start: 0;
  }

  .digest ul {
    display: grid;
    gap: 10px;
    inline-size: 100%;
  }

  .digest li {
    display: grid;
    gap: 0 10px;
    grid-template-columns: auto minmax(0, 1fr);
  }

  .digest svg {
    color: var(--journey-use-quiet);
    margin-block-start: 0.2em;
  }

  .digest :is(.returned, .blocked) svg {
    color: var(--journey-use-warn);
  }

  .digest .done svg {
    color: var(--journey-use-good);
  }

  .what,
  .digest .button {
    font-size: 0.93em;
  }

  .what a {
    font-weight: 600;
  }
`;
