import type { Question, Survey } from '@partner-journey/contract';

/** Questions of the surveys that tests ask. */
export const questions = {
  score: { id: 'score', kind: 'scale', text: 'How likely?', required: true },
  where: {
    id: 'where',
    kind: 'choice',
    text: 'Where?',
    required: false,
    options: [
      { value: 'here', label: 'Here' },
      { value: 'other', label: 'Elsewhere', other: true },
    ],
  },
  why: { id: 'why', kind: 'text', text: 'Why?', required: false },
  more: { id: 'more', kind: 'text', text: 'What else?', required: false },
} as const satisfies Record<string, Question>;

/** A survey that asks these questions, and is nothing more; what a test is about comes in `more`. */
export function aSurvey(asked: readonly Question[], more: Partial<Survey> = {}): Survey {
  return {
    id: 'nps',
    purpose: 'nps',
    askAt: { moment: 'scheduled' },
    anonymous: 'never',
    context: [],
    questions: [...asked],
    ...more,
  };
}
