import { css } from 'lit';

/** The look of fields one writes into, with what is said when something is missing there. */
export const textField = css`
  textarea,
  .field {
    background: var(--journey-use-surface);
    border: 1px solid var(--journey-use-edge);
    border-radius: var(--journey-use-radius-small);
    color: inherit;
    font: inherit;
    inline-size: 100%;
    min-block-size: max(36px, var(--journey-use-target));
    padding: 8px 12px;
  }

  textarea {
    resize: vertical;
    vertical-align: top;
  }

  [aria-invalid='true']:is(textarea, .field) {
    border-color: var(--journey-use-bad);
  }

  .missing {
    color: var(--journey-use-bad);
    font-size: 0.9em;
  }
`;
