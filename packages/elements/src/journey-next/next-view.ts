import type { Journey, Session, Side } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';
import { indexOf, type JourneyIndex } from '../journey-view/journey-index.js';
import { sideNames, viewerSide, type SideNames } from '../journey-view/sides.js';
import type { Clock } from '../journey-view/step-counts.js';

/** What the card is drawn from. */
export interface NextView extends Clock {
  readonly journey: Journey;
  readonly index: JourneyIndex;
  readonly locale: LocaleController;
  readonly names: SideNames;
  /** The side the viewer acts for. */
  readonly side: Side;
  /** Undefined until it is known who looks. */
  readonly viewerId: string | undefined;
}

/** Brings together what is known of a journey now. */
export function nextView(
  journey: Journey,
  session: Session | undefined,
  { locale, now }: Pick<NextView, 'locale' | 'now'>,
): NextView {
  return {
    ...{ journey, locale, now },
    index: indexOf(journey),
    dates: locale.dates,
    names: sideNames(journey, session, locale),
    side: viewerSide(session),
    viewerId: session?.viewer.id,
  };
}
