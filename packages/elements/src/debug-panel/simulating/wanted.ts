import type { Role } from '@partner-journey/contract';

/** What is to be simulated; what is absent is as the host says. */
export interface Wanted {
  readonly role?: Role | undefined;
  /** The stage that is to be the current one. */
  readonly stageId?: string | undefined;
  readonly content?: 'empty' | 'many-stages' | undefined;
  /** Every answer takes three seconds. */
  readonly slow?: boolean;
  /** The host cannot be reached any more once the first content is shown. */
  readonly offline?: boolean;
  /** The host does not know the viewer any more once the first content is shown. */
  readonly expired?: boolean;
}

/** The roles there are. */
export const roles: Readonly<Record<Role, true>> = { partner: true, 'partner-admin': true, program: true };

/** Whether anything is. */
export function isSimulated(wanted: Wanted): boolean {
  return Object.values(wanted).some(Boolean);
}
