import { css } from 'lit';

/** The look of the further questions, the box and what became of it. */
export const styles = css`
  .choices {
    display: grid;
    gap: 2px;
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
