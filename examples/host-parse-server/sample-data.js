const pointer = (className, objectId) => ({ __type: 'Pointer', className, objectId });
const date = (iso) => ({ __type: 'Date', iso });

/** Whom the page signs in. */
export const account = { username: 'ana', password: 'salt water' };

const ana = 'ana-duarte';
const seen = { [ana]: { read: true } };
const kept = { [ana]: { read: true, write: true } };
const everybody = { '*': { read: true } };

/** What is in the sample database: classes with their objects, in the order in which they are made. */
export const sampleData = [
  ['Company', { objectId: 'harbor-finch', name: 'Harbor & Finch', ACL: everybody }],
  [
    '_User',
    {
      objectId: ana,
      ...account,
      displayName: 'Ana Duarte',
      company: pointer('Company', 'harbor-finch'),
      saved: ['document-3'],
      ACL: kept,
    },
  ],
  [
    'Onboarding',
    {
      objectId: 'onboarding-1',
      title: 'Becoming a Tern &amp; Tide partner',
      company: pointer('Company', 'harbor-finch'),
      ACL: seen,
    },
  ],
  ['Onboarding', { objectId: 'onboarding-2', title: 'Nobody else sees this', ACL: {} }],
  ...[
    ['phase-2', 'Sail', 'A first customer signed together', 2],
    ['phase-1', 'Rig', 'Everybody knows how we work', 1],
  ].map(([objectId, title, goal, rank]) => [
    'Phase',
    { objectId, title, goal, rank, onboarding: pointer('Onboarding', 'onboarding-1'), ACL: seen },
  ]),
  ...[
    ['task-1', 'phase-1', { title: 'Tell us about you', state: 2, doneAt: date('2026-04-02T09:30:00.000Z') }],
    [
      'task-2',
      'phase-1',
      { title: 'Set up <b>your</b> account', state: 0, dueAt: date('2099-12-10T17:00:00.000Z') },
    ],
    ['task-3', 'phase-2', { title: 'Countersign the agreement', state: 1, isOurs: true }],
    ['task-4', 'phase-2', { title: 'Name your first deal', state: 0, waitsForUs: true }],
    ['task-5', 'phase-1', { title: 'Read the price list', state: 0 }],
  ].map(([objectId, phase, task]) => [
    'Task',
    { objectId, isOurs: false, ...task, phase: pointer('Phase', phase), ACL: task.isOurs ? seen : kept },
  ]),
  ...Array.from({ length: 120 }, (_, index) => index + 1).map((number) => [
    'Document',
    {
      objectId: `document-${number}`,
      title: `Chart ${number}`,
      link: `https://tern.example/charts/${number}`,
      form: number % 10 === 0 ? 'film' : 'text',
      ACL: everybody,
    },
  ]),
  [
    'Message',
    {
      objectId: 'message-1',
      from: pointer('_User', ana),
      text: 'The account page is slow.',
      answer: 'It is faster now.',
      answeredAt: date('2026-04-04T08:00:00.000Z'),
      ACL: seen,
    },
  ],
];
