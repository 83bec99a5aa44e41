import type { PendingChange } from '@partner-journey/client';
import type { Journey, Session, Side, Stage } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';
import { html, nothing } from 'lit';
import { dueFacts, dueText } from '../journey-view/due-text.js';
import { sentence } from '../journey-view/host-words.js';
import { icons } from '../journey-view/icons.js';
import { indexOf, type JourneyIndex } from '../journey-view/journey-index.js';
import { sideNames, viewerSide, type SideNames } from '../journey-view/sides.js';
import { countSteps, type Clock, type StepCounts } from '../journey-view/step-counts.js';

/** What the parts of the tracker are drawn from. */
export interface ProgressView extends Clock {
  readonly journey: Journey;
  readonly index: JourneyIndex;
  readonly locale: LocaleController;
  readonly names: SideNames;
  /** The side the viewer acts for. */
  readonly side: Side;
  /** The last change of each step that is counted here as it will be, and that the host has not confirmed yet. */
  readonly unsaved: readonly PendingChange[];
}

/** What a journey is shown in. */
interface ProgressSurroundings {
  /** Undefined until it is known who looks. */
  readonly session: Session | undefined;
  readonly locale: LocaleController;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** All that has no receipt, whatever it is about. */
  readonly changes: readonly PendingChange[];
}

/** Brings together what is shown of a journey now. */
export function progressView(
  journey: Journey,
  { session, locale, now, changes }: ProgressSurroundings,
): ProgressView {
  const index = indexOf(journey);
  return {
    journey,
    locale,
    now,
    index,
    unsaved: lastOfEachStep(changes, index),
    dates: locale.dates,
    names: sideNames(journey, session, locale),
    side: viewerSide(session),
  };
}

/** What was refused, or waits behind that, is not shown as done, and a remark changes no count. */
function lastOfEachStep(changes: readonly PendingChange[], index: JourneyIndex): readonly PendingChange[] {
  const last = new Map<string, PendingChange>();
  for (const pending of changes) {
    const { change, state, waitingFor } = pending;
    const stepId = 'stepId' in change.target ? change.target.stepId : '';
    if (state === 'refused' || waitingFor === 'decision' || change.kind === 'step.comment') continue;
    if (index.has(stepId)) last.set(stepId, pending);
  }
  return [...last.values()];
}

/** How much of what is shown is not saved, "2 not yet saved"; nothing when all is. */
export function renderUnsaved({ locale, unsaved }: ProgressView): unknown {
  if (unsaved.length === 0) return nothing;
  const isNew = unsaved.every(({ state }) => state === 'sending');
  return html`<span class=${isNew ? 'unsaved sending' : 'unsaved'}
    >${icons.clock}${locale.text('progress.unsaved', { count: unsaved.length })}</span
  >`;
}

/** A side that has something to do in some stages, with how far it is. */
interface SideCounts extends StepCounts {
  readonly side: Side;
  readonly organization: string;
}

/** How far both sides are; a side without steps is left out. */
export function sideCounts(view: ProgressView, stages: readonly Stage[]): readonly SideCounts[] {
  return (['partner', 'program'] as const)
    .map((side) => ({ side, organization: view.names[side], ...countSteps(stages, view, side) }))
    .filter(({ of }) => of > 0);
}

/** "Northlight 3 of 7, 1 late". */
export function renderCounts(
  locale: LocaleController,
  key: 'progress.counts' | 'progress.legend',
  one: SideCounts,
): unknown {
  const { organization, done, of, late } = one;
  const counts = sentence(locale, key, { organization, done, of, count: of });
  if (late === 0) return counts;
  return sentence(locale, 'progress.with-late', {
    counts,
    late: locale.text('progress.late', { count: late }),
  });
}

/** Days of a stage in words. */
interface StageDates {
  readonly facts: readonly string[];
  readonly over: boolean;
}

/** "Done 3 Mar", "Due 18 Apr · 12 days left", "by 12 May"; undefined when no day is known. */
export function stageDates({ locale, dates, now }: ProgressView, stage: Stage): StageDates | undefined {
  const { position, completedAt, targetOn, startsOn } = stage;
  if (position === 'done') {
    if (!completedAt) return undefined;
    return {
      facts: [locale.text('progress.done-on', { date: dates.day({ at: completedAt }, now) })],
      over: false,
    };
  }
  if (targetOn) {
    const due = dueText(locale, { on: targetOn }, now);
    const { over } = due;
    if (position === 'current' || over) return { facts: dueFacts(due), over };
    return { facts: [locale.text('progress.by', { date: dates.day({ on: targetOn }, now) })], over };
  }
  if (!startsOn) return undefined;
  return { facts: [locale.text('progress.starts', { date: dates.day({ on: startsOn }, now) })], over: false };
}
