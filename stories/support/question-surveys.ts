import type { Survey } from '@partner-journey/contract';
import type { Fixture } from '@partner-journey/contract/fixtures';

type Question = Survey['questions'][number];

const scale = (from: number, to: number, look: string) => ({
  ...{ from, to, look },
  ...{ lowLabel: 'Very unhappy', highLabel: 'Very happy' },
});

/** One question of each kind that a page may ask, by a short name. */
const questions = {
  stars: {
    ...{ id: 'support', kind: 'scale', required: true, scale: scale(1, 5, 'stars') },
    text: 'How happy are you with the support for your first launch?',
  },
  faces: {
    ...{ id: 'week', kind: 'scale', required: true, scale: scale(1, 5, 'faces') },
    text: 'How was the certification week for your team?',
  },
  effort: {
    ...{ id: 'effort', kind: 'scale', required: true },
    text: 'Connecting your sandbox was easy.',
    scale: { from: 1, to: 7, look: 'numbers', lowLabel: 'I do not agree', highLabel: 'I agree wholly' },
  },
  several: {
    ...{ id: 'slow', kind: 'choices', required: true },
    text: 'What slows you down?',
    options: [
      { value: 'keys', label: 'Waiting for keys' },
      { value: 'contract', label: 'Questions about the contract' },
      { value: 'else', label: 'Something else', other: true },
    ],
  },
  rank: {
    ...{ id: 'next', kind: 'rank', required: true },
    text: 'What should we do next?',
    options: [
      { value: 'leads', label: 'Leads from your region' },
      { value: 'training', label: 'Training in your language' },
      { value: 'fund', label: 'A fund for campaigns' },
      { value: 'api', label: 'An interface for your own tools' },
    ],
  },
  matrix: {
    ...{ id: 'parts', kind: 'matrix', required: true },
    text: 'How satisfied are you with each of these?',
    rows: [
      { value: 'speed', label: 'How soon you get an answer' },
      { value: 'depth', label: 'How well it is thought through' },
      { value: 'tone', label: 'How you are spoken to' },
    ],
    options: [
      { value: 'no', label: 'Not satisfied' },
      { value: 'partly', label: 'Partly' },
      { value: 'yes', label: 'Satisfied' },
    ],
  },
  date: {
    ...{ id: 'review', kind: 'date', required: false },
    text: 'When would a review suit you?',
  },
  contact: {
    ...{ id: 'who', kind: 'contact', required: true },
    text: 'Whom may we ask about it?',
    help: 'Only the partner team sees this.',
  },
  consent: {
    ...{ id: 'quote', kind: 'consent', required: false },
    text: 'Tidewater may quote me by name.',
  },
} as const satisfies Readonly<Record<string, Question>>;

export type QuestionName = keyof typeof questions;

/** A sample whose host asks these and nothing else. */
export function asking(...names: readonly QuestionName[]): (fixture: Fixture) => Fixture {
  return (fixture) => ({
    ...fixture,
    surveys: {
      items: [
        {
          id: names.join('-'),
          purpose: 'csat',
          askAt: { moment: 'scheduled' },
          questions: names.map((name) => questions[name]),
          anonymous: 'never',
          context: ['stage'],
          thanks: {
            text: 'Thank you. Priya reads every answer.',
            action: { label: 'See what changed after earlier feedback', url: '/support#feedback' },
          },
        },
      ],
    },
  });
}
