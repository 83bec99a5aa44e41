import type { Calendar } from '../calendar.js';
import { harborPineFeedback } from '../feedback.js';
import { buildJourney, type JourneyPlan } from '../journey-plan.js';
import { people } from '../people.js';
import type { SeedPartner } from '../../program-data.js';
import { harborPineEarlierStages, harborPineImplement } from './harbor-pine-states.js';

const { grace, jonas, sofia, priya, marcus, ines } = people;

/** Won its first customer and brings it live: the longest way of the three. */
export function harborPine(calendar: Calendar): SeedPartner {
  return {
    id: 'harbor-pine',
    name: 'Harbor & Pine',
    journeys: [buildJourney(journeyPlan(calendar), calendar)],
    feedback: harborPineFeedback(calendar),
    library: [
      {
        personId: grace.id,
        resourceId: 'proposal-template',
        mine: { seenAt: calendar.at(-32, '10:00'), favorite: true, rating: 5 },
      },
      {
        personId: grace.id,
        resourceId: 'project-plan-template',
        mine: { seenAt: calendar.at(-19, '10:00') },
      },
      {
        personId: jonas.id,
        resourceId: 'launch-readiness',
        mine: { seenAt: calendar.at(-7, '09:30'), progress: 0.45 },
      },
      {
        personId: jonas.id,
        resourceId: 'migration-handbook',
        mine: { seenAt: calendar.at(-3, '13:00'), favorite: true },
      },
      {
        personId: sofia.id,
        resourceId: 'data-mapping-worksheet',
        mine: { seenAt: calendar.at(-3, '16:00') },
      },
    ],
    updatesSeen: [],
  };
}

function journeyPlan(calendar: Calendar): JourneyPlan {
  return {
    id: 'harbor-pine-journey',
    title: 'Your partner journey',
    partner: {
      id: 'harbor-pine',
      name: 'Harbor & Pine',
      kind: 'agency',
      tier: 'Silver',
      since: calendar.day(-90),
    },
    outcome: {
      title: 'Three customers live, and a partnership that pays for itself',
      targetOn: calendar.day(160),
      metric: '€ 90,000 in commission within the first year',
    },
    health: { level: 'on-track', reasons: ['Win ended four working days early'] },
    forecast: { on: calendar.day(158), reason: 'The rehearsal began on the planned day.' },
    recognitions: [
      {
        id: 'harbor-pine-first-deal',
        title: 'First customer signed',
        at: calendar.at(-21, '16:40'),
        from: 'Priya Raman',
      },
    ],
    cast: { lead: grace, maker: jonas, manager: priya, engineer: marcus, operations: ines },
    timing: {
      recruit: { starts: -104, target: -90, entered: -104, completed: -91 },
      onboard: { starts: -90, target: -61, entered: -90, completed: -63 },
      win: { starts: -62, target: -17, entered: -62, completed: -21 },
      implement: { starts: -20, target: 40, entered: -20 },
      grow: { starts: 41, target: 160 },
    },
    states: { ...harborPineEarlierStages(calendar), ...harborPineImplement(calendar) },
  };
}
