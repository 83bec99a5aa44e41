import type { Journey, Resource } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import '../define-all.js';
import type { JourneyContractIssuesEvent } from '../events/journey-contract-issues-event.js';

type Tag =
  | 'journey-progress'
  | 'journey-checklist'
  | 'journey-next'
  | 'journey-feedback'
  | 'journey-resources'
  | 'journey-updates';

const step = { id: 'sign', title: 'Sign the agreement', status: 'todo' };
const stage = { id: 'prepare', title: 'Prepare', position: 'current', steps: [step] };
const journey = { id: 'launch', title: 'Launch', stages: [stage] };
const guide = { id: 'guide', title: 'A guide', url: '/guide' };
const survey = {
  id: 'ease',
  purpose: 'open',
  askAt: { moment: 'always-open' },
  questions: [{ id: 'what', kind: 'text', text: 'What is hard?' }],
};
const said = { id: 'said', at: '2026-05-04T09:30:00Z', summary: 'The exam is long', status: 'received' };

const news = { id: 'news', kind: 'news', title: 'A new exam', body: 'Soon.', at: '2026-05-04T09:30:00Z' };

const withSteps = (...steps: unknown[]) => ({ ...journey, stages: [{ ...stage, steps }] });

/** Puts a widget on a page without any root, with what the page gives it. */
async function show(tag: Tag, given: object) {
  const told: JourneyContractIssuesEvent[] = [];
  const main = document.createElement('main');
  main.lang = 'en';
  main.addEventListener('journey-contract-issues', (event) => told.push(event));
  const element = Object.assign(document.createElement(tag), given);
  main.append(element);
  document.body.append(main);
  await element.updateComplete;
  const paths = () => told.flatMap(({ issues }) => issues.map(({ path }) => path));
  return { element, told, paths, text: () => element.shadowRoot!.textContent.replace(/\s+/g, ' ') };
}

/** What a page could give, what of it is to be seen, and where it does not fit. */
const misfits: readonly (readonly [
  what: string,
  tag: Tag,
  given: object,
  seen: string,
  ...paths: string[],
])[] = [
  ['an empty step', 'journey-checklist', { journey: withSteps(step, null) }, step.title, '/stages/0/steps/1'],
  [
    'steps that are no list',
    'journey-progress',
    { journey: { ...journey, stages: [{ ...stage, steps: {} }] } },
    stage.title,
    '/stages/0/steps',
  ],
  [
    'an empty stage',
    'journey-progress',
    { journey: { ...journey, stages: [null, stage] } },
    stage.title,
    '/stages/0',
  ],
  [
    'a due day that is a text',
    'journey-next',
    { journey: withSteps({ ...step, due: 'soon' }) },
    step.title,
    '/stages/0/steps/0/due',
  ],
  [
    'a step without an id',
    'journey-checklist',
    { journey: withSteps({ title: 'A', status: 'todo' }, step) },
    step.title,
    '/stages/0/steps/0/id',
  ],
  [
    'assignees that are a text',
    'journey-checklist',
    { journey: withSteps({ ...step, assignees: 'Bob' }) },
    step.title,
    '/stages/0/steps/0/assignees',
  ],
  [
    'an owner that is a text',
    'journey-progress',
    { journey: { ...journey, stages: [{ ...stage, owner: 'Bob' }] } },
    stage.title,
    '/stages/0/owner',
  ],
  [
    'nothing allowed',
    'journey-checklist',
    { journey: withSteps({ ...step, allowed: null }) },
    step.title,
    '/stages/0/steps/0/allowed',
  ],
  ['an empty resource', 'journey-resources', { resources: [null, guide] }, guide.title, '/0'],
  ['an empty survey', 'journey-feedback', { surveys: [null, survey] }, 'What is hard?', '/0'],
  ['something said that is empty', 'journey-feedback', { feedbackItems: [null, said] }, said.summary, '/0'],
  ['an empty update', 'journey-updates', { updates: [null, news] }, news.title, '/0'],
  ['updates that are no list', 'journey-updates', { updates: { news } }, 'cannot be shown', ''],
  [
    'a viewer who is nobody',
    'journey-checklist',
    { journey, session: { contract: '1' } },
    step.title,
    '/serverTime',
  ],
  ['a journey that is a text', 'journey-checklist', { journey: 'launch' }, 'cannot be shown', ''],
  [
    'a journey without stages',
    'journey-progress',
    { journey: { id: 'launch', title: 'Launch' } },
    'cannot be shown',
    '/stages',
  ],
  ['resources that are no list', 'journey-resources', { resources: { guide } }, 'cannot be shown', ''],
  ['nothing but empty resources', 'journey-resources', { resources: [null] }, 'cannot be shown', '/0'],
  ['surveys that are no list', 'journey-feedback', { surveys: {} }, 'cannot be shown', ''],
  ['things said that are no list', 'journey-feedback', { feedbackItems: 'none' }, 'cannot be shown', ''],
];

describe('What a page gives a widget itself', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [what, tag, given, seen, ...paths] of misfits) {
    it(`may have ${what}: the rest is shown, and it is said where that is`, async () => {
      const shown = await show(tag, given);

      expect(shown.text()).to.contain(seen);
      expect(shown.paths()).to.deep.equal(paths);
    });
  }

  it('is shown after one update, never as an error while it is read', async () => {
    const states: unknown[] = [];
    const element = Object.assign(document.createElement('journey-checklist'), { journey });
    const watch = new MutationObserver(() => states.push(element.getAttribute('status')));
    watch.observe(element, { attributeFilter: ['status'] });

    document.body.append(element);
    await element.updateComplete;
    await Promise.resolve();

    expect(element.status).to.equal('ready');
    expect(states).not.to.include('error');
    watch.disconnect();
  });

  it('fills in what the contract has a default for', async () => {
    const { told, text } = await show('journey-checklist', { journey });

    expect(text()).to.contain(step.title);
    expect(told).to.deep.equal([]);
  });

  it('is told of once while it stays the same object, and again when it is given anew', async () => {
    const given = withSteps(step, null);
    const { element, told } = await show('journey-checklist', { journey: given });

    element.requestUpdate();
    await element.updateComplete;
    expect(told.map(({ query }) => query)).to.deep.equal(['journey']);

    Object.assign(element, { journey: structuredClone(given) });
    await element.updateComplete;
    await Promise.resolve();
    expect(told).to.have.length(2);
  });

  it('draws nothing again for a copy, and what a page changes in it later is not shown by halves', async () => {
    const fixture = typicalFixture('2026-05-04T09:30:00Z');
    const copy = (): Journey => structuredClone(fixture.journey);
    const given = copy();
    const { element, text } = await show('journey-checklist', { journey: given, session: fixture.session });
    const before = text();
    const changed: Node[] = [];
    const watch = new MutationObserver((list) => changed.push(...list.map(({ target }) => target)));
    watch.observe(element.shadowRoot!, { characterData: true, childList: true, subtree: true });

    for (const one of given.stages) Reflect.set(one, 'steps', undefined);
    element.requestUpdate();
    await element.updateComplete;
    Object.assign(element, { journey: copy() });
    await element.updateComplete;

    expect(text()).to.equal(before);
    expect(changed.concat(watch.takeRecords().map(({ target }) => target))).to.deep.equal([]);
    watch.disconnect();
  });

  it('throws nowhere when a page hears of it and throws itself away', async () => {
    const main = document.createElement('main');
    document.body.append(main);
    main.addEventListener('journey-contract-issues', () => main.replaceChildren());
    const element = Object.assign(document.createElement('journey-resources'), {
      resources: [null, guide] as unknown as readonly Resource[],
      session: typicalFixture('2026-05-04T09:30:00Z').session,
    });

    main.append(element);
    await element.updateComplete;
    await Promise.resolve();

    expect(main.children).to.have.length(0);
  });
});
