import type { Calendar } from '../calendar.js';
import type { StepState } from '../journey-plan.js';
import { people } from '../people.js';
import { stepStates } from '../step-states.js';

const { grace, jonas, sofia, priya, marcus, ines } = people;

/** Recruit, Onboard and Win are over. */
export function harborPineEarlierStages(calendar: Calendar): Record<string, StepState> {
  return { ...recruitStates(calendar), ...onboardStates(calendar), ...winStates(calendar) };
}

function recruitStates(calendar: Calendar): Record<string, StepState> {
  const { done, kept, doneInTurn } = stepStates(calendar);
  return {
    ...doneInTurn(-103, grace, ['introduce-agency']),
    'answer-application': kept(-102, '09:40', priya, -101),
    'check-register': done(-100, '11:00', ines),
    ...doneInTurn(-98, grace, [
      'fit-call',
      'read-commercials',
      'sign-nda',
      'sign-partner-agreement',
      'bring-opportunity',
    ]),
    'countersign-agreement': kept(-94, '12:10', ines, -93),
  };
}

function onboardStates(calendar: Calendar): Record<string, StepState> {
  const { done, kept, passed, doneInTurn } = stepStates(calendar);
  return {
    'portal-accounts': kept(-88, '10:30', ines, -87),
    ...doneInTurn(-87, grace, [
      'kickoff-call',
      'accept-data-processing',
      'name-candidates',
      'directory-profile',
      'proof-of-insurance',
    ]),
    'platform-essentials': passed(-81, '16:00', grace, {
      resourceId: 'platform-essentials',
      moveOn: 'completed-or-passed',
      progress: 1,
      score: 0.88,
    }),
    'security-questionnaire': done(-78, '10:15', priya),
    'single-sign-on': done(-76, '15:25', jonas),
    'send-sandbox-keys': kept(-75, '09:50', marcus, -74),
    'sandbox-essentials': passed(-73, '11:30', jonas, {
      resourceId: 'sandbox-essentials',
      moveOn: 'completed',
      progress: 1,
    }),
    'connect-sandbox': done(-72, '14:45', jonas),
    'meet-solution-engineer': done(-71, '10:00', marcus),
    'sandbox-health-check': done(-70, '02:00', jonas, {
      checks: [
        { name: 'Catalog imports without errors', state: 'passed', lastRunAt: calendar.at(-70, '02:00') },
        { name: 'A test order is paid and shipped', state: 'passed', lastRunAt: calendar.at(-70, '02:00') },
        { name: 'Webhooks answer within two seconds', state: 'passed', lastRunAt: calendar.at(-70, '02:00') },
        { name: 'No key in public code', state: 'passed', lastRunAt: calendar.at(-70, '02:00') },
      ],
    }),
    'sanctions-screening': done(-69, '09:00', ines),
    'consultant-exam': passed(-65, '16:30', jonas, {
      resourceId: 'consultant-exam',
      moveOn: 'passed',
      masteryScore: 0.8,
      progress: 1,
      score: 0.91,
    }),
    'join-community': done(-64, '12:05', sofia),
    'publish-directory-entry': kept(-63, '15:00', ines, -61),
  };
}

function winStates(calendar: Calendar): Record<string, StepState> {
  const { done, kept, passed } = stepStates(calendar);
  return {
    'target-workshop': done(-58, '10:00', grace),
    'upload-account-list': done(-55, '13:10', grace),
    'discovery-training': passed(-53, '17:00', grace, {
      resourceId: 'discovery-that-wins',
      moveOn: 'completed-and-passed',
      masteryScore: 0.7,
      progress: 1,
      score: 0.84,
    }),
    'register-first-deal': done(-49, '09:15', grace, {
      submission: {
        id: 'harbor-pine-first-deal-form',
        at: calendar.at(-49, '09:15'),
        by: grace,
        values: {
          company: 'Alder Outdoor',
          yearlyValue: 48_000,
          decisionOn: calendar.day(-20),
          phase: 'discovery',
        },
      },
    }),
    'confirm-registration': kept(-48, '11:20', priya, -47),
    'joint-discovery': done(-42, '15:00', grace),
    'prepare-demo': kept(-37, '18:00', marcus, -36),
    'upload-proposal': done(-31, '12:30', grace),
    'check-margin': done(-29, '09:30', priya),
    'sign-order': done(-21, '16:40', grace),
  };
}

/** In the middle of Implement: a rehearsal under way, and a promise paused by an incident. */
export function harborPineImplement(calendar: Calendar): Record<string, StepState> {
  const { done } = stepStates(calendar);
  return {
    'upload-project-plan': done(-16, '10:40', jonas),
    'customer-kickoff': done(-13, '14:00', grace),
    'production-store': done(-9, '16:15', marcus),
    'launch-readiness': {
      status: 'in-progress',
      due: { on: calendar.day(1) },
      training: { resourceId: 'launch-readiness', moveOn: 'completed', progress: 0.45 },
    },
    'migration-rehearsal': {
      status: 'in-progress',
      due: { on: calendar.day(6) },
      assignees: [jonas, sofia],
      comments: {
        count: 1,
        latest: {
          id: 'harbor-pine-comment-migration',
          at: calendar.at(-1, '11:05'),
          by: sofia,
          text: 'Customers and orders match. Product variants are next.',
        },
      },
    },
    'approve-go-live': {
      status: 'todo',
      sla: {
        due: { at: calendar.at(21, '17:00') },
        state: 'paused',
        clockWith: 'program',
        promisedBy: 'program',
        pausedAt: calendar.at(-1, '08:40'),
        pausedReason: 'Paused while feed imports in the Lisbon region are slow',
        calendar: 'Working days, Lisbon',
      },
    },
  };
}
