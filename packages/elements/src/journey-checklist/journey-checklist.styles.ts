import { css } from 'lit';

/** A quiet list: control, title with one line of facts, state, and the way on. */
export const styles = css`
  [part='bar'] {
    margin-block: -4px 16px;
  }

  [part='bar'] > span {
    inline-size: calc(100% * var(--journey-use-share));
  }

  .group-title,
  .toggle {
    background: none;
    border: 0;
    border-radius: 6px;
    color: inherit;
    cursor: pointer;
    font: inherit;
    padding: 0;
  }

  .group + .group {
    border-block-start: 1px solid var(--journey-use-line);
  }

  .group-title {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    font-weight: 650;
    gap: 2px 8px;
    inline-size: 100%;
    min-block-size: max(36px, var(--journey-use-target));
    padding-block: 8px;
    text-align: start;
  }

  /* as wide as there is beside the arrow, which would else stand alone above a long title */
  .group-title bdi {
    max-inline-size: calc(100% - 0.8em - 9px);
  }

  .group-title .small {
    font-weight: 400;
  }

  .group-title svg,
  .toggle svg {
    align-self: center;
    block-size: 0.8em;
    color: var(--journey-use-quiet);
    inline-size: 0.8em;
    stroke-width: 2.6;
  }

  .group-title:hover bdi {
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }

  [aria-expanded='true'] > svg {
    transform: rotate(180deg);
  }

  /* the padding leaves room for focus rings, which what is skipped off screen would clip */
  .long {
    contain-intrinsic-size: auto 2400px;
    content-visibility: auto;
    margin-inline: -6px;
    padding-inline: 6px;
  }

  .row {
    column-gap: 12px;
    contain: layout style;
    display: grid;
    grid-template-areas: 'control main end toggle';
    grid-template-columns: 1.4em minmax(0, 1fr) fit-content(50%) auto;
    padding-block: 12px;
  }

  .row + .row {
    border-block-start: 1px solid var(--journey-use-line);
  }

  .control {
    grid-area: control;
    padding-block-start: 2px;
  }

  .main {
    grid-area: main;
    min-inline-size: 0;
  }

  .end {
    align-items: center;
    align-self: start;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    grid-area: end;
    justify-content: end;
    min-inline-size: 0;
  }

  .button {
    max-inline-size: 100%;
  }

  /* words break only where one alone is too long */
  .button,
  .button bdi {
    min-inline-size: 0;
    overflow-wrap: break-word;
  }

  .check {
    appearance: none;
    background: var(--journey-use-surface);
    block-size: 1.8em;
    border: 2px solid var(--journey-use-edge);
    border-radius: 6px;
    cursor: pointer;
    display: grid;
    font-size: 0.74em;
    inline-size: 1.8em;
    margin: 0;
    place-items: center;
    position: relative;
  }

  /* the box is 20 px, what takes the finger is as large as targets have to be */
  .check::after {
    block-size: var(--journey-use-target);
    content: '';
    inline-size: var(--journey-use-target);
    inset-block-start: 50%;
    inset-inline-start: 50%;
    position: absolute;
    translate: -50% -50%;
  }

  .check:dir(rtl)::after {
    translate: 50% -50%;
  }

  .check:hover {
    border-color: var(--journey-use-accent);
  }

  .check:checked {
    background: var(--journey-use-accent);
    border-color: var(--journey-use-accent);
  }

  .check:checked::before {
    block-size: 0.9em;
    border: solid var(--journey-use-on-accent);
    border-width: 0 2px 2px 0;
    content: '';
    inline-size: 0.5em;
    transform: translateY(-0.1em) rotate(45deg);
  }

  .name {
    display: inline-block;
    font-weight: 600;
  }

  label.name {
    cursor: pointer;
  }

  .finished .name {
    color: var(--journey-use-quiet);
    font-weight: 500;
    text-decoration: line-through;
    text-decoration-color: var(--journey-use-line);
  }

  .meta {
    color: var(--journey-use-quiet);
  }

  .late {
    color: var(--journey-use-bad);
    font-weight: 600;
  }

  .waits {
    display: block;
  }

  .private,
  .pending {
    align-items: center;
    display: flex;
    gap: 5px;
  }

  .more {
    margin-block: 8px 14px;
  }

  .pending {
    color: var(--journey-use-warn);
  }

  /* what is saved at once is not announced as unsaved for the blink of an eye */
  .sending {
    animation: appear 0s 0.4s both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .toggle {
    display: grid;
    grid-area: toggle;
    margin-inline-start: -4px;
    min-block-size: max(28px, var(--journey-use-target));
    min-inline-size: max(28px, var(--journey-use-target));
    place-items: center;
    place-self: start end;
  }

  .toggle:hover {
    background: var(--journey-use-fill);
  }

  .toggle svg {
    justify-self: center;
  }

  .note {
    grid-column: 2 / -1;
    margin-block: 8px 0;
  }

  .owes {
    border-block-start: 1px solid var(--journey-use-line);
    color: var(--journey-use-quiet);
    font-weight: 650;
    padding-block-start: 12px;
  }

  .theirs {
    padding-block-end: 8px;
  }

  .theirs .row {
    border: 0;
    padding-block: 6px;
  }

  .theirs .name {
    font-weight: 500;
  }

  .waiting {
    display: grid;
    gap: 24px;
  }

  .skeleton-row {
    display: grid;
    gap: 12px;
    grid-template-columns: 22px minmax(0, 1fr);
  }

  .skeleton + .skeleton {
    inline-size: 60%;
    margin-block-start: 8px;
  }

  .skeleton.box {
    block-size: 20px;
    inline-size: 20px;
  }

  @container (max-width: 33em) {
    .row {
      grid-template-areas: 'control main toggle' '. end end';
      grid-template-columns: 1.4em minmax(0, 1fr) auto;
    }

    .end {
      justify-content: start;
    }

    .end > :not(.hidden-text) {
      margin-block-start: 6px;
    }
  }

  /* large text in a small space: no room to give away at the start */
  @container (max-width: 16em) {
    .row {
      column-gap: 6px;
      grid-template-areas: 'control main main' 'end end toggle';
    }

    .note,
    .panel {
      grid-column: 1 / -1;
    }
  }

  /* nor beside the title, where a long word needs it all */
  @container (max-width: 10em) {
    .row {
      grid-template-areas: 'control toggle toggle' 'main main main' 'end end end';
    }
  }

  @media (forced-colors: active) {
    .check:checked {
      background: Highlight;
      border-color: Highlight;
      forced-color-adjust: none;
    }

    .check:checked::before {
      border-color: HighlightText;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .group-title svg,
    .toggle svg,
    [part='bar'] > span {
      transition:
        transform 0.15s,
        inline-size 0.2s;
    }
  }
`;
