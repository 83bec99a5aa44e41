import type { Stage, Step } from '@partner-journey/contract';
import { hostList, sentence } from '../journey-view/host-words.js';
import { dependentsOf, isFinished } from '../journey-view/journey-index.js';
import { isOthers } from '../journey-view/next-step.js';
import { countedSteps } from '../journey-view/step-counts.js';
import type { NextView } from './next-view.js';

/** So many of the steps that wait are named. */
const mostNamed = 3;

/** Why a step is the next one, beside when it is due and how long it takes: sentences in the order of their weight. */
export function reasonsFor(view: NextView, step: Step, stage: Stage): readonly unknown[] {
  const { locale, index, names, viewerId } = view;
  const { returned, assignees = [], status } = step;
  const waiting = dependentsOf(step, index);
  const things = hostList(
    locale,
    waiting.slice(0, mostNamed).map(({ title }) => title),
  );
  const people = hostList(
    locale,
    assignees.map(({ name }) => name),
  );
  const isMine = viewerId !== undefined && assignees.some(({ id }) => id === viewerId);
  return [
    status === 'returned' &&
      returned &&
      (returned.by
        ? sentence(locale, 'next.returned', { person: returned.by.name, reason: returned.reason })
        : sentence(locale, 'next.returned-because', { reason: returned.reason })),
    waiting.length > 0 && sentence(locale, 'next.needed-for', { things }),
    isLastOf(stage, step) && sentence(locale, 'next.last-of-stage', { organization: names[step.side] }),
    status === 'in-progress' && locale.text('next.begun'),
    isMine && locale.text('next.assigned'),
    isOthers(step, viewerId) && sentence(locale, 'next.assigned-to', { people }),
    !step.required && locale.text('next.optional'),
  ].filter((reason) => reason !== false && reason !== undefined);
}

function isLastOf(stage: Stage, step: Step): boolean {
  const open = countedSteps(stage, step.side).filter((other) => !isFinished(other));
  return open.length === 1 && open[0] === step;
}
