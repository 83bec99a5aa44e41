import type { Journey, Person, Session, Side } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';

/** What the two sides are called on screen: always their own names. */
export type SideNames = Readonly<Record<Side, string>>;

/** The names of the organizations, from the session when it is about this partner, else from the journey; words where nobody says them. */
export function sideNames(
  { partner, program }: Journey,
  session: Session | undefined,
  locale: LocaleController,
): SideNames {
  const known = partner && partner.id !== session?.partnerId ? undefined : session?.organizations;
  return {
    partner: known?.partner.name || partner?.name || locale.text('common.partner'),
    program: known?.program.name || program?.name || locale.text('common.program'),
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
