import { createJourneyClient, type JourneyAdapter, type JourneyClient } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Journey, Step } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { JourneyChecklistElement } from './journey-checklist-element.js';
import './journey-checklist.js';
import { accessibleNodes, violationsIn } from '../testing/accessibility.js';
import { aStep } from '../testing/a-step.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';

const now = new Date().toISOString();
const day = (offset: number) => new Date(Date.parse(now) + offset * 86_400_000).toISOString().slice(0, 10);

interface Setup extends Partial<
  Pick<JourneyChecklistElement, 'journey' | 'session' | 'client' | 'stageId' | 'groupBy' | 'side'>
> {
  readonly lang?: string;
  readonly width?: number;
  readonly fontSize?: number;
}

async function setup({ lang, width, fontSize, ...properties }: Setup = {}) {
  const { journeyForViewer, session } = typicalFixture(now);
  const place = document.createElement('main');
  place.lang = lang ?? 'en';
  if (width !== undefined) place.style.inlineSize = `${width}px`;
  if (fontSize !== undefined) place.style.fontSize = `${fontSize}px`;
  const element = document.createElement('journey-checklist');
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
  const row = (title: string) =>
    [...root.querySelectorAll<HTMLElement>('[part=step]')].find(
      (one) => plain(one.querySelector('.name')?.textContent) === title,
    )!;
  return { place, element, root, find, words, row };
}

function journeyOf(steps: Step[], more: Partial<Journey> = {}): Journey {
  return {
    id: 'j',
    title: 'A journey',
    revision: '1',
    asOf: now,
    partner: { id: 'harbor-finch', name: 'Harbor & Finch' },
    program: { id: 'tidewater', name: 'Tidewater' },
    stages: [{ id: 'only', title: 'Onboard', position: 'current', required: true, steps }],
    ...more,
  };
}

const clients: JourneyClient[] = [];
function clientOf(adapter: JourneyAdapter): JourneyClient {
  const client = createJourneyClient({ adapter, storage: 'session' });
  clients.push(client);
  return client;
}

describe('<journey-checklist>', () => {
  beforeEach(() => setViewport({ width: 900, height: 900 }));
  afterEach(() => {
    document.body.replaceChildren();
    for (const client of clients.splice(0)) client.close();
  });

  it('names every box by its step and describes it by state and due day', async () => {
    const steps = [
      aStep('1', {
        title: 'Call',
        status: 'done',
        allowed: ['reopen'],
        completed: { at: '2024-03-03T10:00:00Z' },
      }),
      aStep('2', { title: 'Plan', allowed: ['complete'], due: { on: day(-2) }, effortMinutes: 5 }),
      aStep('3', { title: 'Keys', side: 'program' }),
    ];
    await setup({ journey: journeyOf(steps) });

    const nodes = await accessibleNodes();

    const boxes = nodes.filter(({ role }) => role === 'checkbox');
    expect(boxes.map(({ name, checked }) => [name, checked === 'true'])).to.deep.equal([
      ['Call', true],
      ['Plan', false],
    ]);
    expect(boxes[0]?.description).to.equal('Done Mar 3, 2024 Done');
    expect(boxes[1]?.description).to.match(/^Due .* · 2 days overdue · 5\u00a0min Overdue$/);
    expect(nodes.find(({ role }) => role === 'heading')?.name).to.equal('Your checklist');
    expect(nodes.find(({ role, expanded }) => role === 'button' && expanded)?.name).to.equal(
      'Onboard 1\u00a0of\u00a02',
    );
    expect(
      nodes.filter(({ name }) => name.startsWith('Details')).map(({ expanded }) => expanded === true),
    ).to.deep.equal([false, false, false]);
  });

  it('has no accessibility violations in any of its states', async () => {
    const { element, row } = await setup();
    expect(await violationsIn(element)).to.deep.equal([]);
    for (const toggle of element.shadowRoot!.querySelectorAll<HTMLElement>('.toggle')) toggle.click();
    await until(() => row('Name two people for certification').querySelector('[part=panel]'));
    expect(await violationsIn(element)).to.deep.equal([]);

    for (const properties of [
      { width: 320 },
      { lang: 'ar' },
      { groupBy: 'due' as const },
      { journey: journeyOf([]) },
    ]) {
      document.body.replaceChildren();
      expect(await violationsIn((await setup(properties)).element)).to.deep.equal([]);
    }
  });

  // rows: C6, C36
  it('says how much of the current stage is done, how long the rest takes and what is late', async () => {
    const steps = [
      aStep('1', { status: 'done' }),
      aStep('2', { effortMinutes: 25 }),
      aStep('3', { effortMinutes: 15, due: { on: day(-1) } }),
      aStep('4', { required: false, effortMinutes: 60 }),
      aStep('5', { status: 'skipped' }),
      aStep('6', { side: 'program' }),
    ];
    const { words, find } = await setup({ journey: journeyOf(steps) });

    expect(words('[part=counts]')).to.equal('Onboard: 1 of 3 required done · about 40 min left · 1 overdue');
    const bar = find('[part=bar]').getBoundingClientRect().width;
    expect(find('[part=bar] > span').getBoundingClientRect().width / bar).to.be.closeTo(1 / 3, 0.01);
  });

  // rows: C15, C29
  it('opens the current stage and leaves the steps of the others out of the page until they are opened', async () => {
    const { root, element } = await setup();
    const groups = () =>
      [...root.querySelectorAll<HTMLElement>('.group-title')].map((one) => [
        plain(one.querySelector('bdi')?.textContent),
        one.getAttribute('aria-expanded'),
      ]);
    expect(groups()).to.deep.equal([
      ['Recruit', 'false'],
      ['Onboard', 'true'],
      ['Win', 'false'],
      ['Implement', 'false'],
      ['Grow', 'false'],
    ]);
    const before = root.querySelectorAll('[part=step]').length;

    root.querySelector<HTMLElement>('.group-title')!.click();
    await element.updateComplete;

    expect(groups()[0]).to.deep.equal(['Recruit', 'true']);
    expect(root.querySelectorAll('[part=step]').length).to.be.greaterThan(before);
  });

  it('lists what the other side owes under its name, without boxes', async () => {
    const { root, words } = await setup();

    const theirs = root.querySelector('.theirs')!;

    expect(words('.owes')).to.equal('From Tidewater');
    expect(theirs.querySelectorAll('[part=step]').length).to.be.greaterThan(0);
    expect(theirs.querySelectorAll('input')).to.have.length(0);
  });

  // rows: C9, C15
  it('shows one stage, one side, or groups by due day when it is asked to', async () => {
    const steps = [
      aStep('1', { due: { on: day(-3) } }),
      aStep('2'),
      aStep('3', { status: 'done' }),
      aStep('4', { side: 'program' }),
    ];
    const { element, root } = await setup({ stageId: 'only', journey: journeyOf(steps) });
    const titles = () => [...root.querySelectorAll('.group-title bdi')].map((one) => plain(one.textContent));
    expect(titles()).to.deep.equal(['Onboard']);
    expect(root.querySelectorAll('[part=step]').length).to.be.greaterThan(0);

    element.stageId = undefined;
    element.groupBy = 'side';
    await element.updateComplete;
    expect(titles()).to.deep.equal(['Harbor & Finch', 'Tidewater']);

    element.groupBy = 'due';
    await element.updateComplete;
    expect(titles()).to.deep.equal(['Overdue', 'Without a date', 'Finished']);

    element.groupBy = 'stage';
    element.side = 'program';
    await element.updateComplete;
    expect([...root.querySelectorAll('.name')].map((one) => plain(one.textContent))).to.deep.equal([
      'Step 4',
    ]);
  });

  // rows: T19, C4
  it('says what a step waits for, with the reason in its details, and offers no box', async () => {
    const keys = aStep('keys', { title: 'Send the keys', side: 'program' });
    const connect = aStep('connect', {
      title: 'Connect',
      dependsOn: [{ stepId: 'keys', reason: 'It needs keys.' }],
    });
    const hidden = aStep('hidden', {
      title: 'Screen',
      dependsOn: [{ stepId: 'not-shared', reason: 'Finance decides.' }],
    });
    const { row } = await setup({ journey: journeyOf([connect, hidden, keys]) });

    expect(plain(row('Connect').textContent)).to.contain(
      'Cannot start yet: needs Send the keys (Tidewater).',
    );
    expect(plain(row('Connect').querySelector('.chip')?.textContent)).to.equal('With Tidewater');
    expect(row('Connect').querySelectorAll('input')).to.have.length(0);
    expect(plain(row('Screen').textContent)).to.contain('Cannot start yet. Finance decides.');

    row('Connect').querySelector<HTMLElement>('.toggle')!.click();
    await until(() => row('Connect').querySelector('[part=panel]'));
    expect(plain(row('Connect').querySelector('[part=panel]')?.textContent)).to.contain('It needs keys.');
  });

  // rows: C1, C23
  it('says in the details what a step is, why, and when it is done, and leads to two places', async () => {
    const { row } = await setup({
      journey: journeyOf([
        aStep('1', {
          title: 'Connect',
          description: 'Use the **sandbox** keys.',
          why: 'Deals are registered through it.',
          doneWhen: 'An order arrives.',
          action: { label: 'Open the sandbox', url: '/sandbox' },
          secondaryAction: { label: 'Read the guide', url: '/guide', target: 'new' },
        }),
      ]),
    });

    row('Connect').querySelector<HTMLElement>('.toggle')!.click();
    await until(() => row('Connect').querySelector('[part=panel]'));
    const panel = row('Connect').querySelector('[part=panel]')!;

    expect(panel.querySelector('strong')?.textContent).to.equal('sandbox');
    expect(plain(panel.textContent)).to.contain('Why: Deals are registered through it.');
    expect(plain(panel.textContent)).to.contain('Done when: An order arrives.');
    expect([...panel.querySelectorAll('a')].map(({ pathname }) => pathname)).to.deep.equal([
      '/sandbox',
      '/guide',
    ]);
  });

  // rows: C15
  it('divides by owner: the viewer, their colleagues, nobody, then the other side', async () => {
    const { session } = typicalFixture(now);
    const person = (id: string, name: string, side: 'partner' | 'program' = 'partner') => ({
      id,
      name,
      side,
    });
    const viewer = person(session.viewer.id, 'Vera');
    const steps = [
      aStep('1'),
      aStep('2', { assignees: [person('b', 'Bo')] }),
      aStep('3', { assignees: [person('b', 'Bo'), viewer] }),
      aStep('4', { side: 'program', assignees: [person('p', 'Priya', 'program')] }),
      aStep('5', { side: 'program' }),
    ];
    const { root } = await setup({ groupBy: 'owner', journey: journeyOf(steps) });

    const groups = [...root.querySelectorAll<HTMLElement>('[part=group]')].map((group) => [
      plain(group.querySelector('.group-title bdi')?.textContent),
      ...[...group.querySelectorAll('.name')].map((name) => plain(name.textContent)),
    ]);
    expect(groups).to.deep.equal([
      ['Vera, Harbor & Finch', 'Step 3'],
      ['Bo, Harbor & Finch', 'Step 2'],
      ['Harbor & Finch, nobody named', 'Step 1'],
      ['Priya, Tidewater'],
      ['Tidewater, nobody named'],
    ]);
  });

  // rows: C7
  it('says who sent a step back, when and why', async () => {
    const returned = {
      reason: 'The policy ends in June.',
      at: now,
      by: { id: 'p', name: 'Priya', side: 'program' as const },
    };
    const { words } = await setup({ journey: journeyOf([aStep('1', { status: 'returned', returned })]) });

    expect(words('[part=note]')).to.equal('Priya, Tidewater, today: The policy ends in June.');
    expect(words('.chip')).to.equal('Sent back');
  });

  it('says when something was sent, and when an answer is due only where the host promised one', async () => {
    const sent = { status: 'submitted' as const, submission: { id: 's', at: '2024-04-04T10:00:00Z' } };
    const due = { at: '2099-04-06T10:00:00Z' };
    const sla = { due, state: 'running' as const, clockWith: 'program' as const };
    const { row } = await setup({
      journey: journeyOf([aStep('1', { ...sent, title: 'A' }), aStep('2', { ...sent, title: 'B', sla })]),
    });

    expect(plain(row('A').querySelector('.meta')?.textContent)).to.equal('Sent Apr 4, 2024');
    expect(plain(row('B').querySelector('.meta')?.textContent)).to.equal(
      'Sent Apr 4, 2024 · answer expected by Apr 6, 2099',
    );
    expect(plain(row('A').querySelector('.chip')?.textContent)).to.equal('Waiting for approval');
  });

  // rows: C28
  it('says when a side has done all that was asked of it, what is still out and what opens next', async () => {
    const journey = journeyOf([aStep('1', { status: 'done' }), aStep('2', { side: 'program' })]);
    const [stage] = journey.stages;
    const { words } = await setup({
      journey: {
        ...journey,
        stages: [
          { ...stage!, unlocks: ['Deal registration', 'Joint calls'] },
          {
            ...stage!,
            id: 'win',
            title: 'Win',
            outcome: 'A first customer',
            position: 'upcoming',
            steps: [aStep('3')],
          },
        ],
      },
    });

    expect(words('[part=completion]')).to.equal(
      'Everything asked of Harbor & Finch in “Onboard” is done. Tidewater still has 1 step to do. ' +
        'What opens next: Deal registration and Joint calls. Next: Win – A first customer',
    );
  });

  // rows: C29
  it('opens the details by keyboard focus order: nothing of closed ones can be reached', async () => {
    const { row, element } = await setup();
    const target = row('Name two people for certification');
    expect(target.querySelectorAll('[part=panel]')).to.have.length(0);
    const toggle = target.querySelector<HTMLElement>('.toggle')!;

    toggle.click();
    await until(() => target.querySelector('[part=panel]'));
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    expect(toggle.getAttribute('aria-controls')).to.equal(target.querySelector('[part=panel]')!.id);

    toggle.click();
    await element.updateComplete;
    expect(target.querySelectorAll('[part=panel]')).to.have.length(0);
  });

  it('neither overflows nor overlaps at 320 pixels, with long words and text twice as large', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(2);
    const at = '2024-04-04T10:00:00Z';
    const steps = [
      aStep('1', { title: long, allowed: ['complete'], action: { label: long, url: '/a' } }),
      aStep('2', { title: long, status: 'returned', returned: { reason: `${long} and more`, at } }),
      aStep('3', { status: 'blocked', blocked: { reason: long, since: at } }),
      aStep('4', { side: 'program', dependsOn: [{ stepId: '1', reason: long }] }),
    ];
    const { place, element, root } = await setup({ width: 320, journey: journeyOf(steps) });
    for (const toggle of root.querySelectorAll<HTMLElement>('.toggle')) toggle.click();
    await until(() => root.querySelector('[part=panel]'));

    for (const size of ['100%', '200%']) {
      place.style.fontSize = size;
      const frame = element.getBoundingClientRect();
      const wide = [...root.querySelectorAll(':not(.hidden-text, .hidden-text *)')].filter(
        (one) => one.getBoundingClientRect().right > frame.right + 0.5,
      );
      expect(wide.map((one) => one.outerHTML.slice(0, 80))).to.deep.equal([]);
      const rows = [...root.querySelectorAll('[part=step]')];
      const spilled = rows.filter((one) => one.scrollHeight > one.clientHeight + 1);
      expect(spilled.map((one) => one.outerHTML.slice(0, 80))).to.deep.equal([]);
      const note = root.querySelector('[part=note]')!.getBoundingClientRect();
      expect(note.width).to.be.greaterThan(frame.width * 0.6);
    }
  });

  it('breaks no word of a title that has room in a line of its own', async () => {
    const title = 'Answer the security questionnaire';
    const journey = journeyOf([aStep('1', { title })]);
    const { find } = await setup({ width: 290, fontSize: 30, journey });

    const words = [...find('[part=step-title] bdi').childNodes].find((node) => node instanceof Text)!;
    const last = document.createRange();
    last.setStart(words, title.indexOf('questionnaire'));
    last.setEnd(words, title.length);

    expect([...last.getClientRects()].filter(({ width }) => width > 0)).to.have.length(1);
  });

  it('keeps the arrow of a stage beside a title of several lines', async () => {
    const journey = journeyOf([aStep('1', {})]);
    const stages = journey.stages.map((stage) => ({ ...stage, title: 'All who came '.repeat(20) }));
    const { find } = await setup({ width: 320, journey: { ...journey, stages } });

    const arrow = find('.group-title svg').getBoundingClientRect();
    const title = find('.group-title bdi').getBoundingClientRect();

    expect(title.height).to.be.greaterThan(60);
    expect(arrow.bottom).to.be.greaterThan(title.top);
    expect(arrow.right).to.be.at.most(title.left);
  });

  it('says so when there is nothing to do', async () => {
    const { element, words } = await setup({ journey: journeyOf([]) });

    expect(element.status).to.equal('empty');
    expect(words('slot[name=empty]')).to.equal('There is nothing on your list yet.');
  });

  it('survives hostile data and shows the good parts of it', async () => {
    const client = clientOf(memoryAdapter({ fixture: 'hostile', id: 'checklist-hostile' }));
    const { element, root, find } = await setup({ client });
    await until(() => element.status === 'ready');
    for (const group of root.querySelectorAll<HTMLElement>('.group-title[aria-expanded=false]'))
      group.click();
    await element.updateComplete;

    for (const toggle of root.querySelectorAll<HTMLElement>('.toggle')) toggle.click();
    await until(() => find('[part=panel]'));

    expect(root.querySelectorAll('[part=step]').length).to.be.greaterThan(30);
    expect(find('script, iframe, a[href^="javascript" i], a[href^="data" i], a[href^="vbscript" i]')).not.to
      .exist;
    expect((globalThis as { hostileFixtureRan?: unknown }).hostileFixtureRan).to.equal(undefined);
  });

  it('draws the first of many steps, and more when one asks', async () => {
    const steps = Array.from({ length: 10_000 }, (_, index) => aStep(String(index)));
    const { element, root, find, words } = await setup({ journey: journeyOf(steps) });
    expect(root.querySelectorAll('[part=step]').length).to.equal(200);
    expect(root.querySelectorAll('*').length).to.be.below(4_000);
    expect(words('[part=more]')).to.equal('Show 200 more');

    find('[part=more]').focus();
    find('[part=more]').click();
    await until(() => root.querySelectorAll('[part=step]').length === 400);

    await until(() => root.activeElement !== find('[part=more]'));
    expect(root.activeElement?.closest('[part=step]')?.textContent).to.contain('Step 200');
    expect(element.status).to.equal('ready');
  });

  it('asks for no more when all steps are shown', async () => {
    const steps = Array.from({ length: 201 }, (_, index) => aStep(String(index)));
    const { root, find, words } = await setup({ journey: journeyOf(steps) });
    expect(words('[part=more]')).to.equal('Show 1 more');

    find('[part=more]').focus();
    find('[part=more]').click();

    await until(() => root.activeElement?.closest('[part=step]')?.textContent?.includes('Step 200'));
    expect(find('[part=more]')).not.to.exist;
  });
});
