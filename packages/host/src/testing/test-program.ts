import type { Journey, Resource, Stage, Step, Survey, Update } from '@partner-journey/contract';
import type { SeedPartner, SeedPerson, SeedProgram } from '../seed/program-data.js';

/** Words that only the program of the tenant may ever receive. */
export const programSecret = 'PROGRAM-SECRET';
/** Words that only the second partner and the program may receive. */
export const otherPartnerSecret = 'SECOND-PARTNER-SECRET';
/** Words that only the other tenant may receive. */
export const otherTenantSecret = 'OTHER-TENANT-SECRET';

const at = '2026-05-04T08:00:00.000Z';

/** Two partners of one program, and another tenant whose partner and journey have the very same ids. */
export function testPrograms(): SeedProgram[] {
  return [
    program(
      'acme',
      'Acme',
      [
        person('ann', 'partner', ['first']),
        person('adam', 'partner-admin', ['first']),
        person('bob', 'partner', ['second']),
        person('pam', 'program', ['first']),
      ],
      [partner('first', 'journey-1', ''), partner('second', 'journey-2', otherPartnerSecret)],
    ),
    program(
      'other',
      otherTenantSecret,
      [person('olga', 'partner-admin', ['first'])],
      [partner('first', 'journey-1', otherTenantSecret)],
    ),
  ];
}

/** The bearer token of somebody. */
export function tokenOf(personId: string): string {
  return `token-of-${personId}`;
}

function program(
  id: string,
  name: string,
  people: readonly SeedPerson[],
  partners: readonly SeedPartner[],
): SeedProgram {
  return {
    tenant: { id, name },
    timeZone: 'Europe/Lisbon',
    locale: 'en',
    people,
    partners,
    resources: resources(name),
    surveys: surveys(),
    updates: updates(name),
  };
}

function person(id: string, access: SeedPerson['access'], partnerIds: readonly string[]): SeedPerson {
  const side = access === 'program' ? 'program' : 'partner';
  return { id, name: `${id} name`, side, access, partnerIds, token: tokenOf(id) };
}

function partner(id: string, journeyId: string, secret: string): SeedPartner {
  return {
    id,
    name: `Partner ${id} ${secret}`,
    journeys: [journey(journeyId, { id, name: `Partner ${id} ${secret}` }, secret)],
    feedback: ['ann', 'bob', 'olga']
      .filter(
        (personId) =>
          (personId === 'bob') === (id === 'second') &&
          (personId === 'olga') === (secret === otherTenantSecret),
      )
      .map((byPersonId) => ({
        id: `said-by-${byPersonId}`,
        byPersonId,
        at,
        summary: `Said by ${byPersonId} ${secret}`,
        status: 'planned',
        unread: true,
        votes: 2,
        reply: { text: 'We will', at },
      })),
    updatesSeen: [],
    library:
      id === 'first' && secret === ''
        ? [{ personId: 'ann', resourceId: 'resource-03', mine: { favorite: true, seenAt: at } }]
        : [],
  };
}

function journey(id: string, owner: Journey['partner'], secret: string): Journey {
  return {
    id,
    title: `Journey ${secret}`,
    revision: '1',
    asOf: at,
    partner: owner,
    program: { id: 'program', name: 'The program' },
    stages: [
      stage('onboard', 'current', [
        step('task', {}),
        step('form', {
          kind: 'form',
          fields: [{ name: 'size', label: 'Size', type: 'number', required: true }],
        }),
        step('secret-check', { title: programSecret, side: 'program', visibility: 'program-only' }),
        step('held', { dependsOn: [{ stepId: 'secret-check', reason: 'The program checks first' }] }),
        step('course', {
          kind: 'training',
          required: false,
          training: { resourceId: 'resource-01', moveOn: 'passed', masteryScore: 0.8 },
        }),
        step('optional', { required: false }),
        step('done', { required: false, status: 'done', completed: { at } }),
      ]),
      stage('win', 'upcoming', [step('deal', {})]),
    ],
  };
}

function stage(id: string, position: Stage['position'], steps: Step[]): Stage {
  return { id, title: `Stage ${id}`, position, required: true, steps };
}

function step(id: string, more: Partial<Step>): Step {
  return {
    id,
    title: `Step ${id}`,
    kind: 'task',
    side: 'partner',
    visibility: 'shared',
    scope: 'company',
    required: true,
    status: 'todo',
    allowed: [],
    ...more,
  };
}

function resources(name: string): Omit<Resource, 'mine'>[] {
  const kinds = ['guide', 'video', 'course'];
  return Array.from({ length: 30 }, (_, index): Omit<Resource, 'mine'> => {
    const number = String(index + 1).padStart(2, '0');
    return {
      id: `resource-${number}`,
      title: `Resource ${number} of ${name}${index === 4 ? ' about invoicing agreements' : ''}`,
      url: `/library/${number}`,
      kind: kinds[index % 3] ?? 'guide',
      summary: index % 10 === 0 ? 'Explains contracts in short' : 'Something else',
      topics: index % 2 === 0 ? ['Selling', 'Law'] : ['Building'],
      language: index === 7 ? 'pt' : 'en',
      updatedAt: new Date(Date.parse(at) + index * 3_600_000).toISOString(),
      access: index === 29 ? { allowed: false, reason: 'For gold partners' } : { allowed: true },
      open: 'page',
      ...(index === 0 && { stageIds: ['onboard'], stepIds: ['course', 'secret-check'] }),
    };
  });
}

function surveys(): Survey[] {
  const text = { id: 'why', kind: 'text', text: 'Why?', required: false };
  const scale = { from: 0, to: 10, lowLabel: 'No', highLabel: 'Yes', look: 'numbers' };
  const score = { id: 'score', kind: 'scale', text: 'How likely?', required: true, scale };
  return [
    {
      id: 'nps',
      purpose: 'nps',
      askAt: { moment: 'stage-reached', stageId: 'onboard' },
      questions: [score, text],
      anonymous: 'never',
      context: [],
    },
    {
      id: 'after-win',
      purpose: 'csat',
      askAt: { moment: 'stage-reached', stageId: 'win' },
      questions: [score],
      anonymous: 'never',
      context: [],
    },
    {
      id: 'open',
      purpose: 'open',
      askAt: { moment: 'always-open' },
      questions: [text],
      anonymous: 'choice',
      context: [],
    },
    {
      id: 'secret',
      purpose: 'open',
      askAt: { moment: 'step-done', stepId: 'secret-check' },
      questions: [text],
      anonymous: 'always',
      context: [],
    },
  ];
}

function updates(name: string): Update[] {
  return Array.from({ length: 27 }, (_, index) => ({
    id: `update-${String(index + 1).padStart(2, '0')}`,
    kind: index === 0 ? 'incident' : 'news',
    title: `News of ${name}`,
    body: 'Something is new.',
    at: new Date(Date.parse(at) + index * 60_000).toISOString(),
    ...(index === 0 && { affects: [{ stepId: 'secret-check' }, { stepId: 'task' }] }),
  }));
}
