import { css } from 'lit';

/** The opened details of a step, with what is filled in there. */
export const panelStyles = css`
  .completion {
    background: var(--journey-use-accent-soft);
    border-radius: var(--journey-use-radius-small);
    color: var(--journey-use-on-accent-soft);
    display: grid;
    gap: 2px;
    margin-block-end: 16px;
    padding: 12px 14px;
  }

  .earned {
    display: grid;
    gap: 6px;
    margin-block-start: 4px;
  }

  .earned li {
    align-items: center;
    display: flex;
    gap: 8px;
  }

  .earned img {
    block-size: 2em;
    inline-size: 2em;
    object-fit: contain;
  }

  .completion svg {
    vertical-align: -0.12em;
  }

  /* as far from each other and from the groups as they would be alone */
  .strays > .notice {
    margin-block: 0 16px;
  }

  .panel {
    grid-column: 2 / -1;
    margin-block-start: 8px;
    background: var(--journey-use-fill);
    border-radius: var(--journey-use-radius-small);
    display: grid;
    gap: 10px;
    grid-template-columns: minmax(0, 1fr);
    padding: 14px;
  }

  .markdown,
  .form {
    display: grid;
    gap: 10px;
  }

  .markdown :is(ul, ol) {
    list-style: revert;
    padding-inline-start: 1.4em;
  }

  .needs {
    list-style: disc;
    padding-inline-start: 1.4em;
  }

  .markdown pre {
    font-size: 0.9em;
    margin: 0;
    white-space: pre-wrap;
  }

  .agreement {
    background: var(--journey-use-surface);
    border: 1px solid var(--journey-use-line);
    border-radius: var(--journey-use-radius-small);
    padding: 12px 14px;
  }

  .history > .button svg {
    block-size: 0.75em;
    inline-size: 0.75em;
  }

  .history > .button[aria-expanded='true'] svg {
    transform: rotate(180deg);
  }

  .actions {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
  }

  .actions:not(:has(*)) {
    display: none;
  }

  .form > .button {
    justify-self: start;
  }

  .field {
    display: grid;
    gap: 4px;
  }

  .field > label:not(.option),
  .field > legend {
    font-weight: 600;
    padding: 0;
  }

  .option {
    align-items: baseline;
    cursor: pointer;
    display: flex;
    gap: 8px;
    min-block-size: var(--journey-use-target);
  }

  .option input {
    accent-color: var(--journey-use-accent);
    block-size: 16px;
    flex: none;
    inline-size: 16px;
    margin: 0;
    transform: translateY(2px);
  }

  .field :is(input:not([type='checkbox']), select, textarea) {
    background: var(--journey-use-surface);
    border: 1px solid var(--journey-use-edge);
    border-radius: var(--journey-use-radius-small);
    color: inherit;
    font: inherit;
    inline-size: 100%;
    max-inline-size: 34em;
    min-block-size: max(36px, var(--journey-use-target));
    padding: 6px 10px;
  }

  .field textarea {
    resize: vertical;
  }

  .values {
    display: grid;
    gap: 2px 16px;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
  }

  .values dd {
    white-space: pre-line;
  }

  @media (forced-colors: active) {
    .panel,
    .completion {
      border: 1px solid;
    }
  }
`;
