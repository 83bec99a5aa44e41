import { membersOf } from './members-of.js';

type Members = Readonly<Record<string, unknown>>;

/** What a session is completed from. */
export interface SessionSurroundings {
  /** Name of the host: of the tenant where nobody says another. */
  readonly host: string;
  /** The host's time in milliseconds since 1970, where an answer named it. */
  readonly hostNowMs: number | undefined;
  /** The time of this device in milliseconds since 1970: it stands in for the host's. */
  readonly deviceNowMs: number;
  /** What the host can do, where the session does not say it. */
  readonly capabilities: Members;
}

/**
 * Makes a whole session out of what is known of it: what the host does not say has a default. What it says itself stays
 * as it is.
 */
export function completeSession(
  found: unknown,
  { host, hostNowMs, deviceNowMs, capabilities }: SessionSurroundings,
): unknown {
  const given = membersOf(found);
  const tenant = { id: host, name: host, ...membersOf(given['tenant']) };
  const viewer = { name: '', role: 'partner', ...membersOf(given['viewer']) } as Members;
  const organizations = membersOf(given['organizations']);
  const partners = Array.isArray(given['partners']) ? (given['partners'] as readonly unknown[]) : [];
  const known = partners.map(membersOf);
  // a partner that cannot be understood is left out by the reader: nothing is to follow from it
  const partnerId = given['partnerId'] ?? known.find(({ id }) => isText(id))?.['id'] ?? viewer['id'];
  const named = known.find(({ id }) => id === partnerId)?.['name'];
  const partnerName = isText(named) ? named : viewer['name'];
  return {
    ...(given['serverTime'] === undefined && timeBy(deviceNowMs, hostNowMs)),
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

function timeBy(deviceNowMs: number, hostNowMs: number | undefined): Members {
  const serverTime = new Date(hostNowMs ?? deviceNowMs).toISOString();
  return { serverTime, clock: hostNowMs === undefined ? 'device' : 'host' };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
