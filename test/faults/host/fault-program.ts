/**
 * The data of a host for campaigns: many partners that know nothing of each other, each with one person and a small
 * journey, so that many schedules can run at one host at the same time.
 */
import type { Journey, Step } from '@partner-journey/contract';
import type { SeedProgram } from '@partner-journey/host';

/** One partner of the program, for one schedule at a time. */
export interface Lane {
  readonly number: number;
  readonly token: string;
  readonly partnerId: string;
  readonly journeyId: string;
}

/** Steps that take comments: the targets of most writes. */
export const commentSteps: readonly string[] = ['one', 'two', 'three'];
/** A step that is ticked and unticked. */
export const toggledStep = 'toggled';
/** A resource that is made a favorite, and no longer one. */
export const toggledResource = 'guide';

const at = '2026-05-04T08:00:00.000Z';

export function laneOf(number: number): Lane {
  return {
    number,
    token: `token-of-lane-${number}`,
    partnerId: `partner-${number}`,
    journeyId: `journey-${number}`,
  };
}

/** A program with this many lanes. */
export function faultProgram(lanes: number): SeedProgram {
  const all = Array.from({ length: lanes }, (_, number) => laneOf(number));
  return {
    tenant: { id: 'faults', name: 'Faults' },
    timeZone: 'Europe/Lisbon',
    locale: 'en',
    people: all.map(({ number, token, partnerId }) => ({
      ...{ id: `person-${number}`, name: `Person ${number}`, side: 'partner' as const },
      ...{ access: 'partner' as const, partnerIds: [partnerId], token },
    })),
    partners: all.map((lane) => ({
      ...{ id: lane.partnerId, name: `Partner ${lane.number}` },
      ...{ journeys: [journeyOf(lane)], feedback: [], updatesSeen: [], library: [] },
    })),
    resources: [
      {
        ...{ id: toggledResource, title: 'A guide', url: '/guide', kind: 'guide', access: { allowed: true } },
        open: 'page',
      },
    ],
    surveys: [],
    updates: [],
  };
}

function journeyOf({ journeyId, partnerId, number }: Lane): Journey {
  return {
    id: journeyId,
    title: `Journey ${number}`,
    revision: '1',
    asOf: at,
    partner: { id: partnerId, name: `Partner ${number}` },
    program: { id: 'program', name: 'The program' },
    stages: [
      {
        ...{ id: 'onboard', title: `Onboard Partner ${number}`, position: 'current', required: true },
        steps: [...commentSteps, 'last'].map((id) => stepOf(id, true)).concat(stepOf(toggledStep, false)),
      },
    ],
  };
}

function stepOf(id: string, required: boolean): Step {
  return {
    ...{ id, title: `Step ${id}`, kind: 'task', side: 'partner', visibility: 'shared', scope: 'company' },
    ...{ required, status: 'todo', allowed: [] },
  };
}
