import { css } from 'lit';

/** The look of incidents and of the feed. */
export const styles = css`
  /* a banner takes no room until there is something to say; what is announced is said all the same */
  :host([show='incidents']:is([status='loading'], [status='empty'])) [part='base'] {
    display: none;
  }

  :host([show='incidents']) [part='base'] {
    border: 0;
    padding: 0;
  }

  :host([show='incidents']) [part='header'] {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    margin: 0;
    overflow: hidden;
    position: absolute;
  }

  .unread {
    align-items: baseline;
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }

  .unread .button {
    font-size: 0.87em;
  }

  .incidents {
    display: grid;
    gap: 12px;
  }

  .incident {
    background: var(--journey-use-fill);
    border-inline-start: 3px solid var(--journey-use-edge);
    border-radius: var(--journey-use-radius-small);
    padding: 14px 16px;
  }

  .incident.bad {
    background: var(--journey-use-bad-soft);
    border-color: var(--journey-use-bad);
  }

  .incident.warn {
    background: var(--journey-use-warn-soft);
    border-color: var(--journey-use-warn);
  }

  .incident,
  .entry {
    contain: layout style;
    display: grid;
    gap: 0 12px;
    grid-template-columns: auto minmax(0, 1fr);
  }

  .mark {
    align-items: center;
    block-size: 1.5em;
    color: var(--journey-use-quiet);
    display: flex;
    font-size: 1.1em;
  }

  .mark img {
    block-size: 1.2em;
    border-radius: 4px;
    inline-size: 1.2em;
    object-fit: cover;
  }

  .bad > .mark,
  .bad .severity {
    color: var(--journey-use-bad);
  }

  .warn > .mark,
  .warn .severity {
    color: var(--journey-use-warn);
  }

  .told {
    display: grid;
    gap: 6px;
    justify-items: start;
  }

  .told > *,
  .inside > * {
    max-inline-size: 100%;
  }

  .inside {
    display: grid;
    gap: 8px;
    justify-items: start;
    margin-block-start: 6px;
  }

  .incident .told {
    gap: 8px;
  }

  .kind {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    min-block-size: 1.5em;
  }

  .severity {
    font-size: 0.87em;
    font-weight: 650;
  }

  .title {
    font-weight: 650;
    line-height: 1.35;
  }

  .incident .chip {
    background: var(--journey-use-surface);
    color: inherit;
  }

  .incident .quiet {
    color: inherit;
  }

  .label {
    font-size: 0.87em;
    font-weight: 600;
  }

  .affected,
  .affected ul {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    font-size: 0.93em;
    gap: 2px 12px;
  }

  .affected ul {
    font-size: 1em;
  }

  .affected .label {
    font-size: 0.93em;
  }

  .affected a {
    display: inline-block;
    min-block-size: var(--journey-use-target);
  }

  .paused {
    display: flex;
    gap: 8px;
  }

  .paused svg {
    margin-block-start: 0.25em;
  }

  [part='plan'] {
    display: grid;
    gap: 4px;
  }

  .plan {
    list-style: decimal;
    padding-inline-start: 1.4em;
  }

  .plan li + li,
  .markdown li + li,
  .markdown p + p {
    margin-block-start: 4px;
  }

  .markdown {
    display: grid;
    gap: 6px;
  }

  .markdown :is(ul, ol) {
    padding-inline-start: 1.4em;
  }

  .markdown ul {
    list-style: disc;
  }

  .markdown ol {
    list-style: decimal;
  }

  .markdown code,
  .markdown pre {
    font-size: 0.93em;
    white-space: pre-wrap;
  }

  .incidents + .group,
  .group + .group {
    border-block-start: 1px solid var(--journey-use-line);
    margin-block-start: 16px;
    padding-block-start: 16px;
  }

  .group-title {
    font-size: 0.87em;
    font-weight: 650;
    margin-block-end: 8px;
  }

  .entries {
    display: grid;
    gap: 16px;
  }

  .entry .markdown,
  .entry .told > .quiet,
  .entry .inside > * {
    font-size: 0.93em;
  }

  /* what was achieved may shine a little */
  :is(.recognition, .milestone) > .mark {
    color: var(--journey-use-accent);
  }

  summary {
    align-items: center;
    cursor: pointer;
    display: inline-flex;
    gap: 6px;
    list-style: none;
    max-inline-size: 100%;
    min-block-size: var(--journey-use-target);
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary > span {
    min-inline-size: 0;
  }

  summary svg {
    color: var(--journey-use-quiet);
  }

  .incident summary {
    font-size: 0.93em;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  summary:hover .title {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  [open] > summary svg {
    rotate: 180deg;
  }

  @media (prefers-reduced-motion: no-preference) {
    summary svg {
      transition: rotate 120ms ease-out;
    }
  }

  .more {
    margin-block-start: 16px;
  }

  .kept-here {
    margin-block-start: 12px;
  }

  @container (min-width: 16em) {
    time {
      white-space: nowrap;
    }
  }

  .skeleton {
    margin-block-end: 10px;
  }

  .skeleton.short {
    inline-size: min(100%, 10em);
  }

  .skeleton.long {
    block-size: 5.5em;
    margin-block-end: 24px;
  }

  @media (forced-colors: active) {
    .incident {
      border: 1px solid;
      border-inline-start-width: 3px;
    }
  }
`;
