import { css } from 'lit';

/** The look of the further questions, the box and what became of it. */
export const styles = css`
  .choices {
    display: grid;
    gap: 2px;
  }

  .choice {
    align-items: start;
    cursor: pointer;
    display: flex;
    gap: 10px;
    min-block-size: max(32px, var(--journey-use-target));
    padding-block: 4px;
  }

  .choice input {
    accent-color: var(--journey-use-accent);
    block-size: 1.15em;
    cursor: pointer;
    flex: none;
    inline-size: 1.15em;
    margin: 0.2em 0 0;
  }

  .field.other {
    margin-inline-start: calc(1.15em + 10px);
    inline-size: auto;
  }

  .along dl {
    display: grid;
    gap: 2px;
    margin-block-start: 8px;
  }

  .along dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }

  .along dd {
    color: var(--journey-use-text);
  }

  .thanks {
    display: grid;
    gap: 8px;
  }

  .parting {
    margin-block-end: 16px;
  }

  form .notice {
    margin: 0;
  }
`;
