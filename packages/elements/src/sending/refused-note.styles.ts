import { css } from 'lit';

/** The ways on after a refusal stay together; the words to be copied have a field of their own. */
export const refusedNote = css`
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }

  section > .notice:last-child {
    margin-block-end: 0;
  }

  .typed {
    inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .typed:lang(ar) {
    quotes: '«' '»';
  }

  .copy {
    font: inherit;
    inline-size: 100%;
  }
`;
