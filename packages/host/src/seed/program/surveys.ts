import type { Survey } from '@partner-journey/contract';

/** What partners may be asked: a recommendation score, a check-in of many kinds of question, and one that is always open. */
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
    id: 'check-in',
    title: 'How is the work together?',
    purpose: 'csat',
    askAt: { moment: 'scheduled' },
    questions: [
      {
        id: 'week',
        kind: 'scale',
        text: 'How were your last four weeks with us?',
        required: true,
        scale: { from: 1, to: 5, lowLabel: 'Very bad', highLabel: 'Very good', look: 'faces' },
      },
      {
        id: 'support',
        kind: 'scale',
        text: 'How happy are you with the answers you get?',
        required: true,
        scale: { from: 1, to: 5, lowLabel: 'Not happy', highLabel: 'Very happy', look: 'stars' },
      },
      {
        id: 'effort',
        kind: 'scale',
        text: 'It is easy to get something done here.',
        required: false,
        scale: { from: 1, to: 7, lowLabel: 'I do not agree', highLabel: 'I agree wholly', look: 'numbers' },
      },
      {
        id: 'parts',
        kind: 'matrix',
        text: 'How satisfied are you with each of these?',
        required: false,
        rows: [
          { value: 'training', label: 'Training' },
          { value: 'sandbox', label: 'The sandbox' },
          { value: 'contract', label: 'The contract and its questions' },
        ],
        options: [
          { value: 'no', label: 'Not satisfied' },
          { value: 'partly', label: 'Partly' },
          { value: 'yes', label: 'Satisfied' },
        ],
      },
      {
        id: 'next',
        kind: 'rank',
        text: 'What should we do next?',
        required: false,
        options: [
          { value: 'leads', label: 'Leads from your region' },
          { value: 'training', label: 'Training in your language' },
          { value: 'fund', label: 'A fund for campaigns' },
        ],
      },
      { id: 'review', kind: 'date', text: 'When would a review suit you?', required: false },
      {
        id: 'contact',
        kind: 'contact',
        text: 'Whom may we ask about it?',
        help: 'Only the partner team sees this.',
        required: false,
      },
    ],
    thanks: {
      text: 'Thank you. Priya Raman reads every answer before the next review.',
      action: { label: 'See what changed after earlier feedback', url: '/support#feedback' },
    },
    anonymous: 'never',
    context: ['stage'],
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
