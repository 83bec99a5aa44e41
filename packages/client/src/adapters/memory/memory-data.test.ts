import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Resource } from '@partner-journey/contract';
import { smallFixture, typicalFixture } from '@partner-journey/contract/fixtures';
import { adapterChecks } from '../../adapter-checks/adapter-checks.js';
import { createJourneyClient } from '../../create-journey-client.js';
import { ContractError } from '../../errors/contract-error.js';
import { until } from '../../testing/until.js';
import type { Query, ResultOf } from '../query.js';
import { memoryAdapter } from './memory-adapter.js';
import type { MemoryData } from './memory-data.js';

const { signal } = new AbortController();
const now = '2026-05-12T09:30:00Z';
const read = async <Q extends Query>(data: MemoryData, query: Q, role?: 'partner' | 'program') => {
  const answer = await memoryAdapter({ data, ...(role && { role }) }).read(query, { signal });
  assert.ok(!answer.unchanged);
  return { body: answer.body as ResultOf<Q>, issues: answer.issues };
};
const sessionOf = async (data: MemoryData) => (await read(data, { kind: 'session' })).body;

/** As little as a page may have. */
const journey = {
  id: 'launch',
  title: 'Partner launch',
  stages: [
    {
      id: 'prepare',
      title: 'Prepare',
      steps: [
        { id: 'sign', title: 'Sign the agreement', status: 'done' },
        { id: 'shop', title: 'Set up your store', status: 'todo', dependsOn: [{ stepId: 'sign' }] },
      ],
    },
    {
      id: 'sell',
      title: 'Sell',
      steps: [
        { id: 'deal', title: 'Register a deal', status: 'todo', dependsOn: [{ stepId: 'shop' }] },
        {
          id: 'rate',
          title: 'Rate the partner',
          status: 'todo',
          side: 'program',
          visibility: 'program-only',
        },
      ],
    },
  ],
} as const satisfies MemoryData['journey'];
const guides = ['Welcome', 'Price list', 'Brand guide', 'Sandbox', 'Deals', 'Support'].map(
  (title, index) => ({
    ...{ id: `guide-${index}`, title, url: `/guides/${index}`, topics: [index % 2 ? 'money' : 'start'] },
  }),
);

describe('The memory adapter with data of a page', () => {
  for (const [what, data] of [
    ['a journey alone', { journey }],
    ['a journey and who is looking', { journey, session: { viewer: { id: 'ana' } } }],
    ['a library alone', { resources: guides }],
    ['a box for words alone', { feedback: [] }],
    ['a library and words from before', { resources: { items: guides }, feedback: { items: [] } }],
  ] as const satisfies readonly (readonly [string, MemoryData])[]) {
    const adapter = memoryAdapter({ data });
    for (const { name, run } of adapterChecks) it(`${name}, with ${what}`, () => run(adapter));
  }

  it('switches off what is not given', async () => {
    const { capabilities, viewer, partnerId, partners } = await sessionOf({ journey });

    const { journeys, surveys, feedback, updates, insights, uploads, resources } = capabilities;
    assert.deepEqual(
      [journeys, surveys, feedback, updates, insights, uploads],
      [true, false, false, false, false, false],
    );
    assert.deepEqual([resources.search, resources.maxLocal], [false, 0]);
    assert.deepEqual(
      capabilities.changes.filter((kind) => !/^(step|stage)\./.test(kind)),
      [],
    );
    assert.ok(capabilities.changes.includes('stage.complete'));
    assert.deepEqual([viewer.role, partners.map(({ id }) => id)], ['partner', [partnerId]]);
  });

  it('has no journey where none is given, and says so in our words', async () => {
    const list = await read({ resources: guides }, { kind: 'journeys' });

    assert.deepEqual(list.body, { items: [] });
    await assert.rejects(read({ resources: guides }, { kind: 'journey', journeyId: 'launch' }), {
      name: 'HostResponseError',
      status: 404,
    });
  });

  it('works out where the stages stand and what may be done, by the rules of the contract', async () => {
    const { body } = await read({ journey }, { kind: 'journey', journeyId: 'launch' });

    assert.deepEqual(
      body.stages.map(({ position, steps }) => [position, steps.map(({ id }) => id)]),
      [
        ['current', ['sign', 'shop']],
        ['upcoming', ['deal']],
      ],
    );
    const [, shop] = body.stages[0]!.steps;
    const [deal] = body.stages[1]!.steps;
    assert.deepEqual([shop!.allowed.includes('complete'), deal!.allowed.includes('complete')], [true, false]);
  });

  it('shows the program its own steps, and says less where a session says less', async () => {
    const { body } = await read({ journey }, { kind: 'journey' }, 'program');
    assert.ok(body.stages[1]?.steps.some(({ id }) => id === 'rate'));

    const session = { viewer: { id: 'ana' }, capabilities: { changes: ['step.complete' as const] } };
    const { capabilities } = await sessionOf({ journey, session, feedback: [] });
    assert.deepEqual([capabilities.changes, capabilities.feedback], [['step.complete'], true]);
  });

  it('promises nothing that is not given, whatever a session says', async () => {
    const { session } = typicalFixture(now);

    const { capabilities, viewer } = await sessionOf({ session, journey });

    const { surveys, feedback, updates, insights, uploads, resources, changes } = capabilities;
    assert.deepEqual(
      [surveys, feedback, updates, insights, uploads, resources.search],
      [false, false, false, false, false, false],
    );
    assert.deepEqual([changes.includes('feedback.send'), viewer], [false, session.viewer]);
  });

  it('takes the names of the organizations from the journey where no session says them', async () => {
    const names = {
      partner: { id: 'harbor', name: 'Harbor & Finch' },
      program: { id: 'tide', name: 'Tide' },
    };

    const { organizations, partnerId } = await sessionOf({ journey: { ...journey, ...names } });

    assert.deepEqual(
      [organizations.partner.name, organizations.program.name, partnerId],
      ['Harbor & Finch', 'Tide', 'harbor'],
    );
  });

  it('searches and counts a library that is given as a list', async () => {
    const { body } = await read(
      { resources: guides },
      { kind: 'resources', filter: { facets: { topic: ['money'] } } },
    );

    assert.deepEqual(
      body.items.map(({ title }) => title),
      ['Price list', 'Sandbox', 'Support'],
    );
    assert.ok((await sessionOf({ resources: guides })).capabilities.resources.facets.includes('topic'));
  });

  it('is read and written by a client', async () => {
    const adapter = memoryAdapter({ data: { journey, feedback: [] }, id: crypto.randomUUID() });
    const client = createJourneyClient({ adapter, storage: 'session' });
    client.observe({ kind: 'journey' });
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');

    const target = { journeyId: 'launch', stepId: 'shop' };
    const { settled } = await client.change('step.complete', target, {});
    assert.equal((await settled).outcome, 'saved');

    const { stages } = client.select({ kind: 'journey' }).value!;
    assert.deepEqual(
      stages.map(({ position }) => position),
      ['done', 'current'],
    );
    client.close();
  });

  it('tells what it repaired, and has the rest', async () => {
    const broken = [...guides, null, { id: 'no-title' }] as unknown as Resource[];

    const { body, issues } = await read({ resources: broken }, { kind: 'resources' });

    assert.equal(body.items.length, guides.length);
    assert.deepEqual(
      issues?.map(({ path }) => path),
      ['/6', '/7/title'],
    );
  });

  for (const [bad, spoiled, kinds] of [
    ['news', { updates: null }, ['updates']],
    ['library', { resources: 'guides' }, ['resources']],
    ['journey', { journey: { id: 'a', title: 'A' } }, ['journey', 'journeys', 'history']],
    ['figures', { insights: { metrics: 'many' } }, ['insights']],
  ] as const) {
    it(`has the rest where its ${bad} cannot be understood, and says where it is asked for that`, async () => {
      const data = {
        journey,
        resources: guides,
        feedback: [],
        surveys: [],
        updates: [],
        insights: { metrics: [] },
      };
      const adapter = memoryAdapter({ data: { ...data, ...spoiled } as unknown as MemoryData });
      const journeyId = journey.id;
      const queries: readonly Query[] = [
        ...([{ kind: 'session' }, { kind: 'journeys' }, { kind: 'journey', journeyId }] as const),
        ...([{ kind: 'history', journeyId, stepId: 'sign' }, { kind: 'resources' }] as const),
        ...([{ kind: 'feedback' }, { kind: 'surveys' }, { kind: 'updates' }, { kind: 'insights' }] as const),
      ];
      const failed: string[] = [];
      for (const query of queries) {
        const answer = adapter.read(query, { signal });
        await answer.catch((error: unknown) => {
          failed.push(query.kind);
          assert.ok(error instanceof ContractError && error.issues[0]?.expected);
          assert.match(
            error.message,
            /^The read of "data\.\w+" of memoryAdapter was answered with something/,
          );
        });
      }

      assert.deepEqual(failed.sort(), [...kinds].sort());
    });
  }

  it('takes what cannot be copied, such as the proxies of a framework, and changes nothing of it', async () => {
    const given = structuredClone(journey) as unknown as Record<string, unknown>;
    const before = JSON.stringify(given);
    const adapter = memoryAdapter({ data: { journey: new Proxy(given, {}) as never } });

    for (const { run } of adapterChecks) await run(adapter);

    assert.equal(JSON.stringify(given), before);
  });

  const session = { viewer: { name: 'Ana' } };
  for (const [what, data, message] of [
    ['is nothing', null, /"data" of memoryAdapter is an object\. Give it what you have of session, journey,/],
    ['is a list', [journey], /"data" of memoryAdapter is an object\./],
    ['is the journey itself', journey, /has no member "id", "title", "stages"\. Give it what you have of/],
    ['is empty', {}, /has nothing to show\. Give it what you have of session, journey, resources/],
    ['has not come yet', { journey: undefined }, /has nothing to show\./],
    ['is a whole fixture', smallFixture(now), /has no member "journeys", "journeyForViewer"/],
    [
      'has a journey without stages',
      { journey: { id: 'a', title: 'A' } },
      /"data\.journey" of memoryAdapter cannot be understood: expected .+ at \/stages, got nothing\. Give it in the shape/,
    ],
    [
      'has stages of which none can be shown',
      { journey: { ...journey, stages: [{ name: 'Prepare' }] } },
      /"data\.journey" .+ at \/stages\/0\/id, got nothing/,
    ],
    [
      'has a journey as text',
      { journey: JSON.stringify(journey) },
      /"data\.journey" .+ expected an object, got/,
    ],
    ['has a library that is none', { resources: 'guides' }, /"data\.resources" .+ or leave it out: it is/],
    ['has null for what is not there', { updates: null }, /"data\.updates" .+ or leave it out/],
    ['has nothing but bad surveys', { surveys: [{ id: 's' }] }, /"data\.surveys" .+ at \/0\/purpose/],
    ['does not say who is looking', { journey, session }, /"data\.session" .+ at \/viewer\/id, got nothing/],
    ['has a session that is none', { journey, session: 'ana' }, /"data\.session" .+ such as \{viewer: \{id:/],
    ['has people without names', { journey, people: [{ id: 'ana' }] }, /"data\.people" .+ a list of people/],
  ] as const) {
    it(`says what to do where data ${what}`, () => {
      assert.throws(() => memoryAdapter({ data: data as unknown as MemoryData }), {
        name: 'ConfigError',
        message,
      });
    });
  }
});
