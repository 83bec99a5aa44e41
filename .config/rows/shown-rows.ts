import { loadCsf } from 'storybook/internal/csf-tools';

/** A story, and the rows that it says it shows. */
export interface ShownRows {
  readonly storyId: string;
  readonly name: string;
  /** The element it is about, the last part of its title. */
  readonly element: string;
  readonly rows: readonly string[];
}

/** The stories of a file that show rows: those with tags such as `T14`, as Storybook itself reads them. */
export function shownRows(fileName: string, text: string): readonly ShownRows[] {
  const { indexInputs } = loadCsf(text, { fileName, makeTitle: (title) => title ?? fileName }).parse();
  return indexInputs
    .map(({ __id: storyId = '', name = '', title = '', tags = [] }) => ({
      storyId,
      name,
      element: title.split('/').at(-1) ?? title,
      rows: tags.filter((tag) => /^[A-Z]\d+$/.test(tag)),
    }))
    .filter(({ rows }) => rows.length > 0);
}
