import type { Journey, Session, Stage, Step } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';
import { indexOf } from '../journey-view/journey-index.js';
import { sideNames, type SideNames } from '../journey-view/sides.js';

/** What updates are drawn from beside themselves. */
export interface UpdatesView {
  readonly locale: LocaleController;
  readonly now: number;
  readonly names: SideNames;
  /** Level of the headings within the widget. */
  readonly headingLevel: number;
  /** Whether the host remembers what somebody has seen: else nothing is called new. */
  readonly canMark: boolean;
  /** The page with the journey; absent: what is affected is named without links. */
  readonly journeyUrl: URL | undefined;
  stepOf(id: string): Step | undefined;
  stageOf(id: string): Stage | undefined;
  onStepOpen(stepId: string, event: Event): void;
  onStageOpen(stageId: string, event: Event): void;
  /** Somebody opened an update to read it. */
  onRead(updateId: string): void;
}

/** What is known from the journey: the names of both sides, and of its parts. */
export function journeyParts(
  journey: Journey | undefined,
  session: Session | undefined,
  locale: LocaleController,
): Pick<UpdatesView, 'names' | 'stepOf' | 'stageOf'> {
  const { partner, program } = session?.organizations ?? {};
  return {
    names: journey
      ? sideNames(journey, session, locale)
      : {
          partner: partner?.name || locale.text('common.partner'),
          program: program?.name || locale.text('common.program'),
        },
    stepOf: (id) => journey && indexOf(journey).get(id)?.step,
    stageOf: (id) => journey?.stages.find((stage) => stage.id === id),
  };
}
