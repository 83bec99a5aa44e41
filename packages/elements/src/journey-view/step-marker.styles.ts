import { css } from 'lit';

/** What can be ticked is square; what only tells is round. */
export const markerStyles = css`
  .marker {
    block-size: 1.8em;
    border: 2px solid var(--journey-use-edge);
    border-radius: 50%;
    display: grid;
    font-size: 0.74em;
    inline-size: 1.8em;
    place-items: center;
  }

  .marker svg {
    stroke-width: 2.6;
  }

  .marker.done {
    background: var(--journey-use-accent);
    border-color: var(--journey-use-accent);
    color: var(--journey-use-on-accent);
  }

  .marker.begun {
    background: radial-gradient(var(--journey-use-accent) 45%, transparent 48%);
    border-color: var(--journey-use-accent);
  }

  .marker.sent,
  .marker.aside {
    color: var(--journey-use-quiet);
  }

  .marker.sent {
    border-style: dashed;
  }

  .marker.aside {
    border-color: var(--journey-use-line);
  }

  .marker.bad {
    background: var(--journey-use-bad-soft);
    border-color: var(--journey-use-bad);
    color: var(--journey-use-bad);
  }

  @media (forced-colors: active) {
    .marker.done {
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    /* a gradient with colors of its own is not drawn here */
    .marker.begun {
      background: radial-gradient(Highlight 45%, transparent 48%);
      border-color: Highlight;
      forced-color-adjust: none;
    }
  }
`;
