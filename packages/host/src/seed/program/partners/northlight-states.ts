import type { Calendar } from '../calendar.js';
import type { StepState } from '../journey-plan.js';
import { people } from '../people.js';
import { onboardPartnerSteps } from '../stages/onboard-partner-steps.js';
import { stepStates } from '../step-states.js';
import { lisbonHours } from '../working-hours.js';

const { ana, tom, priya, marcus, ines } = people;

/** Recruit is over: everything required is done, and the optional step was left out. */
export function northlightRecruit(calendar: Calendar): Record<string, StepState> {
  const { done, kept } = stepStates(calendar);
  return {
    'introduce-agency': done(-33, '10:05', ana, {
      submission: {
        id: 'northlight-introduction',
        at: calendar.at(-33, '10:05'),
        by: ana,
        values: {
          focus: 'storefront',
          people: 14,
          website: 'https://northlight.example/',
          contactEmail: 'contracts@northlight.example',
          mayShare: true,
        },
      },
    }),
    'answer-application': kept(-32, '15:40', priya, -31),
    'check-register': done(-29, '11:15', ines, {
      checks: [
        { name: 'Company register', state: 'passed', lastRunAt: calendar.at(-30, '09:00') },
        { name: 'Two references', state: 'passed', lastRunAt: calendar.at(-29, '11:10') },
      ],
    }),
    'fit-call': done(-27, '14:00', ana),
    'read-commercials': done(-26, '09:20', ana),
    'sign-nda': done(-25, '16:10', ana),
    'sign-partner-agreement': done(-21, '11:30', ana),
    'countersign-agreement': kept(-20, '10:00', ines, -20),
    'bring-opportunity': {
      status: 'skipped',
      comments: {
        count: 1,
        latest: {
          id: 'northlight-comment-opportunity',
          at: calendar.at(-21, '11:45'),
          by: ana,
          text: 'No customer ready yet. Better to start with the certification.',
        },
      },
    },
  };
}

/** What the agency did so far in Onboard: every status that a step can have. */
export function northlightOnboardPartner(calendar: Calendar): Record<string, StepState> {
  const { done, passed } = stepStates(calendar);
  return {
    'kickoff-call': done(-17, '10:00', ana),
    'accept-data-processing': done(-15, '17:20', ana),
    'platform-essentials': passed(-9, '12:40', ana, {
      resourceId: 'platform-essentials',
      moveOn: 'completed-or-passed',
      progress: 1,
      score: 0.92,
    }),
    'name-candidates': { status: 'todo', due: { on: calendar.day(2) } },
    'directory-profile': {
      status: 'in-progress',
      due: { on: calendar.day(4) },
      fields: startedProfile(),
    },
    'proof-of-insurance': {
      status: 'returned',
      due: { on: calendar.day(-2) },
      returned: {
        reason:
          'The policy ends next month. Please send the renewal, or a letter from the insurer that confirms it.',
        at: calendar.at(-1, '15:30'),
        by: ines,
      },
      waitingOn: { side: 'partner', since: calendar.at(-1, '15:30'), reason: 'The renewed policy' },
      submission: {
        id: 'northlight-insurance',
        at: calendar.at(-3, '09:10'),
        by: ana,
        files: [{ id: 'northlight-policy-file', name: 'liability-policy.pdf', bytes: 318_204 }],
      },
      sla: {
        due: { at: calendar.at(2, '17:00') },
        state: 'paused',
        clockWith: 'partner',
        pausedReason: 'Waiting for the renewed policy',
        promisedBy: 'program',
        startedAt: calendar.at(-3, '09:10'),
        pausedAt: calendar.at(-1, '15:30'),
        hours: lisbonHours,
        calendar: 'Working days, Lisbon',
      },
    },
    'security-questionnaire': {
      status: 'submitted',
      due: { on: calendar.day(-1) },
      waitingOn: {
        side: 'program',
        since: calendar.at(-2, '11:50'),
        reason: 'Approval, usually within two working days',
      },
      submission: {
        id: 'northlight-security',
        at: calendar.at(-2, '11:50'),
        by: tom,
        values: {
          mfa: 'all',
          incidentEmail: 'security@northlight.example',
          lastReview: calendar.day(-24),
          notes: 'Contractors get accounts that expire after ninety days.',
        },
      },
      sla: {
        due: { at: calendar.at(1, '12:00') },
        state: 'at-risk',
        clockWith: 'program',
        promisedBy: 'program',
        startedAt: calendar.at(-2, '11:50'),
        hours: lisbonHours,
        calendar: 'Working days, Lisbon',
      },
    },
    'single-sign-on': {
      status: 'blocked',
      due: { on: calendar.day(3) },
      blocked: {
        reason: 'The identity provider rejects the certificate in the metadata file.',
        since: calendar.at(-2, '16:05'),
        severity: 'medium',
      },
      comments: {
        count: 2,
        latest: {
          id: 'northlight-comment-sso',
          at: calendar.at(-1, '09:45'),
          by: marcus,
          text: 'A new file with a longer certificate is on its way. It needs no change on your side.',
        },
      },
    },
    'sandbox-essentials': {
      status: 'in-progress',
      due: { on: calendar.day(5) },
      training: { resourceId: 'sandbox-essentials', moveOn: 'completed', progress: 0.6 },
    },
    'connect-sandbox': {
      status: 'todo',
      due: { on: calendar.day(6) },
      waitingOn: { side: 'program', since: calendar.at(-4, '08:30'), reason: 'Sandbox keys' },
    },
    'sandbox-health-check': {
      status: 'todo',
      checks: [
        { name: 'Catalog imports without errors', state: 'pending' },
        { name: 'A test order is paid and shipped', state: 'pending' },
        { name: 'Webhooks answer within two seconds', state: 'pending' },
        { name: 'No key in public code', state: 'passed', lastRunAt: calendar.at(-1, '02:00') },
      ],
    },
    'join-community': { status: 'skipped' },
  };
}

/** What Tidewater did so far in Onboard: one promise kept, one broken. */
export function northlightOnboardProgram(calendar: Calendar): Record<string, StepState> {
  const { kept } = stepStates(calendar);
  return {
    'portal-accounts': kept(-16, '13:30', ines, -15),
    'send-sandbox-keys': {
      status: 'in-progress',
      due: { on: calendar.day(-1) },
      waitingOn: { side: 'program', since: calendar.at(-4, '08:30'), reason: 'Keys for the Lisbon region' },
      sla: {
        due: { at: calendar.at(-1, '17:00') },
        state: 'breached',
        clockWith: 'program',
        promisedBy: 'program',
        startedAt: calendar.at(-4, '09:00'),
        hours: lisbonHours,
        calendar: 'Working days, Lisbon',
      },
      comments: {
        count: 1,
        latest: {
          id: 'northlight-comment-keys',
          at: calendar.at(-1, '10:15'),
          by: marcus,
          text: 'The region was full. A place is free from tomorrow; the keys follow on the same day.',
        },
      },
    },
    'sanctions-screening': {
      status: 'in-progress',
      due: { on: calendar.day(3) },
      checks: [
        { name: 'Company', state: 'passed', lastRunAt: calendar.at(-5, '09:00') },
        { name: 'Owners', state: 'pending' },
      ],
    },
  };
}

/** The fields of the directory profile with what Ana typed so far. */
function startedProfile(): NonNullable<StepState['fields']> {
  const typed: Record<string, string | string[]> = {
    tagline: 'Storefronts for brands that ship what they make',
    industries: ['fashion', 'home'],
  };
  const fields = onboardPartnerSteps.find((step) => step.id === 'directory-profile')?.fields ?? [];
  return fields.map((field) => {
    const value = typed[field.name];
    return value === undefined ? field : { ...field, value };
  });
}
