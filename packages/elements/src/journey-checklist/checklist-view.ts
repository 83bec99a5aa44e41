import type { Journey, Session, Side, Step, StepActionName } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';
import { indexOf, type JourneyIndex } from '../journey-view/journey-index.js';
import { sideNames, viewerSide, type SideNames } from '../journey-view/sides.js';
import type { Clock } from '../journey-view/step-counts.js';

/** What the parts of the list are drawn from. */
export interface ChecklistView extends Clock {
  readonly journey: Journey;
  readonly index: JourneyIndex;
  readonly locale: LocaleController;
  readonly names: SideNames;
  /** The side the viewer acts for. */
  readonly side: Side;
  /** Undefined until it is known who looks. */
  readonly session: Session | undefined;
}

/** Brings together what is shown of a journey now. */
export function checklistView(
  journey: Journey,
  session: Session | undefined,
  locale: LocaleController,
  now: number,
): ChecklistView {
  return {
    journey,
    session,
    locale,
    now,
    index: indexOf(journey),
    dates: locale.dates,
    names: sideNames(journey, session, locale),
    side: viewerSide(session),
  };
}

/** Whether the viewer may do something to a step now, and the host takes it. */
export function can({ session }: ChecklistView, step: Step, action: StepActionName): boolean {
  const taken = session?.capabilities.changes;
  return step.allowed.includes(action) && (!taken || taken.includes(`step.${action}`));
}

/** Whether it takes a file to hand the step in. */
export function needsFile({ kind, fields }: Step): boolean {
  return kind === 'upload' || (fields?.some(({ type, required }) => type === 'file' && required) ?? false);
}

/** Whether the host takes files so that they can be handed in here. */
export function takesFiles({ session }: ChecklistView): boolean {
  const uploads = session?.capabilities.uploads;
  return uploads ? uploads.partBytes !== undefined : false;
}

/** Whether the details hold something to fill in, agree to or hand in. */
export function isToFillIn(view: ChecklistView, step: Step): boolean {
  const isAgreed = step.agreement !== undefined && can(view, step, 'complete');
  return (!needsFile(step) || takesFiles(view)) && (isAgreed || can(view, step, 'submit'));
}

/** Whether its action leads to what is filled in here, and nowhere else. */
export function leadsToForm(step: Step): boolean {
  return step.action !== undefined && !step.action.url && step.fields !== undefined && !needsFile(step);
}

/** Whether a tick is all it takes: an agreement is read before it is made. */
export function canTick(view: ChecklistView, step: Step): boolean {
  if (step.status === 'done') return can(view, step, 'reopen') && !step.agreement;
  return can(view, step, 'complete') && !step.agreement;
}
