import { css } from 'lit';

/** The look of the card with the next step. */
export const styles = css`
  .step {
    display: grid;
    gap: 10px;
    justify-items: start;
  }

  .title {
    font-size: 1.15em;
    font-weight: 650;
    line-height: 1.35;
  }

  .chips,
  .ways {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
  }

  .ways {
    gap: 8px 16px;
    margin-block-start: 4px;
  }

  .reasons {
    display: grid;
    gap: 2px;
    list-style: disc;
    padding-inline-start: 1.2em;
  }

  .reasons li::marker {
    color: var(--journey-use-quiet);
  }

  .skeleton {
    margin-block-end: 10px;
  }

  .skeleton.title-line {
    block-size: 1.5em;
    inline-size: min(100%, 22em);
  }

  .skeleton.chips-line {
    block-size: 1.4em;
    inline-size: min(100%, 14em);
  }

  .skeleton.button-line {
    block-size: max(36px, var(--journey-use-target));
    inline-size: 8em;
    margin-block-end: 0;
  }
`;
