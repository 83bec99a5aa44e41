import { createJourneyClient, type JourneyAdapter, type JourneyClient } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Journey, Role, Stage } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { JourneyProgressElement } from './journey-progress-element.js';
import './journey-progress.js';
import { MoodyHost } from '../testing/moody-host.js';
import { accessibleNodes, violationsIn } from '../testing/accessibility.js';
import { aStep } from '../testing/a-step.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';

const now = new Date().toISOString();
const day = (offset: number) => new Date(Date.parse(now) + offset * 86_400_000).toISOString().slice(0, 10);

interface Setup extends Partial<Pick<JourneyProgressElement, 'journey' | 'session' | 'layout' | 'client'>> {
  readonly lang?: string;
  readonly width?: number;
}

/** An element with a typical journey by property, or with the client that is given. */
async function setup({ lang, width, ...properties }: Setup = {}) {
  const { journeyForViewer, session } = typicalFixture(now);
  const place = document.createElement('main');
  place.lang = lang ?? 'en';
  if (width !== undefined) place.style.inlineSize = `${width}px`;
  const element = document.createElement('journey-progress');
  Object.assign(
    element,
    properties.client ? properties : { journey: journeyForViewer, session, ...properties },
  );
  place.append(element);
  document.body.append(place);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)!;
  const words = (selector: string) => plain(root.querySelector(selector)?.textContent);
  return { element, root, find, words };
}

function stage(id: string, more: Partial<Stage> = {}): Stage {
  return { id, title: `Stage ${id}`, position: 'upcoming', required: true, steps: [], ...more };
}

function journeyOf(stages: Stage[], more: Partial<Journey> = {}): Journey {
  return {
    id: 'j',
    title: 'A journey',
    revision: '1',
    asOf: now,
    partner: { id: 'harbor-finch', name: 'Harbor & Finch' },
    program: { id: 'tidewater', name: 'Tidewater' },
    stages,
    ...more,
  };
}

const clients: JourneyClient[] = [];
let names = 0;
function clientOf(adapter: JourneyAdapter): JourneyClient {
  const client = createJourneyClient({ adapter, storage: 'session' });
  clients.push(client);
  return client;
}
function sample(role: Role = 'partner'): JourneyAdapter {
  return memoryAdapter({ role, id: `progress-${++names}` });
}

describe('<journey-progress>', () => {
  beforeEach(() => setViewport({ width: 1100, height: 800 }));
  afterEach(() => {
    document.body.replaceChildren();
    for (const client of clients.splice(0)) client.close();
  });

  // rows: T1, T3
  it('is a list of stages in their order, each with its state in words', async () => {
    await setup();

    const nodes = await accessibleNodes();

    const stages = nodes.filter(({ role, expanded }) => role === 'button' && expanded !== undefined);
    expect(stages.map(({ name }) => name)).to.deep.equal([
      'Recruit (done)',
      'Onboard (current stage)',
      'Win (still to come)',
      'Implement (still to come)',
      'Grow (still to come)',
    ]);
    expect(nodes.find(({ role }) => role === 'heading')?.name).to.equal('Your partner journey');
  });

  // rows: T1, T3
  it('marks the current stage as the current step of a list', async () => {
    const { root } = await setup();

    const items = [...root.querySelectorAll('ol[role=list] > li')];

    expect(items.map((item) => item.getAttribute('aria-current'))).to.deep.equal([
      null,
      'step',
      null,
      null,
      null,
    ]);
  });

  it('has no accessibility violations in any of its states', async () => {
    const ready = await setup();
    expect(await violationsIn(ready.element)).to.deep.equal([]);
    ready.find('.current .title').click();
    await until(() => ready.find('#detail'));
    expect(await violationsIn(ready.element)).to.deep.equal([]);

    for (const properties of [
      { layout: 'compact' as const },
      { width: 320 },
      { lang: 'ar' },
      { journey: journeyOf([]) },
    ]) {
      document.body.replaceChildren();
      const { element } = await setup(properties);
      expect(await violationsIn(element)).to.deep.equal([]);
    }
  });

  // rows: T9, T10, T11
  it('says when stages were done, when the current one is due and how long that is away', async () => {
    const stages = [
      stage('a', { position: 'done', completedAt: '2024-03-03T10:00:00Z' }),
      stage('b', { position: 'current', targetOn: day(12) }),
      stage('c', { targetOn: '2099-06-30' }),
    ];
    const { root } = await setup({ journey: journeyOf(stages) });

    const items = [...root.querySelectorAll('[part=stage]')].map((item) => plain(item.textContent));

    expect(items[0]).to.contain('Done Mar 3, 2024');
    expect(items[1]).to.contain('12 days left');
    expect(items[2]).to.contain('by Jun 30, 2099');
  });

  // rows: T11
  it('says today and overdue by the day of the zone of the session', async () => {
    const { session } = typicalFixture(now);
    const journey = (targetOn: string) => journeyOf([stage('a', { position: 'current', targetOn })]);
    const { element, words } = await setup({
      journey: journey(day(0)),
      session: { ...session, timeZone: 'UTC' },
    });
    expect(words('[part=stage]')).to.contain('today');

    element.journey = journey(day(-3));
    await element.updateComplete;

    expect(words('[part=stage]')).to.contain('3 days overdue');
    expect(words('[part=stage] .over')).to.contain('3 days overdue');
  });

  // rows: T23
  it('counts neither what is optional nor what was skipped', async () => {
    const steps = [
      aStep('1', { status: 'done' }),
      aStep('2'),
      aStep('3', { status: 'skipped' }),
      aStep('4', { required: false }),
      aStep('5', { side: 'program', due: { on: day(-2) } }),
    ];
    const left = stage('b', { condition: 'skipped', steps: [aStep('6')] });
    const { root } = await setup({ journey: journeyOf([stage('a', { position: 'current', steps }), left]) });

    const legend = [...root.querySelectorAll('[part=legend] li')].map((item) => plain(item.textContent));

    expect(legend).to.deep.equal(['Harbor & Finch: 1 of 2 steps', 'Tidewater: 0 of 1 step, 1 late']);
    expect(root.querySelectorAll('.current .lane.partner i')).to.have.length(2);
  });

  it('says that a stage is blocked, at risk or left out, and why', async () => {
    const stages = [
      stage('a', { position: 'current', condition: 'blocked', reason: 'No contract yet' }),
      stage('b', { condition: 'at-risk' }),
      stage('c', { condition: 'skipped' }),
      stage('d', { condition: 'frozen' }),
    ];
    const { root } = await setup({ journey: journeyOf(stages) });

    const chips = [...root.querySelectorAll('.condition')].map((item) => plain(item.textContent));

    expect(chips).to.deep.equal(['Blocked No contract yet', 'At risk', 'Skipped', 'frozen']);
  });

  // rows: T25
  it('says of the current stage that it takes much longer than usual, and only of that', async () => {
    const entered = { enteredAt: new Date(Date.parse(now) - 92 * 86_400_000).toISOString(), typicalDays: 30 };
    const stages = [
      stage('a', { position: 'done', ...entered }),
      stage('b', { position: 'current', ...entered }),
    ];
    const slow = await setup({ journey: journeyOf(stages) });
    const steady = await setup({ journey: journeyOf([{ ...stages[1]!, typicalDays: 90 }]) });

    expect(slow.words('li:nth-child(2) [part=slow]')).to.equal('92 days in this stage, 3.1× the usual time');
    expect(slow.root.querySelectorAll('[part=slow]')).to.have.length(1);
    expect(steady.root.querySelector('[part=slow]')).to.equal(null);
  });

  // rows: T24, T26, D42
  it('says how the journey stands, what is expected and why', async () => {
    const health = { level: 'stuck', reasons: ['Nobody answers.'] };
    const forecast = { on: '2099-05-12', reason: 'At this pace' };
    const { words } = await setup({ journey: journeyOf([stage('a')], { health, forecast }) });

    expect(words('[part~=health]')).to.equal('Stuck · expected May 12, 2099');
    expect(words('[part=reasons]')).to.equal('Nobody answers · At this pace');
  });

  // rows: T15
  it('names the owner of the current stage with the organization, with initials where there is no picture', async () => {
    const owner = { id: 'p', name: 'Priya Raman', side: 'program' as const };
    const { find, words } = await setup({ journey: journeyOf([stage('a', { position: 'current', owner })]) });

    expect(words('[part=person] bdi')).to.equal('Priya Raman, Tidewater');
    expect(find('.avatar').textContent).to.equal('PR');
  });

  // rows: C5
  it('says only to the program that a step is only for its eyes', async () => {
    const { journeyForViewer, session } = typicalFixture(now, { role: 'program' });
    const { find, words } = await setup({ journey: journeyForViewer, session });

    find('.current .title').click();
    await until(() => find('#detail'));

    expect(words('#detail')).to.contain('Only Tidewater sees this');
  });

  it('says at once when the journey has no stages', async () => {
    const { element, words } = await setup({ journey: journeyOf([]) });

    expect(element.status).to.equal('empty');
    expect(words('slot[name=empty]')).to.contain('has not begun yet');
  });

  it('shows what a client has read, after a placeholder', async () => {
    const { element, find } = await setup({ client: clientOf(sample()) });
    expect(element.status).to.equal('loading');
    expect(find('.waiting')).to.exist;

    await until(() => element.status === 'ready');

    expect(find('.waiting')).not.to.exist;
    expect(find('[aria-current=step] .title').textContent).to.contain('Onboard');
  });

  for (const [where, layout] of [
    ['beside the counts', undefined],
    ['in its one line', 'compact'],
  ] as const) {
    it(`says ${where} how much of what it counts is not saved`, async () => {
      const host = new MoodyHost();
      const client = clientOf(host.over(sample()));
      const { element, words } = await setup({ client, ...(layout && { layout }) });
      await until(() => element.status === 'ready');
      host.mood = 'away';

      const journeyId = 'harbor-finch-journey';
      const target = { journeyId, stepId: 'name-candidates' };
      await client.change('step.start', target, {});
      for (const stepId of ['name-candidates', 'no-such-step']) {
        await client.change('step.complete', { journeyId, stepId }, {});
      }
      await client.change('step.comment', { journeyId, stepId: 'sandbox-essentials' }, { text: 'A remark' });

      await until(() => words('.unsaved') === '1 not yet saved');
      host.mood = 'there';
      void client.refresh();
      await until(() => client.getSnapshot().changes.every(({ state }) => state === 'refused'));
      await until(() => words('.unsaved') === '');
    });
  }

  it('counts nothing as unsaved that the host refused', async () => {
    const host = new MoodyHost();
    const client = clientOf(host.over(sample()));
    const { element, words } = await setup({ client });
    await until(() => element.status === 'ready');
    host.mood = 'refusing';

    const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };
    await (
      await client.change('step.complete', target, {})
    ).settled;
    await element.updateComplete;

    expect(words('.unsaved')).to.equal('');
  });

  it('survives hostile data and shows the good parts of it', async () => {
    const adapter = memoryAdapter({ fixture: 'hostile', id: `progress-${++names}` });
    const { element, root, find } = await setup({ client: clientOf(adapter) });
    await until(() => element.status === 'ready');

    for (const button of root.querySelectorAll<HTMLElement>('.title')) {
      button.click();
      await until(() => button.getAttribute('aria-expanded') === 'true');
    }

    expect(root.querySelectorAll('[part=stage]').length).to.be.greaterThan(4);
    expect(find('script, iframe, img[src^="javascript"], a[href^="javascript"], a[href^="data"]')).not.to
      .exist;
    expect((globalThis as { hostileFixtureRan?: unknown }).hostileFixtureRan).to.equal(undefined);
  });
});
