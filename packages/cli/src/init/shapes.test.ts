import { checkMapping, mappedAdapter, type Mapping } from '@partner-journey/client/mapping';
import type { Journey, Step } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { serveAnswers } from '../testing/serve-answers.js';
import { runCli } from '../testing/test-terminal.js';

type Answers = Readonly<Record<string, unknown>>;

/** What `init` says of the answers of a host, and the journey that its mapping then makes of that host. */
async function learn(context: TestContext, answers: Answers, journeyId?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'partner-journey-shapes-'));
  const host = await serveAnswers(answers);
  context.after(async () => {
    await host.stop();
    await rm(folder, { recursive: true });
  });
  for (const [path, body] of Object.entries(answers)) {
    const file = join(folder, `${path}.json`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(body));
  }
  const { stdout, stderr } = await runCli(['init', folder]);
  const mapping = JSON.parse(stdout) as Mapping;
  const adapter = mappedAdapter({ mapping, api: host.url });
  const query = { kind: 'journey' as const, ...(journeyId !== undefined && { journeyId }) };
  const { body } = await adapter.read(query, { signal: new AbortController().signal });
  return { mapping, journey: readers.journey(body).value!, told: stderr };
}

function stepsOf({ stages }: Journey): readonly Step[] {
  return stages.flatMap(({ steps }) => steps);
}

function stagesAndSteps({ stages }: Journey) {
  return stages.map(({ title, steps }) => [title, steps.map((step) => step.title)]);
}

const tasks = [
  { id: 1, title: 'Sign it', status: 'done' },
  { id: 2, title: 'Build it', status: 'open' },
];

describe('What init understands of the shape of answers', () => {
  it('finds things that stand under their keys', async (context) => {
    const steps = {
      a: { id: 'a', title: 'Sign it', done: true },
      b: { id: 'b', title: 'Build it', done: false },
    };
    const { journey } = await learn(
      context,
      {
        '/journeys/j1': { id: 'j1', title: 'Launch', stages: { s: { id: 's', title: 'Begin', steps } } },
      },
      'j1',
    );

    assert.deepEqual(stagesAndSteps(journey), [['Begin', ['Sign it', 'Build it']]]);
  });

  it('follows the id in an address to the list that has it, and takes a version for none', async (context) => {
    const modules = [
      { id: 7, name: 'Basics', items: [{ id: 1, title: 'Read it', completed: true }] },
      { id: 8, name: 'Practice', items: [{ id: 2, title: 'Do it', completed: false }] },
    ];
    const { journey, mapping } = await learn(
      context,
      {
        '/api/2/courses': [{ id: 90, name: 'Reseller' }],
        '/api/2/courses/90/modules': modules,
      },
      '90',
    );

    assert.equal(journey.title, 'Reseller');
    assert.deepEqual(stagesAndSteps(journey), [
      ['Basics', ['Read it']],
      ['Practice', ['Do it']],
    ]);
    assert.match(Object.values(mapping.requests)[1]!.path, /^\/api\/2\/courses\/\{.*\}\/modules$/);
  });

  it('takes a version for no id where another answer has another address in front', async (context) => {
    const steps = [{ id: 5, title: 'Read it', status: 'done' }];
    const { journey, mapping } = await learn(
      context,
      {
        '/rest/api/2/courses': [
          { id: 90, name: 'Reseller' },
          { id: 91, name: 'Referral' },
        ],
        '/rest/api/2/courses/91/modules': [{ id: 7, name: 'Basics', steps }],
        '/shop/v3/documents': [{ id: 1, title: 'Price list', url: 'https://shop.example/prices.pdf' }],
      },
      '91',
    );

    assert.equal(journey.title, 'Referral');
    assert.deepEqual(stagesAndSteps(journey), [['Basics', ['Read it']]]);
    assert.deepEqual(
      Object.values(mapping.requests).map(({ path }) => path.replace(/\{.*\}/, '{…}')),
      ['/rest/api/2/courses', '/rest/api/2/courses/{…}/modules', '/shop/v3/documents'],
    );
  });

  for (const [how, link, subtasks] of [
    ['by its key', (epic: number) => ({ customfield_10014: `ONB-${epic}` }), 4],
    ['by its id', (epic: number) => ({ parent: { id: String(epic), key: `ONB-${epic}` } }), 4],
    ['of which the sample has few', (epic: number) => ({ parent: { id: String(epic) } }), 1],
  ] as [string, (epic: number) => object, number][]) {
    it(`looks at two answers of one address each by itself, and joins what names the other ${how}`, async (context) => {
      const issue = (id: number, more: object) => ({
        ...{ id: String(id), key: `ONB-${id}` },
        fields: { summary: `Issue ${id}`, status: { name: 'To Do' }, ...more },
      });
      const parts = [11, 12, 21, 22].map((id) => issue(id, link(id - (id % 10))));
      const { journey, mapping } = await learn(context, {
        '/rest/api/2/search?jql=Epic': { issues: [10, 20].map((id) => issue(id, {})) },
        '/rest/api/2/search?jql=Sub-task': { issues: parts.slice(0, subtasks) },
      });

      const titles = ['Issue 11', 'Issue 12', 'Issue 21', 'Issue 22'].slice(0, subtasks);
      assert.deepEqual(stagesAndSteps(journey), [
        ['Issue 10', titles.slice(0, 2)],
        ['Issue 20', titles.slice(2)],
      ]);
      assert.deepEqual(
        Object.values(mapping.requests).map(({ search }) => search),
        [{ jql: { $value: 'Epic' } }, { jql: { $value: 'Sub-task' } }],
      );
    });
  }

  it('reads the state from records beside the steps', async (context) => {
    const lessons = [
      { id: 11, title: 'See the film' },
      { id: 12, title: 'Take the test' },
    ];
    const completions = [
      { id: 1, lesson_id: 11, status: 'completed', completed_at: '2026-03-01T10:00:00Z' },
      { id: 2, lesson_id: 12, status: 'not_attempted', completed_at: null },
    ];
    const { journey } = await learn(context, { '/lessons': lessons, '/completions': completions });

    const [first, second] = stepsOf(journey);
    assert.deepEqual([first!.status, second!.status], ['done', 'todo']);
    assert.equal(first!.completed?.at, '2026-03-01T10:00:00.000Z');
  });

  it('reads each entry of a list of custom fields by its name', async (context) => {
    const fields = (side: string, minutes: number) => [
      { id: 'f1', name: 'Responsible party', display_value: side },
      { id: 'f2', name: 'Estimated minutes', display_value: String(minutes) },
    ];
    const { journey } = await learn(context, {
      '/tasks': tasks.map((task, index) => ({
        ...task,
        custom_fields: fields(['Partner', 'Acme'][index]!, 15),
      })),
    });

    assert.deepEqual(
      stepsOf(journey).map(({ side, effortMinutes }) => [side, effortMinutes]),
      [
        ['partner', 15],
        ['program', 15],
      ],
    );
  });

  it('reads what stands beside a list in the same answer, and pages of it', async (context) => {
    const { mapping, journey } = await learn(context, {
      '/tasks': {
        tasks: tasks.map((task) => ({ ...task, assignee_id: 5 })),
        users: [{ id: 5, name: 'Ana Duarte' }],
        next_page: null,
      },
    });

    assert.deepEqual(
      stepsOf(journey).map(({ assignees }) => assignees?.[0]?.name),
      ['Ana Duarte', 'Ana Duarte'],
    );
    assert.deepEqual(
      Object.values(mapping.requests)
        .map(({ items = '', pages }) => `${items} by ${pages?.by}`)
        .sort(),
      ['tasks by url', 'users by url'],
    );
  });

  it('takes a list apart that has what stands above and what stands below', async (context) => {
    const tickets = [
      { id: 1, title: 'Get ready', parent_id: null, status: 'done' },
      { id: 2, title: 'Sell more', parent_id: null, status: 'open' },
      { id: 3, title: 'Sign it', parent_id: 1, status: 'done' },
      { id: 4, title: 'Build it', parent_id: 2, status: 'open' },
    ];
    const { journey } = await learn(context, { '/tickets': tickets });

    assert.deepEqual(stagesAndSteps(journey), [
      ['Get ready', ['Sign it']],
      ['Sell more', ['Build it']],
    ]);
  });

  it('takes a task for a step, and not what is ticked off within it', async (context) => {
    const subtasks = [{ id: 9, title: 'Find a pen', completed: true }];
    const { journey } = await learn(context, { '/tasks': tasks.map((task) => ({ ...task, subtasks })) });

    assert.deepEqual(stagesAndSteps(journey), [['Your tasks', ['Sign it', 'Build it']]]);
  });

  it('reads on by the address or the token that an answer names', async (context) => {
    const pagesOf = async (about: object) =>
      Object.values((await learn(context, { '/tasks': { tasks, ...about } })).mapping.requests)[0]!.pages;

    assert.deepEqual(await pagesOf({ paging: { next: { after: '9' } } }), {
      ...{ by: 'cursor', name: 'after', next: 'paging.next.after' },
    });
    assert.deepEqual(await pagesOf({ startAt: 0, maxResults: 4, total: 9 }), {
      ...{ by: 'offset', name: 'startAt', size: { name: 'maxResults', value: 4 } },
      next: 'startAt + maxResults < total',
    });
    assert.deepEqual(await pagesOf({ nextPageToken: 'abc' }), {
      ...{ by: 'cursor', name: 'pageToken', next: 'nextPageToken' },
    });
    assert.deepEqual(
      await pagesOf({
        next_page: { path: '/v1/tasks?offset=9', uri: '/tasks?offset=9' },
      }),
      { by: 'url', next: 'next_page.uri' },
    );
  });

  it('joins ids that are numbers here and text there', async (context) => {
    const { journey } = await learn(context, {
      '/phases': [
        { id: '31', name: 'Begin' },
        { id: '32', name: 'Grow' },
      ],
      '/tasks': tasks.map((task, index) => ({ ...task, phase_id: 31 + index })),
    });

    assert.deepEqual(stagesAndSteps(journey), [
      ['Begin', ['Sign it']],
      ['Grow', ['Build it']],
    ]);
  });
});

describe('What init understands of values', () => {
  const statusesOf = async (context: TestContext, field: string, values: readonly unknown[]) => {
    const list = values.map((value, index) => ({
      id: index + 1,
      title: `Thing ${index + 1} to do`,
      [field]: value,
    }));
    return stepsOf((await learn(context, { '/tasks': list })).journey).map(({ status }) => status);
  };

  it('knows states in percent, and in other languages', async (context) => {
    assert.deepEqual(await statusesOf(context, 'percentComplete', [100, 50, 0]), [
      'done',
      'in-progress',
      'todo',
    ]);
    assert.deepEqual(await statusesOf(context, 'STATUS', ['erledigt', 'in Arbeit', 'gesperrt']), [
      'done',
      'in-progress',
      'blocked',
    ]);
    assert.deepEqual(await statusesOf(context, 'estado', ['completada', 'en-curso', 'pendiente']), [
      'done',
      'in-progress',
      'todo',
    ]);
    assert.deepEqual(await statusesOf(context, 'statut', ['terminé', 'en cours', 'à faire']), [
      'done',
      'in-progress',
      'todo',
    ]);
  });

  it('understands a word by those beside it', async (context) => {
    assert.deepEqual(await statusesOf(context, 'status', ['open', 'closed', 'closed']), [
      'todo',
      'done',
      'done',
    ]);
    assert.deepEqual(await statusesOf(context, 'status', ['new', 'open', 'solved']), [
      'todo',
      'in-progress',
      'done',
    ]);
  });

  it('takes what is the same for all for no state', async (context) => {
    const list = [1, 2, 3].map((id) => ({
      id,
      title: `Thing ${id} to do`,
      status: 'active',
      completed: id === 1,
    }));
    const { journey } = await learn(context, { '/tasks': list });

    assert.deepEqual(
      stepsOf(journey).map(({ status }) => status),
      ['done', 'todo', 'todo'],
    );
  });

  it('reads days and durations as people write them, and names run together', async (context) => {
    const { journey } = await learn(context, {
      '/tasks': [
        { id: 1, title: 'Sign it', done: 'Y', duedate: '05.03.2026', estimated_duration: 'PT1H30M' },
        { id: 2, title: 'Build it', done: 'N', duedate: '28.03.2026', estimated_duration: 'PT20M' },
      ],
    });

    assert.deepEqual(
      stepsOf(journey).map(({ due, effortMinutes }) => [due, effortMinutes]),
      [
        [{ on: '2026-03-05' }, 90],
        [{ on: '2026-03-28' }, 20],
      ],
    );
  });
});

describe('What init understands of days', () => {
  it('knows them by the order of their numbers, and by their milliseconds', async (context) => {
    const dueOf = async (values: readonly string[]) => {
      const list = values.map((due, index) => ({
        id: index + 1,
        title: `Thing ${index} to do`,
        done: false,
        due,
      }));
      return stepsOf((await learn(context, { '/tasks': list })).journey).map(({ due }) => due);
    };

    assert.deepEqual(await dueOf(['4/5/2026', '4/25/2026']), [{ on: '2026-04-05' }, { on: '2026-04-25' }]);
    assert.deepEqual(await dueOf(['5-4-2026', '25-4-2026']), [{ on: '2026-04-05' }, { on: '2026-04-25' }]);
    assert.deepEqual(await dueOf(['/Date(1772236800000)/']), [{ at: '2026-02-28T00:00:00.000Z' }]);
  });
});

describe('What init says of what it did not understand', () => {
  it('marks guesses, and names values, members and answers that it made nothing of', async (context) => {
    const { told, mapping } = await learn(context, {
      '/tasks': [
        { id: 1, title: 'Sign it', status: 'done', duration: 20, color: 'red' },
        { id: 2, title: 'Build it', status: 'quux', duration: 30, color: 'blue', type: 'Meeting' },
        { id: 3, title: 'Ship it', status: 'open', duration: 40, color: 'blue', type: 'Zork' },
      ],
      '/weather': { temperature: 20, wind: 3 },
    });

    assert.match(told, /^\? effortMinutes +← duration {2}guess: /m);
    assert.match(told, /status {2}not found\. Say in "\$values" what "quux" stands for/);
    assert.match(
      told,
      /kind {2}not found\. Say in "\$values" what "Zork" stands for; until then it is "task"\./,
    );
    assert.match(told, /^ {2}not read: color$/m);
    assert.match(told, /^Nothing was made of GET \/weather\.$/m);
    assert.match(told, /guide “Map your API”/);
    assert.deepEqual(await checkMapping(mapping), []);
  });

  it('proposes what can be used also where something that has to be there is missing', async (context) => {
    const { mapping, journey } = await learn(context, {
      '/tasks': [{ title: 'Sign it', done: true, due: '2026-05-01' }],
      '/documents': [{ title: 'A guide', url: 'https://portal.example/guide' }],
      '/suggestions': [{ text: 'More light' }],
    });
    const { items } = mapping.reads.resources!.as as unknown as { items: Record<string, unknown> };

    assert.deepEqual(await checkMapping(mapping), []);
    assert.deepEqual(
      stepsOf(journey).map(({ id }) => id),
      ['Sign it'],
    );
    assert.equal(items['id'], 'url');
    assert.equal(mapping.reads.feedback, undefined);
  });

  it('leaves out stages that nothing joins to the steps, and says so', async (context) => {
    const { journey, told } = await learn(context, {
      '/phases': [
        { id: 31, name: 'Begin' },
        { id: 32, name: 'Grow' },
      ],
      '/tasks': tasks,
    });

    assert.deepEqual(stagesAndSteps(journey), [['Your tasks', ['Sign it', 'Build it']]]);
    assert.match(told, /Nothing was made of GET \/phases/);
  });
});
