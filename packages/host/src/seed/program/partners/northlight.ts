import type { Calendar } from '../calendar.js';
import { northlightFeedback } from '../feedback.js';
import { buildJourney, type JourneyPlan } from '../journey-plan.js';
import { people } from '../people.js';
import type { SeedPartner } from '../../program-data.js';
import {
  northlightOnboardPartner,
  northlightOnboardProgram,
  northlightRecruit,
} from './northlight-states.js';

const { ana, tom, priya, marcus, ines } = people;

/** In the middle of Onboard: most of what can happen to a step has happened here. */
export function northlight(calendar: Calendar): SeedPartner {
  return {
    id: 'northlight',
    name: 'Northlight Studio',
    journeys: [buildJourney(journeyPlan(calendar), calendar)],
    feedback: northlightFeedback(calendar),
    library: [
      {
        personId: ana.id,
        resourceId: 'platform-essentials',
        mine: {
          seenAt: calendar.at(-10, '09:00'),
          progress: 1,
          completedAt: calendar.at(-9, '12:40'),
          rating: 5,
        },
      },
      {
        personId: ana.id,
        resourceId: 'how-the-program-pays',
        mine: { seenAt: calendar.at(-26, '09:05'), favorite: true },
      },
      {
        personId: ana.id,
        resourceId: 'first-ninety-days',
        mine: { seenAt: calendar.at(-18, '16:20'), favorite: true },
      },
      {
        personId: ana.id,
        resourceId: 'sandbox-essentials',
        mine: { seenAt: calendar.at(-6, '11:00'), progress: 0.2 },
      },
      { personId: ana.id, resourceId: 'insurance-requirements', mine: { seenAt: calendar.at(-3, '08:50') } },
      {
        personId: tom.id,
        resourceId: 'sandbox-essentials',
        mine: { seenAt: calendar.at(-4, '14:00'), progress: 0.6 },
      },
      {
        personId: tom.id,
        resourceId: 'platform-essentials',
        mine: {
          seenAt: calendar.at(-12, '10:00'),
          progress: 1,
          completedAt: calendar.at(-11, '15:10'),
          rating: 4,
        },
      },
      {
        personId: tom.id,
        resourceId: 'first-integration',
        mine: { seenAt: calendar.at(-4, '15:10'), favorite: true },
      },
    ],
    updatesSeen: [
      { personId: ana.id, updateId: 'spring-summit', at: calendar.at(-14, '09:10') },
      { personId: ana.id, updateId: 'key-rotation', at: calendar.at(-6, '10:50') },
      { personId: tom.id, updateId: 'spring-summit', at: calendar.at(-12, '09:55') },
    ],
  };
}

function journeyPlan(calendar: Calendar): JourneyPlan {
  return {
    id: 'northlight-journey',
    title: 'Your partner journey',
    partner: {
      id: 'northlight',
      name: 'Northlight Studio',
      kind: 'agency',
      tier: 'Registered',
      since: calendar.day(-20),
    },
    outcome: {
      title: 'Three customers live, and a partnership that pays for itself',
      targetOn: calendar.day(230),
      metric: '€ 60,000 in commission within the first year',
    },
    health: {
      level: 'at-risk',
      reasons: ['The sandbox keys are late', 'Proof of insurance was sent back and is overdue'],
    },
    forecast: {
      on: calendar.day(234),
      reason:
        'At the pace of the last two weeks Onboard ends four working days late, and the later stages move with it.',
    },
    changes: [
      {
        revision: '1',
        at: calendar.at(-8, '09:00'),
        title: 'One step was added to Onboard: connect your single sign-on',
      },
    ],
    recognitions: [
      {
        id: 'northlight-welcome',
        title: 'Agreement signed in fourteen working days',
        at: calendar.at(-20, '10:05'),
        from: 'Tidewater',
      },
    ],
    cast: { lead: ana, maker: tom, manager: priya, engineer: marcus, operations: ines },
    timing: {
      recruit: { starts: -34, target: -19, entered: -34, completed: -20 },
      onboard: {
        starts: -19,
        target: 10,
        entered: -19,
        more: {
          condition: 'at-risk',
          reason: 'Sandbox keys are late, so the last three steps start later.',
          sla: {
            due: { at: calendar.at(10, '17:00') },
            state: 'at-risk',
            clockWith: 'program',
            promisedBy: 'program',
            calendar: 'Working days, Lisbon',
          },
        },
      },
      win: { starts: 11, target: 55 },
      implement: { starts: 56, target: 115 },
      grow: { starts: 116, target: 230 },
    },
    states: {
      ...northlightRecruit(calendar),
      ...northlightOnboardPartner(calendar),
      ...northlightOnboardProgram(calendar),
    },
  };
}
