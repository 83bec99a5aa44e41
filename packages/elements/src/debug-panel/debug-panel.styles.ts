import { css } from 'lit';

/** A quiet frame with a dashed edge: nobody takes it for a part of the portal. */
export const styles = css`
  :host {
    margin-block-start: 20px;
  }

  /* the root is a container: within a second one, Chromium draws nothing that comes later */
  [part='base'] {
    border: 2px dashed var(--journey-use-edge);
    container-type: normal;
    font-size: 0.94em;
  }

  [part='header'] {
    align-items: center;
  }

  .title {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }

  .notice:empty {
    display: none;
  }

  .state > .notice {
    margin-block: 12px 0;
  }

  details.section {
    border-block-start: 1px solid var(--journey-use-line);
    margin-block-start: 12px;
    padding-block-start: 12px;
  }

  summary {
    cursor: pointer;
    min-block-size: var(--journey-use-target);
    padding-block: 2px;
  }

  summary > :is(h3, h4) {
    display: inline;
    margin-inline-end: 6px;
  }

  .body {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
    padding-block-start: 8px;
  }

  .switches {
    display: grid;
    gap: 12px 20px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
  }

  .switches label {
    display: block;
  }

  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
  }

  .check {
    align-items: center;
    display: inline-flex;
    gap: 8px;
    min-block-size: var(--journey-use-target);
  }

  input[type='checkbox'] {
    accent-color: var(--journey-use-accent);
    block-size: 1.1em;
    flex: none;
    inline-size: 1.1em;
    margin: 0;
  }

  dl {
    display: grid;
    gap: 2px 16px;
    grid-template-columns: minmax(0, 1fr);
  }

  dt {
    color: var(--journey-use-quiet);
  }

  @container (min-width: 480px) {
    dl {
      grid-template-columns: minmax(8em, max-content) minmax(0, 1fr);
    }
  }

  .entries {
    display: grid;
    gap: 12px;
  }

  .entries > li {
    border-inline-start: 3px solid var(--journey-use-line);
    padding-inline-start: 12px;
  }

  .entries > li.bad {
    border-color: var(--journey-use-bad);
  }

  .line {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }

  code,
  pre {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.92em;
  }

  pre {
    background: var(--journey-use-fill);
    border-radius: var(--journey-use-radius-small);
    margin: 4px 0 0;
    max-block-size: 24em;
    overflow: auto;
    overflow-wrap: anywhere;
    padding: 10px 12px;
    white-space: pre-wrap;
  }
`;
