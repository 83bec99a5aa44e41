import type { Journey, Person, Stage, Step } from '@partner-journey/contract';
import type { Calendar } from './calendar.js';
import type { CastRole, StagePlan, StepPlan } from './stage-plan.js';
import { stagePlans } from './stages/index.js';

/** What became of a step at one partner; steps not named are still to do. */
export type StepState = Partial<Step> & Pick<Step, 'status'>;

/** When a stage began, is to end and ended, in working days from now. */
export interface StageTiming {
  readonly starts: number;
  readonly target: number;
  readonly entered?: number;
  readonly completed?: number;
  readonly more?: Partial<Pick<Stage, 'condition' | 'reason' | 'sla'>>;
}

/** One partner's way through the stages of the program. */
export interface JourneyPlan {
  readonly id: string;
  readonly title: string;
  readonly partner: Journey['partner'];
  readonly outcome: Journey['outcome'];
  readonly health: Journey['health'];
  readonly forecast?: Journey['forecast'];
  readonly changes?: Journey['changes'];
  readonly recognitions?: Journey['recognitions'];
  readonly cast: Readonly<Record<CastRole, Person>>;
  /** By id of the stage. */
  readonly timing: Readonly<Record<string, StageTiming>>;
  /** By id of the step. */
  readonly states: Readonly<Record<string, StepState>>;
}

/** The whole journey of one partner as the contract says it. */
export function buildJourney(plan: JourneyPlan, calendar: Calendar): Journey {
  const { changes, forecast, recognitions } = plan;
  return {
    id: plan.id,
    title: plan.title,
    revision: '1',
    asOf: calendar.now,
    partner: plan.partner,
    program: { id: 'tidewater', name: 'Tidewater Commerce' },
    outcome: plan.outcome,
    health: plan.health,
    ...(forecast && { forecast }),
    stages: stagePlans.map((stage) => buildStage(stage, plan, calendar)),
    ...(changes && { changes }),
    ...(recognitions && { recognitions }),
  };
}

function buildStage(stage: StagePlan, plan: JourneyPlan, calendar: Calendar): Stage {
  const timing = timingOf(stage, plan);
  const { entered, completed } = timing;
  return {
    id: stage.id,
    title: stage.title,
    outcome: stage.outcome,
    summary: stage.summary,
    position: completed !== undefined ? 'done' : entered !== undefined ? 'current' : 'upcoming',
    ...timing.more,
    ...(entered !== undefined && { enteredAt: calendar.at(entered, '08:30') }),
    ...(completed !== undefined && { completedAt: calendar.at(completed, '17:00') }),
    startsOn: calendar.day(timing.starts),
    targetOn: calendar.day(timing.target),
    typicalDays: stage.typicalDays,
    owner: plan.cast[stage.owner],
    required: true,
    steps: stage.steps.map((step, index) => ({
      ...buildStep(step, timing, plan, calendar),
      order: index + 1,
    })),
    unlocks: [...stage.unlocks],
    contact: plan.cast[stage.contact],
  };
}

function buildStep(
  { who, dueAfter, ...step }: StepPlan,
  timing: StageTiming,
  plan: JourneyPlan,
  calendar: Calendar,
): Step {
  const state = plan.states[step.id] ?? { status: 'todo' };
  return {
    ...step,
    due: { on: calendar.day(dueDay(timing.starts, dueAfter)) },
    assignees: [plan.cast[who]],
    allowed: [],
    ...state,
  };
}

function timingOf(stage: StagePlan, plan: JourneyPlan): StageTiming {
  const timing = plan.timing[stage.id];
  if (!timing) throw new Error(`journey ${plan.id} does not say when stage ${stage.id} begins`);
  return timing;
}

/** Counted past today, which is not a day of the calendar. */
function dueDay(starts: number, dueAfter: number): number {
  const day = starts + dueAfter;
  return starts < 0 && day >= 0 ? day + 1 : day;
}
