import type { Journey, Session, Step } from '@partner-journey/contract';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import { accessibleNodes, violationsIn } from '../testing/accessibility.js';
import { aStep } from '../testing/a-step.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';
import type { JourneyNextElement } from './journey-next-element.js';
import './journey-next.js';

const now = new Date().toISOString();
const day = (offset: number) => new Date(Date.parse(now) + offset * 86_400_000).toISOString().slice(0, 10);
const ana = { id: 'ana', name: 'Ana Duarte', side: 'partner' } as const;
const bo = { id: 'bo', name: 'Bo Lind', side: 'partner' } as const;

function journeyOf(steps: Step[], more: Partial<Journey['stages'][0]> = {}): Journey {
  return {
    ...{ id: 'j', title: 'A journey', revision: '1', asOf: now },
    partner: { id: 'harbor-finch', name: 'Harbor & Finch' },
    program: { id: 'tidewater', name: 'Tidewater' },
    stages: [{ id: 'only', title: 'Onboard', position: 'current', required: true, steps, ...more }],
  };
}

/** The card over a journey that the page gives, seen by Ana. */
async function show(journey: Journey, more: Partial<JourneyNextElement> = {}) {
  const { session } = typicalFixture(now);
  const viewer: Session['viewer'] = { ...session.viewer, id: 'ana', role: 'partner' };
  const element = document.createElement('journey-next');
  Object.assign(element, { journey, session: { ...session, viewer }, ...more });
  const place = document.createElement('main');
  place.lang = 'en';
  place.append(element);
  document.body.append(place);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const words = (selector: string) => plain(root.querySelector(selector)?.textContent);
  const all = (selector: string) =>
    [...root.querySelectorAll(selector)].map(({ textContent }) => plain(textContent));
  return { element, root, words, all };
}

describe('<journey-next>', () => {
  afterEach(clearPage);

  // rows: C24, X7
  it('shows the one step to go on with, when it is due, how long it takes and where it leads', async () => {
    const keys = aStep('keys', {
      ...{ title: 'Connect your sandbox', why: 'Nothing can be sold before.', effortMinutes: 25 },
      due: { on: day(-3) },
      action: { label: 'Open the sandbox', url: '/sandbox' },
    });
    const call = aStep('call', { title: 'Hold the call', dependsOn: [{ stepId: 'keys' }] });
    const { words, all, root, element } = await show(
      journeyOf([aStep('later', { title: 'Read the guide' }), keys, call]),
    );

    expect(element.status).to.equal('ready');
    expect(words('[part=title]')).to.equal('Connect your sandbox');
    expect(words('[part=step]')).to.contain('Nothing can be sold before.');
    expect(all('[part=chip]').join(' | ')).to.match(/Due .*3 days overdue \| about 25 min \| Stage Onboard/);
    expect(all('[part=reasons] li')).to.deep.equal(['Needed for: Hold the call']);
    expect(words('[part=then]')).to.equal('After that: Read the guide');
    const link = root.querySelector('a[part=action]') as HTMLAnchorElement;
    expect([plain(link.textContent), link.pathname]).to.deep.equal(['Open the sandbox', '/sandbox']);
  });

  // rows: C24, X7
  it('says why: sent back, by whom and with which words; and that a stage ends with it', async () => {
    const returned = { reason: 'The logo is missing.', at: now, by: { ...bo, name: 'Priya Raman' } };
    const { all } = await show(journeyOf([aStep('a', { status: 'returned', returned, assignees: [ana] })]));

    expect(all('[part=reasons] li')).to.deep.equal([
      'Priya Raman sent it back: The logo is missing.',
      'It is the last required step of Harbor & Finch in this stage.',
      'It is assigned to you.',
    ]);
  });

  it('puts what a colleague was asked to do behind one’s own, and names the colleague', async () => {
    const theirs = aStep('theirs', { title: 'Theirs', due: { on: day(-1) }, assignees: [bo] });
    const mine = await show(journeyOf([theirs, aStep('mine', { title: 'Mine' })]));
    const alone = await show(journeyOf([theirs]));

    expect(mine.words('[part=title]')).to.equal('Mine');
    expect(alone.words('[part=title]')).to.equal('Theirs');
    expect(alone.words('[part=reasons]')).to.contain('It is assigned to Bo Lind.');
  });

  // rows: X18
  it('says what is waited for when there is nothing to do, and whom to ask', async () => {
    const contact = {
      id: 'priya',
      name: 'Priya Raman',
      side: 'program',
      email: 'priya@example.com',
    } as const;
    const keys = aStep('keys', { title: 'Send the keys', side: 'program', due: { on: day(-2) } });
    const { words, root, element } = await show(
      journeyOf([aStep('a', { dependsOn: [{ stepId: 'keys' }] }), keys], { contact }),
    );

    expect(element.status).to.equal('ready');
    expect(words('[part=none]')).to.contain('Nothing to do for Harbor & Finch right now.');
    expect(words('[part=none]')).to.contain('Waiting on Tidewater: Send the keys');
    expect(words('[part=none]')).to.contain('2 days overdue');
    expect(root.querySelector<HTMLAnchorElement>('[part=contact] a')!.href).to.equal(
      'mailto:priya@example.com',
    );
  });

  it('says that all is done, and nothing where there is no journey yet', async () => {
    const done = await show(journeyOf([aStep('a', { status: 'done' })], { position: 'done' }));
    const none = await show({ ...journeyOf([]), stages: [] });

    expect(done.words('[part=none]')).to.equal('Every stage is done.');
    expect(none.element.status).to.equal('empty');
  });

  it('leads to the checklist where the step leads nowhere itself, and beside where it does', async () => {
    const bare = await show(journeyOf([aStep('a')]), { checklistUrl: '/portal/checklist' });
    const action = { label: 'Go', url: '/go' };
    const both = await show(journeyOf([aStep('a', { action })]), { checklistUrl: '/portal/checklist' });
    const none = await show(journeyOf([aStep('a', { action })]), { checklistUrl: 'javascript:alert(1)' });

    expect(bare.root.querySelector<HTMLAnchorElement>('[part=checklist]')!.pathname).to.equal(
      '/portal/checklist',
    );
    expect(both.all('.ways > *')).to.deep.equal(['Go', 'Open the checklist']);
    expect(none.all('.ways > *')).to.deep.equal(['Go']);
  });

  // rows: T36
  it('asks before the step is opened', async () => {
    const { element, root } = await show(journeyOf([aStep('a', { action: { label: 'Go', url: '#there' } })]));
    const asked: unknown[] = [];
    element.addEventListener('journey-step-open', (event) => {
      asked.push([event.journeyId, event.stepId, event.url]);
      event.preventDefault();
    });

    root.querySelector<HTMLElement>('[part=action]')!.click();

    expect(asked).to.deep.equal([['j', 'a', '#there']]);
    expect(location.hash).to.equal('');
  });

  // rows: X1, D27
  it('moves on with what is done elsewhere on the page, by the one answer of the host', async () => {
    const reads: string[] = [];
    const inner = memoryAdapter({ fixture: 'small', id: crypto.randomUUID() });
    const { root, client } = await showElement(document.createElement('journey-next'), {
      adapter: {
        ...inner,
        read: (query, context) => {
          reads.push(query.kind);
          return inner.read(query, context);
        },
      },
      storage: 'session',
    });
    const title = () => plain(root.querySelector('[part=title]')?.textContent);
    const before = title();
    const { journey } = { journey: client.select({ kind: 'journey' }).value! };
    const step = journey.stages.flatMap(({ steps }) => steps).find((one) => one.title === before)!;

    await client.change('step.complete', { journeyId: journey.id, stepId: step.id }, {});
    await until(() => title() !== before);

    expect(reads.filter((kind) => kind === 'journey')).to.have.length(1);
  });

  it('is read in an order that makes sense, and breaks no rule of accessibility', async () => {
    const keys = aStep('keys', { title: 'Connect', action: { label: 'Open', url: '/x' } });
    const waits = aStep('b', { title: 'Call', dependsOn: [{ stepId: 'keys' }] });
    const { element } = await show(journeyOf([keys, waits]), { heading: 'Next', headingLevel: 3 });

    const nodes = await accessibleNodes();
    expect(nodes.find(({ role }) => role === 'region')?.name).to.equal('Next');
    expect(nodes.find(({ role }) => role === 'list')?.name).to.equal('Why this one');
    expect(nodes.find(({ role }) => role === 'link')?.name).to.equal('Open');
    expect(await violationsIn(element)).to.deep.equal([]);
  });
});
