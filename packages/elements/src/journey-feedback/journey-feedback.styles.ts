import { css } from 'lit';

/** The look of the questions, the box and what was said. */
export const styles = css`
  .question,
  fieldset {
    display: grid;
    gap: 8px;
  }

  .words {
    display: block;
    float: inline-start;
    padding: 0;
    inline-size: 100%;
  }

  fieldset > .words + * {
    clear: both;
  }

  .scale {
    display: grid;
    gap: 4px;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    margin-block-start: 6px;
  }

  .segment {
    cursor: pointer;
    display: grid;
    min-block-size: max(40px, var(--journey-use-target));
    position: relative;
  }

  /* lies over what is drawn for it */
  :is(.segment, .step, .rank) input {
    appearance: none;
    block-size: 100%;
    border-radius: calc(var(--journey-use-radius) * 0.6);
    cursor: pointer;
    inline-size: 100%;
    inset: 0;
    margin: 0;
    position: absolute;
  }

  .segment span {
    border: 1px solid var(--journey-use-edge);
    border-radius: calc(var(--journey-use-radius) * 0.6);
    display: grid;
    overflow-wrap: normal;
    place-items: center;
  }

  .segment:hover span {
    background: var(--journey-use-fill);
  }

  .segment input:checked + span {
    background: var(--journey-use-accent);
    border-color: var(--journey-use-accent);
    color: var(--journey-use-on-accent);
    font-weight: 650;
  }

  .ends {
    display: flex;
    gap: 16px;
    justify-content: space-between;
    margin: 0;
  }

  .ends :last-child {
    text-align: end;
  }

  @container (max-width: 29em) {
    .scale:is(.five, .six) {
      grid-auto-flow: row;
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }

    .scale.six {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }

    .segment {
      min-block-size: 44px;
    }
  }

  .choice {
    align-items: start;
    cursor: pointer;
    display: flex;
    gap: 10px;
    min-block-size: max(32px, var(--journey-use-target));
    padding-block: 4px;
  }

  .choice:not(.rank) input {
    accent-color: var(--journey-use-accent);
    block-size: 1.15em;
    cursor: pointer;
    flex: none;
    inline-size: 1.15em;
    margin: 0.2em 0 0;
  }

  form {
    display: grid;
    gap: 12px;
  }

  .actions {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 12px 16px;
    margin-block-start: 4px;
  }

  .along {
    color: var(--journey-use-quiet);
    flex: 1 1 12em;
    padding-block: calc((max(36px, var(--journey-use-target)) - 1.45em) / 2);
  }

  .along summary {
    align-content: center;
    cursor: pointer;
    list-style: none;
    min-block-size: var(--journey-use-target);
  }

  .along summary::-webkit-details-marker {
    display: none;
  }

  .along .link {
    color: var(--journey-use-accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .buttons,
  .dismissal {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .buttons {
    margin-inline-start: auto;
  }

  .dismissal .button {
    color: var(--journey-use-quiet);
  }

  .said {
    border-block-start: 1px solid var(--journey-use-line);
    display: grid;
    gap: 12px;
    justify-items: start;
    margin-block-start: 20px;
    padding-block-start: 16px;
  }

  .skeleton.line {
    block-size: 1.5em;
    inline-size: 80%;
  }

  .skeleton.scale-line {
    block-size: 40px;
    margin-block: 14px 72px;
  }

  .skeleton.said-block {
    block-size: 6.5em;
    inline-size: 100%;
  }

  .skeleton.button-line {
    block-size: 36px;
    inline-size: 45%;
    margin-block-end: 64px;
  }

  @media (forced-colors: active) {
    .segment input:checked + span {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
