import type { FeedbackAbout, FeedbackItem } from '@partner-journey/contract';
import type { SeedPartner } from '../program-data.js';
import type { Calendar } from './calendar.js';

type Feedback = SeedPartner['feedback'];
/** Working days from now, and a time of that day. */
type Moment = readonly [days: number, time: string];

/** What somebody said, as it was written down. */
interface Said extends Pick<FeedbackItem, 'summary' | 'status' | 'changed' | 'votes'> {
  /** The end of its id. */
  readonly slug: string;
  /** Who said it, and when. */
  readonly by: string;
  readonly on: Moment;
  readonly about: FeedbackAbout;
  readonly reply?: { readonly by: string; readonly on: Moment; readonly text: string };
  /** Whether who said it has not seen yet what became of it. */
  readonly unread?: boolean;
}

function feedbackOf(partner: string, calendar: Calendar, said: readonly Said[]): Feedback {
  return said.map(({ slug, by, on, reply, unread = false, ...item }) => ({
    ...item,
    id: `${partner}-feedback-${slug}`,
    byPersonId: by,
    at: calendar.at(...on),
    ...(reply && { reply: { text: reply.text, by: reply.by, at: calendar.at(...reply.on) } }),
    unread,
  }));
}

/** What Northlight said before, newest first, and what became of it. */
export function northlightFeedback(calendar: Calendar): Feedback {
  return feedbackOf('northlight', calendar, [
    {
      slug: 'sso-guide',
      by: 'tom-becker',
      on: [-2, '16:20'],
      about: { stepId: 'single-sign-on', label: 'Connect your single sign-on' },
      summary: 'The single sign-on guide shows screens that no longer exist.',
      status: 'received',
    },
    {
      slug: 'exam-dates',
      by: 'ana-duarte',
      on: [-7, '09:30'],
      about: { stageId: 'onboard', label: 'Onboard' },
      summary: 'Exam dates should be visible before I name candidates.',
      status: 'planned',
      reply: {
        by: 'Priya Raman',
        on: [-5, '13:00'],
        text: 'Agreed. The next four dates will stand beside the form. Expect it within two weeks.',
      },
      unread: true,
      votes: 6,
    },
    {
      slug: 'keys',
      by: 'ana-duarte',
      on: [-12, '11:10'],
      about: { stepId: 'send-sandbox-keys', label: 'Send the sandbox keys' },
      summary: 'The sandbox takes too long. Nobody told me when the keys would come.',
      status: 'done',
      reply: {
        by: 'Marcus Webb',
        on: [-10, '15:45'],
        text: 'You were right: there was no promise at all. Now there is one, with a clock you can see.',
      },
      changed: 'Sandbox keys now come within three working days, and the journey shows the clock.',
      unread: true,
      votes: 11,
    },
    {
      slug: 'agreement-pdf',
      by: 'ana-duarte',
      on: [-24, '17:05'],
      about: { stageId: 'recruit', label: 'Recruit' },
      summary: 'Please allow signing the NDA and the agreement in one go.',
      status: 'declined',
      reply: {
        by: 'Inês Carvalho',
        on: [-23, '10:00'],
        text: 'The NDA has to come first, because the price annex of the agreement is confidential. Sorry for the extra step.',
      },
    },
  ]);
}

/** What Harbor & Pine said before, newest first. */
export function harborPineFeedback(calendar: Calendar): Feedback {
  return feedbackOf('harbor-pine', calendar, [
    {
      slug: 'imports',
      by: 'jonas-lind',
      on: [-2, '14:30'],
      about: { stepId: 'migration-rehearsal', label: 'Rehearse the data migration' },
      summary: 'Imports stop at 10,000 variants without saying so.',
      status: 'started',
      reply: {
        by: 'Marcus Webb',
        on: [-1, '16:00'],
        text: 'Found. A clear message comes first, a higher limit follows.',
      },
      unread: true,
      votes: 3,
    },
    {
      slug: 'demo',
      by: 'grace-okafor',
      on: [-36, '10:20'],
      about: { stepId: 'prepare-demo', label: 'Prepare the demo store' },
      summary: 'The demo with the customer’s own products won the deal. Do that for everybody.',
      status: 'done',
      reply: {
        by: 'Priya Raman',
        on: [-30, '09:00'],
        text: 'It is now part of the stage Win for every agency.',
      },
      changed: 'Every demo store holds twenty of the customer’s products.',
    },
  ]);
}
