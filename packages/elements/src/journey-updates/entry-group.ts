import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renderEntry } from './entry.js';
import type { Entry } from './feed.js';
import type { UpdatesView } from './updates-view.js';

/** Entries that stand together: those since the last visit, and those before it. */
export interface Group {
  /** Absent where there is one group only. */
  readonly heading?: 'updates.since' | 'updates.earlier' | undefined;
  readonly entries: readonly Entry[];
  /** Whether what was read is folded. */
  readonly isFolded: boolean;
  /** What stands below the entries. */
  readonly more?: unknown;
}

/** A group under its heading; nothing when it has neither entries nor anything else. */
export function renderGroup(view: UpdatesView, { heading, entries, isFolded, more }: Group): unknown {
  if (entries.length === 0 && !more) return nothing;
  const id = heading?.replace('.', '-');
  return html`<div class="group" part="group">
    ${
      heading
        ? html`<p class="group-title" id=${id ?? nothing} role="heading" aria-level=${view.headingLevel}>
            ${view.locale.text(heading)}
          </p>`
        : nothing
    }
    ${
      entries.length > 0
        ? html`<ul class="entries" aria-labelledby=${id ?? 'heading'}>
            ${repeat(
              entries,
              (entry) => entry.key,
              (entry) => renderEntry(view, entry, { isFolded: isFolded && !entry.isNew }),
            )}
          </ul>`
        : nothing
    }
    ${more || nothing}
  </div>`;
}
