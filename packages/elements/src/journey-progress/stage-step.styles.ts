import { css } from 'lit';

/** A step of a stage with its marker. */
export const stageStepStyles = css`
  .step {
    display: grid;
    gap: 8px;
    grid-template-columns: auto minmax(0, 1fr);
  }

  .step .name {
    font-weight: 600;
  }

  .finished .name {
    color: var(--journey-use-quiet);
    font-weight: 500;
  }

  .step .marker {
    margin-block-start: 0.15em;
  }

  .side {
    color: var(--journey-use-quiet);
    font-weight: 650;
    margin-block-end: 6px;
  }

  .waits {
    color: var(--journey-use-warn);
  }
`;
