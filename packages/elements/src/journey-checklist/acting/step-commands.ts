import type { JourneyClient, TakenChange } from '@partner-journey/client';
import type { StepActionName } from '@partner-journey/contract';
import { JourneyStepBlockEvent } from '../../events/journey-step-block-event.js';
import { JourneyStepCompleteEvent } from '../../events/journey-step-complete-event.js';
import { JourneyStepReopenEvent } from '../../events/journey-step-reopen-event.js';
import { JourneyStepSkipEvent } from '../../events/journey-step-skip-event.js';
import { JourneyStepStartEvent } from '../../events/journey-step-start-event.js';
import { JourneyStepSubmitEvent } from '../../events/journey-step-submit-event.js';

/** The step something is done to. */
interface StepTarget {
  readonly journeyId: string;
  readonly stepId: string;
}

/** `prevented` by a listener, `announced` by its event because there is no client, `taken` by the client, or not. */
type CommandResult =
  | { readonly outcome: 'prevented' | 'announced' }
  | { readonly outcome: 'failed'; readonly error: unknown }
  | { readonly outcome: 'taken'; readonly change: TakenChange };

const events: Partial<Record<StepActionName, new (target: StepTarget) => Event>> = {
  start: JourneyStepStartEvent,
  complete: JourneyStepCompleteEvent,
  reopen: JourneyStepReopenEvent,
  submit: JourneyStepSubmitEvent,
  skip: JourneyStepSkipEvent,
  block: JourneyStepBlockEvent,
};

/** What is asked for: an action on a step, with what the change says. */
interface StepCommand {
  readonly action: StepActionName;
  readonly target: StepTarget;
  readonly payload?: object;
}

/** Asks the page by a cancelable event, then gives the change to the client. Never rejects. */
export async function commandStep(
  element: HTMLElement,
  client: JourneyClient | undefined,
  { action, target, payload = {} }: StepCommand,
): Promise<CommandResult> {
  const AskEvent = events[action];
  if (AskEvent && !element.dispatchEvent(new AskEvent(target))) return { outcome: 'prevented' };
  if (!client) return { outcome: 'announced' };
  const kind = `step.${action}` as const;
  try {
    const change = await client.change(kind, target, payload);
    return { outcome: 'taken', change };
  } catch (error) {
    return { outcome: 'failed', error };
  }
}
