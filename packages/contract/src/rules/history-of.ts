import type { HistoryEntry, Step } from '../schemas/step.js';

/** What must have happened to a step for it to stand as it does, oldest first. */
export function historyOf({ id, submission, returned, completed, blocked, comments }: Step): HistoryEntry[] {
  const entries: (Omit<HistoryEntry, 'id'> | undefined)[] = [
    submission && { kind: 'submitted', ...momentOf(submission), submission },
    returned && { kind: 'returned', ...momentOf(returned), text: returned.reason },
    comments?.latest && { kind: 'commented', ...momentOf(comments.latest), text: comments.latest.text },
    blocked && { kind: 'blocked', at: blocked.since, text: blocked.reason },
    completed && { kind: submission ? 'approved' : 'completed', ...momentOf(completed) },
  ];
  return entries
    .filter((entry) => entry !== undefined)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((entry, index) => ({ id: `${id}-${index + 1}`, ...entry }));
}

function momentOf({ at, by }: Pick<HistoryEntry, 'at' | 'by'>): Pick<HistoryEntry, 'at' | 'by'> {
  return { at, ...(by && { by }) };
}
