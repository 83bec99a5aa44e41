import type { Update } from '@partner-journey/contract';
import type { Calendar } from './calendar.js';
import { people } from './people.js';

/** News of the program and one open incident, newest first. */
export function seedUpdates(calendar: Calendar): readonly Update[] {
  return [
    {
      id: 'slow-feed-imports',
      kind: 'incident',
      title: 'Feed imports in the Lisbon region are slow',
      body: 'Imports of more than 5,000 products take up to two hours instead of ten minutes. No data is lost.\n\nA second import server is being added. The clocks of go-live approvals stand still until it is over.',
      at: calendar.at(-1, '08:40'),
      severity: 'medium',
      affects: [
        { stepId: 'migration-rehearsal' },
        { stepId: 'approve-go-live' },
        { product: 'Feed imports' },
      ],
      slaPaused: true,
      planB: [
        'Split the file into parts of 1,000 products.',
        'Start large imports after 20:00 Lisbon time.',
        'If a launch is planned for this week, call Marcus Webb.',
      ],
      contact: people.marcus,
      expectedEndAt: calendar.at(1, '18:00'),
    },
    {
      id: 'new-certification-dates',
      kind: 'news',
      title: 'Four new exam dates',
      body: 'The **certified consultant** exam can now be taken every second Thursday, at 10:00 and at 15:00 Lisbon time. Each date has twenty places.',
      at: calendar.at(-4, '09:00'),
      affects: [{ stepId: 'consultant-exam' }],
    },
    {
      id: 'key-rotation',
      kind: 'news',
      title: 'Sandbox keys rotate without downtime',
      body: 'Two keys can be valid at the same time for 24 hours. The [guide to keys](/library/api-keys-and-rotation) shows the new order of steps.',
      at: calendar.at(-9, '14:00'),
      affects: [{ stepId: 'connect-sandbox' }],
    },
    {
      id: 'spring-summit',
      kind: 'news',
      title: 'Partner summit in Porto',
      body: 'Two days, eighty agencies, no sales pitches. Every agency in the program gets two places.\n\n- Day one: launches that went wrong, told by the people who fixed them\n- Day two: workshops with the product team',
      at: calendar.at(-15, '10:30'),
    },
  ];
}
