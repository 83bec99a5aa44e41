import type { JourneyInput } from '@partner-journey/contract';
import { smallFixture, typicalFixture } from '@partner-journey/contract/fixtures';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from '../testing/test-terminal.js';
import { lintJourney, lintRules } from './lint-journey.js';

type StepInput = NonNullable<JourneyInput['stages'][number]['steps']>[number];

const priya = { id: 'priya', name: 'Priya', side: 'program' } as const;
const ana = { id: 'ana', name: 'Ana', side: 'partner' } as const;

const sla = { due: { at: '2026-06-01T17:00:00Z' }, state: 'running', clockWith: 'program' } as const;

/** A step with nothing to say against it. */
const partnerStep = (id: string, more: Partial<StepInput> = {}): StepInput => ({
  ...{ id, title: `Step ${id}`, status: 'todo', doneWhen: 'It can be seen.', assignees: [ana] },
  ...more,
});
const programStep = (id: string, more: Partial<StepInput> = {}): StepInput => ({
  ...partnerStep(id, { side: 'program', assignees: [priya], due: { on: '2026-06-01' }, sla }),
  ...more,
});

/** A step of the program without a word about when. */
const promised = (more: Partial<StepInput>): StepInput =>
  partnerStep('join-call', { side: 'program', assignees: [priya], ...more });

/** A journey with nothing to say against it, until `spoil` has been at it. */
function journey(spoil: (journey: JourneyInput, first: StepInput[], second: StepInput[]) => void = () => {}) {
  const first = [partnerStep('agree'), programStep('open-sandbox')];
  const second = [partnerStep('register', { dependsOn: [{ stepId: 'agree' }] }), programStep('join-call')];
  const made: JourneyInput = {
    id: 'j1',
    title: 'Becoming a partner',
    outcome: { title: 'Ten stores launched together' },
    stages: [
      { id: 'onboard', title: 'Onboard', outcome: 'Ready to build', position: 'current', steps: first },
      { id: 'win', title: 'Win', outcome: 'A first customer', position: 'upcoming', steps: second },
    ],
  };
  spoil(made, first, second);
  return made;
}

const spoiled: readonly (readonly [rule: string, path: string, spoil: Parameters<typeof journey>[0]])[] = [
  ['no-stages', '/stages', (made) => (made.stages = [])],
  ['journey-outcome', '/outcome', (made) => delete made.outcome],
  ['stage-outcome', '/stages/1/outcome', (made) => delete made.stages[1]!.outcome],
  ['outcome-evidence', '/stages/0/steps', (_, first) => first.forEach((step) => delete step.doneWhen)],
  ['empty-stage', '/stages/1/steps', (_, __, second) => second.forEach((step) => (step.required = false))],
  ['one-sided-stage', '/stages/0/steps', (_, first) => first.pop()],
  ['program-step-owner', '/stages/0/steps/1/assignees', (_, first) => delete first[1]!.assignees],
  ['partner-step-owner', '/stages/0/steps/0/assignees', (_, first) => (first[0]!.assignees = [])],
  ['program-promise', '/stages/1/steps/1/due', (_, __, second) => second.splice(1, 1, promised({}))],
  [
    'program-sla',
    '/stages/1/steps/1/sla',
    (_, __, second) => second.splice(1, 1, promised({ due: { on: '2026-06-01' } })),
  ],
  [
    'internal-time',
    '/stages/1/steps/2/due',
    (_, __, second) => second.push(promised({ id: 'sign-off', visibility: 'program-only' })),
  ],
  ['due-in-stage', '/stages/0/steps/1/due', (made) => (made.stages[0]!.targetOn = '2026-05-01')],
  [
    'targets-in-order',
    '/stages/1/targetOn',
    (made) => {
      made.stages[0]!.targetOn = '2026-08-01';
      made.stages[1]!.targetOn = '2026-07-01';
    },
  ],
  [
    'dependency-cycle',
    '/stages/0/steps/0/dependsOn',
    (_, first) => {
      first[0]!.dependsOn = [{ stepId: 'open-sandbox' }];
      first[1]!.dependsOn = [{ stepId: 'agree' }];
    },
  ],
  [
    'unknown-dependency',
    '/stages/1/steps/0/dependsOn/0/stepId',
    (_, __, second) => (second[0]!.dependsOn = [{ stepId: 'agreed' }]),
  ],
  [
    'later-dependency',
    '/stages/0/steps/1/dependsOn/0',
    (_, first) => (first[1]!.dependsOn = [{ stepId: 'join-call' }]),
  ],
  [
    'late-training',
    '/stages/1/steps/2',
    (_, first, second) => {
      second.push(partnerStep('course', { kind: 'training', action: { label: 'Learn' } }));
      first[0]!.dependsOn = [{ stepId: 'course' }];
    },
  ],
  [
    'late-training',
    '/stages/1/steps/2',
    (_, first, second) => {
      const training = { resourceId: 'basics', moveOn: 'passed' } as const;
      second.push(partnerStep('course', { kind: 'training', training }));
      first[0]!.resourceIds = ['basics'];
    },
  ],
  ['dead-end', '/stages/0/steps/2', (_, first) => first.push(partnerStep('extra', { required: false }))],
  ['unique-ids', '/stages/1/steps/2/id', (_, __, second) => second.push(partnerStep('agree'))],
  ['unknown-parent', '/stages/0/steps/0/parentId', (_, first) => (first[0]!.parentId = 'nothing')],
  ['kind-needs', '/stages/0/steps/0/fields', (_, first) => (first[0]!.kind = 'form')],
  ['kind-needs', '/stages/0/steps/0/action', (_, first) => (first[0]!.kind = 'link')],
  [
    'positions-in-order',
    '/stages/1/position',
    (made) => {
      made.stages[0]!.position = 'upcoming';
      made.stages[1]!.position = 'done';
      made.stages[1]!.steps!.forEach((step) => (step.status = 'done'));
    },
  ],
  ['positions-in-order', '/stages/0/position', (made) => (made.stages[0]!.position = 'done')],
];

describe('lintJourney', () => {
  it('has nothing to say against a journey that is well made', () => {
    assert.deepEqual(lintJourney(journey()), []);
  });

  for (const [rule, path, spoil] of spoiled) {
    it(`finds ${rule} at ${path}, and nothing else`, () => {
      const found = lintJourney(journey(spoil));

      assert.deepEqual(
        found.map((finding) => [finding.rule, finding.path]),
        [[rule, path]],
      );
      assert.ok(found[0]!.message && found[0]!.why && found[0]!.fix);
    });
  }

  it('breaks every rule in one of these tests', () => {
    assert.deepEqual(
      lintRules.map(({ name }) => name).filter((name) => !spoiled.some(([rule]) => rule === name)),
      [],
    );
  });

  it('has no error to tell of the samples', () => {
    for (const fixture of [typicalFixture, smallFixture]) {
      const { journey: whole, journeyForViewer } = fixture('2026-05-12T09:00:00Z');
      const found = [whole, journeyForViewer].flatMap(lintJourney);
      assert.deepEqual(
        found.filter(({ level }) => level === 'error').map(({ rule, path }) => [rule, path]),
        [],
      );
    }
  });

  it('tells a circle once, whoever is looked at first, and however many steps lead to it', () => {
    const found = lintJourney(
      journey((_, first, second) => {
        first[0]!.dependsOn = [{ stepId: 'open-sandbox' }];
        first[1]!.dependsOn = [{ stepId: 'agree' }];
        second[1]!.dependsOn = [{ stepId: 'agree' }];
      }),
    );

    assert.deepEqual(
      found.map(({ message }) => message),
      ['These steps wait for each other: agree → open-sandbox → agree.'],
    );
  });

  it('keeps the paths of the document where an item of it could not be read', () => {
    const made = journey((_, first) => {
      first.unshift({ title: 'No id' } as never);
      delete first[2]!.assignees;
    });

    assert.deepEqual(
      lintJourney(made).map(({ rule, path }) => [rule, path]),
      [
        ['contract', '/stages/0/steps/0/id'],
        ['program-step-owner', '/stages/0/steps/2/assignees'],
      ],
    );
  });

  it('says of anything that is no journey that it is none', () => {
    for (const document of [undefined, null, 7, [], {}, { stages: {} }, { stages: [{ steps: [null] }] }]) {
      assert.equal(lintJourney(document)[0]?.rule, 'contract');
    }
  });
});

describe('partner-journey lint', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partner-journey-lint-'));
    await writeFile(join(folder, 'good.json'), JSON.stringify(journey()));
    await writeFile(
      join(folder, 'bad.json'),
      JSON.stringify(journey((made) => delete made.stages[0]!.outcome)),
    );
    await writeFile(join(folder, 'warned.json'), JSON.stringify(journey((made) => delete made.outcome)));
    await writeFile(join(folder, 'broken.json'), '{');
  });
  after(() => rm(folder, { recursive: true }));

  it('exits with 0 without errors, and with 1 with them', async () => {
    const good = await runCli(['lint', join(folder, 'good.json'), join(folder, 'warned.json')]);
    const bad = await runCli(['lint', join(folder, 'good.json'), join(folder, 'bad.json')]);

    assert.equal(good.code, 0);
    assert.match(good.stdout, /0 errors, 1 warning in 2 documents\n$/);
    assert.equal(bad.code, 1);
    assert.match(bad.stdout, /bad\.json\n {2}error \/stages\/0\/outcome \(stage-outcome\)\n/);
  });

  it('counts warnings as well when it is to be strict', async () => {
    assert.equal((await runCli(['lint', '--strict', join(folder, 'warned.json')])).code, 1);
  });

  it('reads a pipe, and prints JSON for programs', async () => {
    const input = JSON.stringify(journey((made) => delete made.stages[1]!.outcome));

    const { stdout } = await runCli(['lint', '-', '--json'], { input });

    const [finding] = JSON.parse(stdout) as { file: string; rule: string; path: string }[];
    assert.deepEqual(
      [finding!.file, finding!.rule, finding!.path],
      ['-', 'stage-outcome', '/stages/1/outcome'],
    );
  });

  it('says in a sentence what it cannot read, and what it does not understand', async () => {
    const said = async (...args: string[]) => {
      const { code, stderr } = await runCli(['lint', ...args]);
      return [code, stderr] as const;
    };

    assert.match(
      (await said(join(folder, 'broken.json')))[1],
      /^partner-journey: .*broken\.json is no JSON: .*\n$/,
    );
    assert.match((await said(join(folder, 'none.json')))[1], /there is no such file; check the path\.\n$/);
    assert.deepEqual(await said(), [
      2,
      'partner-journey: Name a journey document, or - to read one from a pipe. Try partner-journey --help.\n',
    ]);
    assert.equal((await said('--nonsense'))[0], 2);
  });
});
