import type { Journey, Person, Session, Side } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';

/** What the two sides are called on screen: always their own names. */
export type SideNames = Readonly<Record<Side, string>>;

/** The names of the organizations, from the session when it is about this partner, else from the journey. */
export function sideNames(journey: Journey, session: Session | undefined): SideNames {
  const known = session?.partnerId === journey.partner.id ? session.organizations : undefined;
  return {
    partner: known?.partner.name ?? journey.partner.name,
    program: known?.program.name ?? journey.program.name,
  };
}

/** The side the viewer acts for; the partner's while nothing is known. */
export function viewerSide(session: Session | undefined): Side {
  return session?.viewer.role === 'program' ? 'program' : 'partner';
}

/** The other one of the two sides. */
export function otherSide(side: Side): Side {
  return side === 'partner' ? 'program' : 'partner';
}

/** "Priya Raman, Tidewater". */
export function personText(locale: LocaleController, person: Person, names: SideNames): string {
  return locale.text('common.person-and-side', { person: person.name, organization: names[person.side] });
}
