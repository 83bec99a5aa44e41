import type { Calendar } from '../calendar.js';
import { buildJourney, type JourneyPlan } from '../journey-plan.js';
import { people } from '../people.js';
import type { SeedPartner } from '../../program-data.js';
import { lisbonHours } from '../working-hours.js';

const { hana, sofia, priya, marcus, ines } = people;

/** Invited three working days ago. */
export function quillwork(calendar: Calendar): SeedPartner {
  return {
    id: 'quillwork',
    name: 'Quillwork',
    journeys: [buildJourney(journeyPlan(calendar), calendar)],
    feedback: [],
    library: [
      { personId: hana.id, resourceId: 'how-the-program-works', mine: { seenAt: calendar.at(-2, '19:10') } },
    ],
    updatesSeen: [],
  };
}

function journeyPlan(calendar: Calendar): JourneyPlan {
  return {
    id: 'quillwork-journey',
    title: 'Your partner journey',
    partner: { id: 'quillwork', name: 'Quillwork', kind: 'agency' },
    outcome: {
      title: 'Three customers live, and a partnership that pays for itself',
      targetOn: calendar.day(260),
    },
    health: { level: 'on-track', reasons: ['Everything so far was in time'] },
    cast: { lead: hana, maker: sofia, manager: priya, engineer: marcus, operations: ines },
    timing: {
      recruit: { starts: -3, target: 12, entered: -3 },
      onboard: { starts: 13, target: 42 },
      win: { starts: 43, target: 87 },
      implement: { starts: 88, target: 147 },
      grow: { starts: 148, target: 260 },
    },
    states: {
      'introduce-agency': {
        status: 'done',
        completed: { at: calendar.at(-1, '18:25'), by: hana },
        submission: {
          id: 'quillwork-introduction',
          at: calendar.at(-1, '18:25'),
          by: hana,
          values: {
            focus: 'growth',
            people: 5,
            website: 'https://quillwork.example/',
            contactEmail: 'hello@quillwork.example',
            mayShare: true,
          },
        },
      },
      'answer-application': {
        status: 'in-progress',
        waitingOn: {
          side: 'program',
          since: calendar.at(-1, '18:25'),
          reason: 'A decision on the application',
        },
        sla: {
          due: { at: calendar.at(2, '17:00') },
          state: 'running',
          clockWith: 'program',
          promisedBy: 'program',
          startedAt: calendar.at(-1, '18:25'),
          hours: lisbonHours,
          calendar: 'Working days, Lisbon',
        },
      },
    },
  };
}
