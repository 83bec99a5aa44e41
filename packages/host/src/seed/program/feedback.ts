import type { Calendar } from './calendar.js';
import type { SeedPartner } from '../program-data.js';

type Feedback = SeedPartner['feedback'];

/** What Northlight said before, newest first, and what became of it. */
export function northlightFeedback(calendar: Calendar): Feedback {
  return [
    {
      id: 'northlight-feedback-sso-guide',
      byPersonId: 'tom-becker',
      at: calendar.at(-2, '16:20'),
      about: { stepId: 'single-sign-on', label: 'Connect your single sign-on' },
      summary: 'The single sign-on guide shows screens that no longer exist.',
      status: 'received',
      unread: false,
    },
    {
      id: 'northlight-feedback-exam-dates',
      byPersonId: 'ana-duarte',
      at: calendar.at(-7, '09:30'),
      about: { stageId: 'onboard', label: 'Onboard' },
      summary: 'Exam dates should be visible before I name candidates.',
      status: 'planned',
      reply: {
        text: 'Agreed. The next four dates will stand beside the form. Expect it within two weeks.',
        by: 'Priya Raman',
        at: calendar.at(-5, '13:00'),
      },
      unread: true,
      votes: 6,
    },
    {
      id: 'northlight-feedback-keys',
      byPersonId: 'ana-duarte',
      at: calendar.at(-12, '11:10'),
      about: { stepId: 'send-sandbox-keys', label: 'Send the sandbox keys' },
      summary: 'The sandbox takes too long. Nobody told me when the keys would come.',
      status: 'done',
      reply: {
        text: 'You were right: there was no promise at all. Now there is one, with a clock you can see.',
        by: 'Marcus Webb',
        at: calendar.at(-10, '15:45'),
      },
      changed: 'Sandbox keys now come within three working days, and the journey shows the clock.',
      unread: true,
      votes: 11,
    },
    {
      id: 'northlight-feedback-agreement-pdf',
      byPersonId: 'ana-duarte',
      at: calendar.at(-24, '17:05'),
      about: { stageId: 'recruit', label: 'Recruit' },
      summary: 'Please allow signing the NDA and the agreement in one go.',
      status: 'declined',
      reply: {
        text: 'The NDA has to come first, because the price annex of the agreement is confidential. Sorry for the extra step.',
        by: 'Inês Carvalho',
        at: calendar.at(-23, '10:00'),
      },
      unread: false,
    },
  ];
}

/** What Harbor & Pine said before, newest first. */
export function harborPineFeedback(calendar: Calendar): Feedback {
  return [
    {
      id: 'harbor-pine-feedback-imports',
      byPersonId: 'jonas-lind',
      at: calendar.at(-2, '14:30'),
      about: { stepId: 'migration-rehearsal', label: 'Rehearse the data migration' },
      summary: 'Imports stop at 10,000 variants without saying so.',
      status: 'started',
      reply: {
        text: 'Found. A clear message comes first, a higher limit follows.',
        by: 'Marcus Webb',
        at: calendar.at(-1, '16:00'),
      },
      unread: true,
      votes: 3,
    },
    {
      id: 'harbor-pine-feedback-demo',
      byPersonId: 'grace-okafor',
      at: calendar.at(-36, '10:20'),
      about: { stepId: 'prepare-demo', label: 'Prepare the demo store' },
      summary: 'The demo with the customer’s own products won the deal. Do that for everybody.',
      status: 'done',
      reply: {
        text: 'It is now part of the stage Win for every agency.',
        by: 'Priya Raman',
        at: calendar.at(-30, '09:00'),
      },
      changed: 'Every demo store holds twenty of the customer’s products.',
      unread: false,
    },
  ];
}
