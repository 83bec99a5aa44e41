import type { Survey } from '@partner-journey/contract';

/** What partners may be asked: a recommendation score, and a question that is always open. */
export const seedSurveys: readonly Survey[] = [
  {
    id: 'recommend-tidewater',
    title: 'How is it going?',
    purpose: 'nps',
    askAt: { moment: 'stage-reached', stageId: 'onboard' },
    questions: [
      {
        id: 'score',
        kind: 'scale',
        text: 'How likely are you to recommend working with Tidewater to another agency?',
        required: true,
        scale: { from: 0, to: 10, lowLabel: 'Not at all', highLabel: 'Very likely', look: 'numbers' },
      },
      {
        id: 'reason',
        kind: 'text',
        text: 'What is the main reason for your score?',
        help: 'One sentence is enough. Priya Raman reads every answer.',
        required: false,
      },
    ],
    thanks: {
      text: 'Thank you. You get an answer within two working days.',
      action: { label: 'See what changed after earlier feedback', url: '/support#feedback' },
    },
    anonymous: 'never',
    context: ['stage', 'page'],
  },
  {
    id: 'in-your-way',
    title: 'Is something in your way?',
    purpose: 'open',
    askAt: { moment: 'always-open' },
    questions: [
      {
        id: 'obstacle',
        kind: 'text',
        text: 'What slows you down or is missing?',
        help: 'It reaches the partner team, not a mailbox.',
        required: true,
      },
    ],
    thanks: {
      text: 'Thank you. It is with the partner team now, and the reply will appear here.',
      action: { label: 'Talk to your partner manager', url: '/support#priya-raman' },
    },
    anonymous: 'choice',
    context: ['stage', 'step', 'page'],
  },
];
