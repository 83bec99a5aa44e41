import type { FeedbackPage, Journey, ResourcePage, Session } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { startMock, type RunningMock } from '../mock/start-mock.js';
import { serveSpoiled, type Faults, type SpoilableAnswer } from '../testing/serve-spoiled.js';
import { runCli } from '../testing/test-terminal.js';
import type { CheckFinding } from './finding.js';

const origin = 'https://portal.example';
const journeyRequest = 'GET /journeys/harbor-finch-journey';

interface PlantedFault {
  readonly what: string;
  /** The request whose answer it is in. */
  readonly source: string;
  /** The path that has to be told. */
  readonly path: string;
  /** What has to be in the words for how to mend it. */
  readonly fix: RegExp;
  plant(answer: SpoilableAnswer): void;
}

const inJourney = (spoil: (journey: Journey) => void) => (answer: SpoilableAnswer) => {
  if (answer.status === 200) spoil(answer.body as Journey);
};

/** The ten. */
const planted: readonly PlantedFault[] = [
  {
    what: 'a moment without a zone',
    source: journeyRequest,
    path: '/stages/0/completedAt',
    fix: /RFC 3339 with a zone/,
    plant: inJourney((journey) => (journey.stages[0]!.completedAt = '2026-05-12T09:30:00')),
  },
  {
    what: 'a step that has the id of another one',
    source: journeyRequest,
    path: '/stages/4/steps/3/id',
    fix: /an id of its own/,
    plant: inJourney((journey) => (journey.stages[4]!.steps[3]!.id = journey.stages[0]!.steps[0]!.id)),
  },
  {
    what: 'a dependency on a step that is not there',
    source: journeyRequest,
    path: '/stages/2/steps/0/dependsOn/0/stepId',
    fix: /Write the "id" of a step/,
    plant: inJourney((journey) => (journey.stages[2]!.steps[0]!.dependsOn = [{ stepId: 'no-such-step' }])),
  },
  {
    what: 'a step without a status',
    source: journeyRequest,
    path: '/stages/4/steps/6/status',
    fix: /Add "status"/,
    plant: inJourney(
      (journey) => delete (journey.stages[4]!.steps[6] as Partial<Journey['stages'][0]['steps'][0]>).status,
    ),
  },
  {
    what: 'no stage that is current',
    source: journeyRequest,
    path: '/stages/1/position',
    fix: /"position": "current"/,
    plant: inJourney((journey) => (journey.stages[1]!.position = 'upcoming')),
  },
  {
    what: 'a web page with status 200',
    source: 'GET /surveys',
    path: '',
    fix: /sign-in page/,
    plant: (answer) => {
      answer.headers.set('Content-Type', 'text/html; charset=utf-8');
      answer.body = '<!doctype html><title>Sign in</title>';
    },
  },
  {
    what: 'JSON that is called plain text',
    source: 'GET /updates',
    path: 'header Content-Type',
    fix: /application\/json/,
    plant: ({ headers }) => headers.set('Content-Type', 'text/plain'),
  },
  {
    what: 'insights that are promised and not there',
    source: 'GET /insights',
    path: 'status',
    fix: /switch its capability off/,
    plant: (answer) => {
      answer.status = 404;
      answer.body = { title: 'Not found' };
    },
  },
  {
    what: 'an address that would run a script',
    source: 'GET /resources',
    path: '/items/1/url',
    fix: /https/,
    plant: ({ body }) => ((body as ResourcePage).items[1]!.url = 'javascript:alert(1)'),
  },
  {
    what: 'an answer no page of another origin may read',
    source: 'GET /feedback',
    path: 'header Access-Control-Allow-Origin',
    fix: /Access-Control-Allow-Origin: https:\/\/portal\.example/,
    plant: ({ headers }) => headers.delete('Access-Control-Allow-Origin'),
  },
];

/** As the guide has it. */
const ofGuide: PlantedFault = {
  what: 'a moment that is due without a zone',
  source: journeyRequest,
  path: '/stages/1/steps/0/due/at',
  fix: /RFC 3339 with a zone/,
  plant: inJourney((journey) => (journey.stages[1]!.steps[0]!.due = { at: '2026-05-12 09:30' })),
};

/** More of what goes wrong often. */
const further: readonly PlantedFault[] = [
  ofGuide,
  {
    what: 'a day that is due as a text',
    source: journeyRequest,
    path: '/stages/1/steps/0/due',
    fix: /Write \{"on": "2026-05-12"\} for a day/,
    plant: inJourney((journey) =>
      Object.assign(journey.stages[1]!.steps[0]!, { due: '2026-05-12T09:30:00Z' }),
    ),
  },
  {
    what: 'a stage that is done with a required step open',
    source: journeyRequest,
    path: '/stages/0/position',
    fix: /Finish or skip the step/,
    plant: inJourney((journey) => {
      const step = journey.stages[0]!.steps.find(({ required }) => required)!;
      step.status = 'todo';
    }),
  },
  {
    what: 'two items with one id',
    source: 'GET /updates',
    path: '/items/1/id',
    fix: /an id that no other has/,
    plant: ({ body }) => {
      const { items } = body as { items: { id: string }[] };
      items[1]!.id = items[0]!.id;
    },
  },
  {
    what: 'a resource for a stage that is not there',
    source: 'GET /resources',
    path: '/items/0/stageIds/0',
    fix: /Write an id that a journey has/,
    plant: ({ body }) => ((body as ResourcePage).items[0]!.stageIds = ['no-such-stage']),
  },
  {
    what: 'a facet that is promised and not counted',
    source: 'GET /resources',
    path: '/facets',
    fix: /Count topic/,
    plant: ({ body }) => {
      const page = body as ResourcePage;
      page.facets = page.facets.filter(({ name }) => name !== 'topic');
    },
  },
  {
    what: 'a clock that is an hour behind',
    source: 'GET /session',
    path: '/serverTime',
    fix: /time of the answer/,
    plant: ({ body }) => {
      const session = body as Session;
      session.serverTime = new Date(Date.parse(session.serverTime) - 3_600_000).toISOString();
    },
  },
  {
    what: 'a viewer who acts for nobody',
    source: 'GET /session',
    path: '/partnerId',
    fix: /may act for/,
    plant: ({ body }) => ((body as Session).partnerId = 'nobody'),
  },
  {
    what: 'a stream that is promised and not there',
    source: 'GET /events',
    path: '',
    fix: /"live": "poll"/,
    plant: (answer) => {
      answer.status = 404;
      answer.headers.set('Content-Type', 'application/json');
    },
  },
  {
    what: 'a journey without a tag',
    source: journeyRequest,
    path: 'header ETag',
    fix: /Send an ETag/,
    plant: ({ headers }) => headers.delete('ETag'),
  },
  {
    what: 'an answer of one viewer that any cache may keep',
    source: 'GET /session',
    path: 'header Cache-Control',
    fix: /private/,
    plant: ({ headers }) => headers.set('Cache-Control', 'public, max-age=60'),
  },
  {
    what: 'changes that no page may send',
    source: 'OPTIONS /changes',
    path: 'header Access-Control-Allow-Headers',
    fix: /Answer OPTIONS/,
    plant: ({ headers }) => headers.set('Access-Control-Allow-Headers', 'Accept'),
  },
  {
    what: 'changes from an origin that is not named',
    source: 'OPTIONS /changes',
    path: 'header Access-Control-Allow-Origin',
    fix: /Answer OPTIONS/,
    plant: ({ headers }) => headers.delete('Access-Control-Allow-Origin'),
  },
  {
    what: 'a cursor that leads to its own page',
    source: 'GET /feedback?cursor=again',
    path: '/nextCursor',
    fix: /Give the last page no "nextCursor"/,
    plant: ({ body }) => ((body as FeedbackPage).nextCursor = 'again'),
  },
  {
    what: 'a page that is the one before once more',
    source: 'GET /feedback?cursor=again',
    path: '/items',
    fix: /Answer the page that the cursor asked for stands for/,
    plant: () => {},
  },
  {
    what: 'something wrong on a later page',
    source: 'GET /updates?cursor=2',
    path: '/items/0/title',
    fix: /Add "title"/,
    plant: ({ body }) => delete (body as { items: { title?: string }[] }).items[0]!.title,
  },
  {
    what: 'a step of the program’s own in what a partner is answered',
    source: journeyRequest,
    path: '/stages/2/steps/1/visibility',
    fix: /Leave the step out/,
    plant: inJourney((journey) => (journey.stages[2]!.steps[1]!.visibility = 'program-only')),
  },
  {
    what: 'a redirect to a sign-in page',
    source: 'GET /feedback',
    path: 'status',
    fix: /no redirect is followed/,
    plant: (answer) => {
      answer.status = 302;
      answer.headers.set('Location', '/sign-in');
    },
  },
];

let mock: RunningMock;
before(
  async () =>
    (mock = await startMock({
      port: 0,
      fixture: 'typical',
      role: 'partner',
      latencyMs: 0,
      origins: [origin],
    })),
);
after(() => mock.stop());

/** The first page of a list leads to the one a fault is on. */
function leadingOn(faults: readonly PlantedFault[]): Faults {
  const pages = faults.filter(({ source }) => source.includes('?cursor='));
  return Object.fromEntries(
    pages.map(({ source }) => {
      const [first = '', cursor = ''] = source.split('?cursor=');
      return [
        first,
        ({ body }: SpoilableAnswer) => void Object.assign(body as object, { nextCursor: cursor }),
      ];
    }),
  );
}

/** What `check` says of a host with these faults. */
async function run(faults: readonly PlantedFault[], ...args: readonly string[]) {
  const bySource: Record<string, Faults[string]> = {};
  for (const { source, plant } of faults) {
    const before = bySource[source];
    bySource[source] = (answer, request) => {
      before?.(answer, request);
      plant(answer);
    };
  }
  const host = await serveSpoiled(mock.url, { ...leadingOn(faults), ...bySource });
  const ended = await runCli(['check', host.url, '--origin', origin, ...args]);
  await host.stop();
  return ended;
}

/** What `check` finds at a host with these faults. */
async function check(faults: readonly PlantedFault[]) {
  const { code, stdout } = await run(faults, '--json');
  return { code, findings: (JSON.parse(stdout) as { findings: CheckFinding[] }).findings };
}

const placeOf = ({ source, path }: { source: string; path: string }) => `${source} ${path}`;

describe('partner-journey check at a host of the contract', () => {
  it('finds nothing where nothing is wrong', async () => {
    assert.deepEqual(await check([]), { code: 0, findings: [] });
  });

  it('names each of ten faults that are planted at once, with its path and what to do', async () => {
    const { code, findings } = await check(planted);

    assert.equal(planted.length, 10);
    assert.equal(code, 1);
    for (const { what, fix, ...place } of planted) {
      const found = findings.find((finding) => placeOf(finding) === placeOf(place));
      assert.ok(found, `${what} is found at ${placeOf(place)}`);
      assert.match(found.fix, fix);
    }
  });

  it('tells once that no answer may be read from another origin, and how many that are', async () => {
    const everything = ['/session', '/journeys', '/resources', '/surveys', '/feedback', '/updates'];
    const { findings } = await check(
      everything.map((path) => ({
        ...{ what: path, source: `GET ${path}`, path: '', fix: /./ },
        plant: ({ headers }) => headers.delete('Access-Control-Allow-Origin'),
      })),
    );

    assert.deepEqual(findings.map(placeOf), ['GET /session header Access-Control-Allow-Origin']);
    assert.match(findings[0]!.got, /^no such header, and so in 5 more: GET \/journeys, /);
  });

  it('goes on where the session cannot be read, and misses nothing that nobody has promised', async () => {
    const broken: PlantedFault = {
      ...{ what: 'no session', source: 'GET /session', path: 'status', fix: /log of the host/ },
      plant: (answer) => {
        answer.status = 500;
        answer.body = {};
      },
    };
    const noInsights = planted.find(({ source }) => source === 'GET /insights')!;

    const { findings } = await check([broken, noInsights, further[0]!]);
    const { stdout } = await run([broken]);

    assert.deepEqual(findings.map(placeOf), [placeOf(broken), placeOf(further[0]!)]);
    assert.match(stdout, /^session .*, the rest is read without it$/m);
  });

  it('says that it stopped after 50 pages of a list, and that this is all it knows of it', async () => {
    const page = (number: number): PlantedFault => ({
      ...{ what: '', path: '/nextCursor', fix: /more items with each page/ },
      source: number === 1 ? 'GET /updates' : `GET /updates?cursor=${number}`,
      plant: ({ body }) => {
        const { items } = body as { items: { id: string }[] };
        Object.assign(body as object, {
          items: items.map((item) => ({ ...item, id: `${item.id}-${number}` })),
          nextCursor: String(number + 1),
        });
      },
    });

    const { code, findings } = await check(Array.from({ length: 60 }, (_, index) => page(index + 1)));

    assert.deepEqual(findings.map(placeOf), ['GET /updates?cursor=50 /nextCursor']);
    assert.deepEqual([code, findings[0]!.level], [0, 'warning']);
    assert.match(findings[0]!.got, /not read/);
    assert.match(findings[0]!.fix, page(1).fix);
  });

  it('prints a finding as the guide shows it', async () => {
    const guide = await readFile(
      new URL('../../../../stories/guides/14-command-line.mdx', import.meta.url),
      'utf8',
    );
    const [example = ''] = /^journey .* 1 error, [^`]+/m.exec(guide) ?? [];

    const { stdout } = await run([ofGuide]);

    assert.ok(example.length > 0 && stdout.includes(example), stdout);
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
