import { until } from './until.js';
import { plain } from './words.js';

/** The rows of a checklist by the titles of their steps. */
export function checklistRows(root: ShadowRoot) {
  const row = (title: string) =>
    [...root.querySelectorAll<HTMLElement>('[part=step]')].find(
      (one) => plain(one.querySelector('.name')?.textContent) === title,
    )!;
  return {
    row,
    box: (title: string) => row(title).querySelector<HTMLInputElement>('input[type=checkbox]')!,
    chip: (title: string) => plain(row(title).querySelector('.chip')?.textContent),
    /** Opens the details of a step. */
    open: async (title: string) => {
      row(title).querySelector<HTMLElement>('.toggle')!.click();
      await until(() => row(title).querySelector('[part=panel]'));
    },
  };
}
