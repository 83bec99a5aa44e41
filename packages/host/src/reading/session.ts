import { changeKinds, type Capabilities, type Session } from '@partner-journey/contract';
import { hostUploads } from '../uploads/host-uploads.js';
import { facetNames } from './resource-facets.js';
import type { Viewer } from './viewer.js';

const changeIdsRememberedForDays = 3650;

const capabilities: Capabilities = {
  journeys: true,
  changes: [...changeKinds],
  resources: { search: true, facets: [...facetNames], maxLocal: 200 },
  surveys: true,
  feedback: true,
  updates: true,
  insights: false,
  uploads: { ...hostUploads, types: [...hostUploads.types] },
  live: 'sse',
  changeIdsRememberedForDays,
  comparesViewer: true,
};

/** Who is looking, for whom, and what this host can do. */
export function sessionOf(viewer: Viewer, now: Date): Session {
  const { tenant, person, role, partners, partner, lastEventId } = viewer;
  return {
    contract: '1',
    serverTime: now.toISOString(),
    lastEventId,
    timeZone: tenant.timeZone,
    locale: tenant.locale,
    tenant: { id: tenant.id, name: tenant.name },
    viewer: {
      id: person.id,
      name: person.name,
      role,
      ...(person.avatarUrl !== undefined && { avatarUrl: person.avatarUrl }),
    },
    partners: [...partners],
    partnerId: partner.id,
    organizations: { partner: { name: partner.name }, program: { name: tenant.name } },
    capabilities,
  };
}
