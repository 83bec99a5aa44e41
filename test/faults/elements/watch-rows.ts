/** Steps that a person ticks. */
export const clickedSteps: readonly string[] = ['one', 'two', 'three', 'toggled'];

/** What a row of a checklist says of a step that is ticked: kept on the device and not yet saved, or saved. */
export type RowWord = 'kept' | 'saved';

/**
 * What runs in the page before everything else: tells at every frame what the rows of the checklist newly say. It is
 * sent to the page as text, so that it uses nothing but what is in it.
 */
export function watchRows(): void {
  const { told } = window as unknown as { told(step: string, word: RowWord): void };
  const said = new Set<string>();
  requestAnimationFrame(function look() {
    const root = document.querySelector('journey-checklist')?.shadowRoot;
    for (const row of root?.querySelectorAll('[part=step]') ?? []) {
      const step = row.querySelector('.name')?.textContent?.trim().replace('Step ', '') ?? '';
      const isTicked = row.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked;
      const facts = row.querySelector('[part=step-meta]')?.textContent ?? '';
      const isKept = row.querySelector('[part=pending]') && !facts.includes('this tab only');
      const word = row.querySelector('[part=saved]') ? 'saved' : isKept ? 'kept' : undefined;
      if (!isTicked || !word || said.has(`${step} ${word}`)) continue;
      said.add(`${step} ${word}`);
      told(step, word);
    }
    requestAnimationFrame(look);
  });
}
