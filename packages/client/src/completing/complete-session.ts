import { membersOf } from './members-of.js';

type Members = Readonly<Record<string, unknown>>;

/** What a session is completed from. */
export interface SessionSurroundings {
  /** Name of the host: of the tenant where nobody says another. */
  readonly host: string;
  /** Milliseconds since 1970: the host's, where an answer named it, else this machine's. */
  readonly nowMs: number;
  /** What the host can do, where the session does not say it. */
  readonly capabilities: Members;
}

/**
 * Makes a whole session out of what is known of it: what the host does not say has a default. What it says itself stays
 * as it is.
 */
export function completeSession(found: unknown, { host, nowMs, capabilities }: SessionSurroundings): unknown {
  const given = membersOf(found);
  const tenant = { id: host, name: host, ...membersOf(given['tenant']) };
  const viewer = { name: '', role: 'partner', ...membersOf(given['viewer']) } as Members;
  const organizations = membersOf(given['organizations']);
  const partners = Array.isArray(given['partners']) ? (given['partners'] as readonly unknown[]) : [];
  const [first] = partners.map(membersOf);
  const partnerId = given['partnerId'] ?? first?.['id'] ?? viewer['id'];
  const partner = partners.map(membersOf).find(({ id }) => id === partnerId);
  const partnerName = partner?.['name'] ?? viewer['name'];
  return {
    serverTime: new Date(nowMs).toISOString(),
    ...given,
    ...{ contract: '1', tenant, viewer, partnerId },
    partners: partners.length > 0 ? partners : [{ id: partnerId, name: partnerName }],
    organizations: {
      partner: { name: partnerName, ...membersOf(organizations['partner']) },
      program: { name: tenant.name, ...membersOf(organizations['program']) },
    },
    capabilities: { ...capabilities, ...membersOf(given['capabilities']) },
  };
}
