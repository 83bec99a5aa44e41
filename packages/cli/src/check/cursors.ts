import type { Checkup } from './checkup.js';
import type { Misfit } from './finding.js';

/** So many pages of one list are read. */
const mostPages = 50;

/** One page of a list as it was understood, and where to tell of it. */
interface ReadPage {
  /** Undefined when it could not be read. */
  readonly value:
    { readonly items: readonly unknown[]; readonly nextCursor?: string | undefined } | undefined;
  readonly look: ReturnType<Checkup['look']>;
}

/** Reads a list page by page, as far as its cursors lead on, and tells where they do not lead to its end. */
export async function followCursors<Page extends ReadPage>(
  read: (cursor: string | undefined) => Promise<Page>,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  const known = new Set<string | undefined>();
  let cursor: string | undefined;
  do {
    known.add(cursor);
    const page = await read(cursor);
    const isSame = isSameAs(pages.at(-1), page);
    pages.push(page);
    cursor = page.value?.nextCursor;
    const misfit =
      cursor !== undefined && known.has(cursor)
        ? circle(cursor)
        : isSame
          ? samePage
          : cursor !== undefined && pages.length === mostPages
            ? longerThanRead
            : undefined;
    if (!misfit) continue;
    page.look(misfit);
    break;
  } while (cursor !== undefined);
  return pages;
}

function isSameAs(before: ReadPage | undefined, { value }: ReadPage): boolean {
  if (!value || value.items.length === 0) return false;
  return JSON.stringify(before?.value?.items) === JSON.stringify(value.items);
}

/** A cursor that leads to where one was before: a client would go round for ever, or show things twice. */
function circle(cursor: string): Misfit {
  const fix = 'Give the last page no "nextCursor", and each other page one that leads to the page after it.';
  return { path: '/nextCursor', expected: 'a cursor that no page before has given', got: `"${cursor}"`, fix };
}

const samePage: Misfit = {
  path: '/items',
  expected: 'other items than those of the page before',
  got: 'the same ones',
  fix: 'Answer the page that the cursor asked for stands for.',
};

const longerThanRead: Misfit = {
  level: 'warning',
  path: '/nextCursor',
  expected: `the end of the list within ${mostPages} pages`,
  got: 'more pages, which were not read and are not checked',
  fix: 'Give more items with each page; where the list is no longer than that, see why its cursors do not end.',
};
