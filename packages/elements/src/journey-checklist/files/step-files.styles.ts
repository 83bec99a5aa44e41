import { css } from 'lit';

/** Files that are being handed over: name, progress, words, and what can be done, each in its line. */
export const fileStyles = css`
  .files {
    border: 1px dashed var(--journey-use-line);
    border-radius: var(--journey-use-radius-small);
    padding: 12px 14px;
  }

  .files input {
    max-inline-size: 100%;
  }

  .uploads {
    display: grid;
    gap: 12px;
    margin-block-start: 8px;
  }

  .upload {
    display: grid;
    gap: 4px;
    overflow-wrap: anywhere;
  }

  .upload progress {
    accent-color: var(--journey-use-accent);
    inline-size: 100%;
  }
`;
