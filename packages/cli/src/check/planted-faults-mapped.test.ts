import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveAnswers, type AnsweringHost } from '../testing/serve-answers.js';
import { serveSpoiled, type Faults, type SpoilableAnswer } from '../testing/serve-spoiled.js';
import { runCli } from '../testing/test-terminal.js';
import type { CheckFinding } from './finding.js';

const task = (id: number, phase: number, more: object) => ({ id, phase, name: `Task ${id}`, ...more });

/** What a portal answers that knows nothing of journeys. */
const answers = {
  '/me': { id: 7, name: 'Ana Duarte', company: { id: 3, name: 'Harbor & Finch' } },
  '/phases': [
    { id: 1, name: 'Prepare', rank: 1 },
    { id: 2, name: 'Sell', rank: 2 },
  ],
  '/tasks': [
    task(11, 1, { state: 'closed', due: '2026-05-12' }),
    task(12, 1, { state: 'open' }),
    task(13, 1, { state: 'open' }),
    task(14, 2, { state: 'open' }),
    task(15, 2, { state: 'open' }),
  ],
  '/documents': [
    { id: 'a', headline: 'Price list', link: 'https://portal.example/d/a', minutes: 5 },
    { id: 'b', headline: 'First steps', link: 'https://portal.example/d/b', minutes: 10 },
    { id: 'c', headline: 'Deals', link: 'https://portal.example/d/c', minutes: 15 },
    { id: 'd', headline: 'Contacts', link: 'https://portal.example/d/d', minutes: 20 },
  ],
  '/visits': [{ document: 'a', at: '2026-05-02T08:00:00Z' }],
  '/messages': [
    { id: 'm', text: 'The guide is out of date.', sent: '2026-05-02T08:00:00Z' },
    { id: 'n', text: 'It is slow.', sent: '2026-05-01T08:00:00Z' },
  ],
  '/news': [
    { id: 'x', headline: 'A new office', text: 'In Porto.', at: '2026-05-01T08:00:00Z', place: 'porto' },
  ],
  '/places/porto': { name: 'Porto' },
  '/numbers': [{ id: 'won', label: 'Deals won', count: 4 }],
};

const mapping = {
  mapping: 1,
  requests: {
    me: { path: '/me' },
    phases: { path: '/phases' },
    tasks: { path: '/tasks' },
    documents: { path: '/documents' },
    visits: { path: '/visits', optional: true },
    messages: { path: '/messages' },
    news: { path: '/news' },
    places: { after: 'news', each: 'news', path: '/places/{$item.place}' },
    numbers: { path: '/numbers' },
  },
  reads: {
    session: {
      from: 'me',
      as: {
        viewer: { id: 'me.id', name: 'me.name' },
        partners: [{ id: 'me.company.id', name: 'me.company.name' }],
      },
    },
    journey: {
      from: ['phases', 'tasks'],
      as: {
        id: { $value: 'launch' },
        title: { $value: 'Launch' },
        stages: {
          $each: 'phases^(rank)',
          id: 'id',
          title: 'name',
          steps: {
            $each: '($one := id; $all.tasks[phase = $one])',
            id: 'id',
            title: 'name',
            status: { $of: 'state', $values: { open: 'todo', closed: 'done' } },
            due: 'due',
          },
        },
      },
    },
    resources: {
      from: ['documents', 'visits'],
      as: {
        items: {
          $each: 'documents',
          ...{ id: 'id', title: 'headline', url: 'link', minutes: 'minutes' },
          mine: { seenAt: '($one := id; $all.visits[document = $one][0].at)' },
        },
      },
    },
    feedback: {
      from: 'messages',
      as: {
        items: { $each: 'messages', id: 'id', at: 'sent', summary: 'text', status: { $value: 'received' } },
      },
    },
    updates: {
      from: ['news', 'places'],
      as: {
        items: {
          $each: 'news',
          id: 'id',
          kind: { $value: 'news' },
          title: 'headline',
          body: 'text',
          at: 'at',
        },
      },
    },
    insights: {
      from: 'numbers',
      as: { metrics: { $each: 'numbers', id: 'id', label: 'label', value: 'count' } },
    },
  },
};

interface PlantedFault {
  readonly what: string;
  /** The request whose answer it is in. */
  readonly request: string;
  /** What is made of it. */
  readonly source: string;
  /** The path that has to be told: in that document, or of the request in the mapping. */
  readonly path: string;
  /** What has to be in the words for how to mend it. */
  readonly fix: RegExp;
  plant(answer: SpoilableAnswer): void;
}

type Row = Record<string, unknown>;
const inRow = (index: number, changes: Row | null) => (answer: SpoilableAnswer) => {
  const rows = answer.body as (Row | null)[];
  rows[index] = changes && { ...rows[index], ...changes };
};

/** The ten. */
const planted: readonly PlantedFault[] = [
  {
    ...{ what: 'a task without a name', request: 'GET /tasks', source: 'reads.journey' },
    ...{ path: '/stages/1/steps/0/title', plant: inRow(3, { name: undefined }) },
    fix: /^Say in "reads\.journey\.as\.stages\.steps\.title" where it stands; nothing was found there/,
  },
  {
    ...{ what: 'a state that the mapping does not know', request: 'GET /tasks', source: 'reads.journey' },
    ...{ path: '/stages/0/steps/1/status', plant: inRow(1, { state: 'parked' }) },
    fix: /^Say in "\$values" of "reads\.journey\.as\.stages\.steps\.status" what this value of the host stands for/,
  },
  {
    ...{ what: 'a day that is none', request: 'GET /tasks', source: 'reads.journey' },
    ...{ path: '/stages/0/steps/0/due', plant: inRow(0, { due: 'soon' }) },
    fix: /\{"on": "2026-05-12"\} .+ The place is "reads\.journey\.as\.stages\.steps\.due"/,
  },
  {
    ...{ what: 'a task that has the id of another one', request: 'GET /tasks', source: 'reads.journey' },
    ...{ path: '/stages/1/steps/1/id', plant: inRow(4, { id: 12 }) },
    fix: /an id of its own.+ The place is "reads\.journey\.as\.stages\.steps\.id"/,
  },
  {
    ...{ what: 'a phase without its place in the order', request: 'GET /phases', source: 'reads.journey' },
    ...{ path: '/stages', plant: inRow(1, { rank: null }) },
    fix: /^Mend the expression in "reads\.journey"; see what "requests\.phases" and "requests\.tasks" answer/,
  },
  {
    ...{ what: 'an address that would run a script', request: 'GET /documents', source: 'reads.resources' },
    ...{ path: '/items/1/url', plant: inRow(1, { link: 'javascript:alert(1)' }) },
    fix: /https.+ The place is "reads\.resources\.as\.items\.url"/,
  },
  {
    ...{ what: 'a document that is nothing', request: 'GET /documents', source: 'reads.resources' },
    ...{ path: '/items/3', plant: inRow(3, null) },
    fix: /^Say in "reads\.resources\.as\.items" where it stands; nothing was found there/,
  },
  {
    ...{ what: 'what may fail, and does', request: 'GET /visits', source: 'reads.resources' },
    ...{ path: 'requests.visits', plant: (answer) => void (answer.status = 403) },
    fix: /^See why the host does not answer "requests\.visits"/,
  },
  {
    ...{ what: 'a moment that is none', request: 'GET /messages', source: 'reads.feedback' },
    ...{ path: '/items/0/at', plant: inRow(0, { sent: 'yesterday' }) },
    fix: /RFC 3339.+ The place is "reads\.feedback\.as\.items\.at"/,
  },
  {
    ...{ what: 'a web page with status 200', request: 'GET /news', source: 'reads.updates', path: '' },
    plant(answer) {
      answer.headers.set('Content-Type', 'text/html; charset=utf-8');
      answer.body = '<!doctype html><title>Sign in</title>';
    },
    fix: /^A web page came instead of data/,
  },
];

/** More of what goes wrong often. */
const further: readonly PlantedFault[] = [
  {
    ...{
      what: 'a list that is not there',
      request: 'GET /numbers',
      source: 'reads.insights',
      path: 'status',
    },
    plant: (answer) => void (answer.status = 404),
    fix: /^See the path of the request in the mapping/,
  },
  {
    ...{ what: 'more items than are asked for one by one', request: 'GET /news', source: 'reads.updates' },
    path: 'requests.places',
    plant: (answer) => {
      const [item] = answer.body as Row[];
      answer.body = Array.from({ length: 101 }, (_, index) => ({ ...item, id: String(index) }));
    },
    fix: /^Find fewer items in "requests\.places\.each", or ask for all of them by one request/,
  },
  {
    ...{ what: 'a number in words', request: 'GET /documents', source: 'reads.resources' },
    ...{ path: '/items/2/minutes', plant: inRow(2, { minutes: 'a quarter' }) },
    fix: /number.+ The place is "reads\.resources\.as\.items\.minutes"/,
  },
  {
    ...{ what: 'a partner whose name is no text', request: 'GET /me', source: 'reads.session' },
    path: '/partners/0/name',
    plant: (answer) => Object.assign((answer.body as { company: Row }).company, { name: { en: 'Harbor' } }),
    fix: /The place is "reads\.session\.as\.partners\.name"/,
  },
  {
    ...{ what: 'a task whose phase does not exist', request: 'GET /tasks', source: 'GET /tasks', path: '/3' },
    ...{ plant: inRow(3, { phase: 9 }), fix: /an id that names nothing leaves an item out/ },
  },
  {
    ...{ what: 'no time of the host', request: 'GET /me', source: 'reads.session', path: '/serverTime' },
    plant: ({ headers }) => headers.set('Date', 'some day'),
    fix: /"Date"/,
  },
];

describe('partner-journey check at a mapped host', () => {
  let portal: AnsweringHost;
  let folder: string;
  let file: string;

  before(async () => {
    portal = await serveAnswers(answers);
    folder = await mkdtemp(join(tmpdir(), 'partner-journey-mapped-faults-'));
    file = join(folder, 'mapping.json');
    await writeFile(file, JSON.stringify(mapping));
  });
  after(async () => {
    await portal.stop();
    await rm(folder, { recursive: true });
  });

  /** What `check` finds at the portal with these faults. */
  async function check(faults: readonly PlantedFault[]) {
    const byRequest: Record<string, Faults[string]> = {};
    for (const { request, plant } of faults) {
      const before = byRequest[request];
      byRequest[request] = (answer, asked) => {
        before?.(answer, asked);
        plant(answer);
      };
    }
    const host = await serveSpoiled(portal.url, byRequest);
    const { code, stdout } = await runCli(['check', host.url, '--mapping', file, '--json']);
    await host.stop();
    return { code, findings: (JSON.parse(stdout) as { findings: CheckFinding[] }).findings };
  }

  const placeOf = ({ source, path }: { source: string; path: string }) => `${source} ${path}`;

  it('finds nothing where nothing is wrong', async () => {
    assert.deepEqual(await check([]), { code: 0, findings: [] });
  });

  it('names each of ten faults that are planted at once, with its path and what to do', async () => {
    const { code, findings } = await check(planted);

    assert.equal(planted.length, 10);
    assert.equal(code, 1);
    assert.deepEqual(findings.map(placeOf).sort(), planted.map(placeOf).sort());
    for (const { fix, ...place } of planted) {
      assert.match(findings.find((finding) => placeOf(finding) === placeOf(place))!.fix, fix);
    }
  });

  for (const fault of [...planted, ...further]) {
    it(`finds ${fault.what}, and nothing else`, async () => {
      const { findings } = await check([fault]);

      assert.deepEqual(findings.map(placeOf), [placeOf(fault)]);
      assert.match(findings[0]!.fix, fault.fix);
      assert.ok(findings[0]!.expected && findings[0]!.got);
    });
  }
});
