import { css } from 'lit';

/** The look of the further questions, the box and what became of it. */
export const styles = css`
  .choices {
    display: grid;
    gap: 2px;
  }

  .drawn {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    margin-block-start: 6px;
    margin-inline-start: -7px;
  }

  /* the words of both ends stand below the first and the last drawing */
  .drawn ~ .ends {
    gap: 24px;
    inline-size: fit-content;
    min-inline-size: min(214px, 100%);
  }

  .drawn .step {
    block-size: max(44px, var(--journey-use-target));
    color: var(--journey-use-quiet);
    cursor: pointer;
    display: grid;
    inline-size: max(44px, var(--journey-use-target));
    place-items: center;
    position: relative;
  }

  .drawn svg {
    block-size: 30px;
    display: block;
    inline-size: 30px;
    pointer-events: none;
    position: relative;
  }

  .drawn .step:hover,
  .drawn .on {
    color: var(--journey-use-accent);
  }

  .stars .on svg {
    fill: currentColor;
  }

  .faces .on svg {
    fill: var(--journey-use-accent-soft, transparent);
    stroke-width: 2.5;
  }

  .chosen {
    margin-inline-start: 8px;
    min-block-size: 1.5em;
  }

  .parts {
    display: grid;
    gap: 14px;
    margin-block-start: 4px;
  }

  .row,
  .contact {
    display: grid;
    gap: 6px;
  }

  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  .pills .segment span {
    padding-inline: 12px;
  }

  .rank .place {
    border: 1px solid var(--journey-use-edge);
    border-radius: 999px;
    flex: none;
    font-size: 0.85em;
    font-variant-numeric: tabular-nums;
    font-weight: 650;
    inline-size: 1.75em;
    line-height: 1.75em;
    min-block-size: 1.75em;
    text-align: center;
  }

  .rank {
    align-items: center;
    min-block-size: max(40px, var(--journey-use-target));
    position: relative;
  }

  .rank.on .place {
    background: var(--journey-use-accent);
    border-color: var(--journey-use-accent);
    color: var(--journey-use-on-accent);
  }

  .field.day {
    inline-size: fit-content;
  }

  @media (forced-colors: active) {
    .drawn .on {
      color: Highlight;
    }

    .rank.on .place {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
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
