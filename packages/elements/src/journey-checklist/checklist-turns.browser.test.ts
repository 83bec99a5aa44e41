import type { Step } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import './journey-checklist.js';
import { violationsIn } from '../testing/accessibility.js';
import { aStep } from '../testing/a-step.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';

const now = new Date().toISOString();
const { session } = typicalFixture(now);
const me = { id: session.viewer.id, name: session.viewer.name, side: 'partner' as const };
const colleague = { id: 'bo', name: 'Bo', side: 'partner' as const };

const mixed = [
  aStep('for me', { assignees: [colleague, me] }),
  aStep('for anybody', { allowed: ['complete'] }),
  aStep('for Bo', { assignees: [colleague] }),
  aStep('done', { status: 'done' }),
  aStep('handed in', { status: 'submitted' }),
  aStep('sent back', { status: 'returned', waitingOn: { side: 'partner', since: now } }),
  aStep('held', { dependsOn: [{ stepId: 'keys' }] }),
  aStep('keys', { side: 'program' }),
];

async function setup(steps: readonly Step[], properties: object = {}) {
  const element = document.createElement('journey-checklist');
  const stage = { position: 'upcoming' as const, required: true };
  Object.assign(element, {
    ...{ session, filterable: true, headingLevel: 2 },
    journey: {
      ...{ id: 'j', title: 'A journey', revision: '1', asOf: now },
      partner: { id: session.partnerId, name: 'Harbor & Finch' },
      program: { id: 'tidewater', name: 'Tidewater' },
      stages: [
        { ...stage, id: 'a', title: 'Onboard', position: 'current', steps: steps.slice(0, 5) },
        { ...stage, id: 'b', title: 'Win', steps: steps.slice(5) },
      ],
    },
    ...properties,
  });
  const place = document.createElement('main');
  place.append(element);
  document.body.append(place);
  const root = element.shadowRoot!;
  await until(() => root.querySelector('[part=group]'));
  const choices = () => [...root.querySelectorAll<HTMLElement>('[part=filter]')];
  const choose = async (words: string) => {
    choices()
      .find((one) => plain(one.textContent).startsWith(words))!
      .click();
    await element.updateComplete;
  };
  const shown = () =>
    [...root.querySelectorAll('.name')].map((one) => plain(one.textContent).replace('Step ', ''));
  return { element, root, choices, choose, shown };
}

describe('Whose turn it is in <journey-checklist>', () => {
  beforeEach(() => setViewport({ width: 900, height: 900 }));
  afterEach(() => document.body.replaceChildren());

  // rows: C10
  it('can be chosen: all, the viewer’s own, or what waits for the other side', async () => {
    const { element, root, choices, choose, shown } = await setup(mixed);
    expect(choices().map((one) => [plain(one.textContent), one.ariaPressed])).to.deep.equal([
      ['All 8', 'true'],
      ['Yours 3', 'false'],
      ['Waiting for Tidewater 3', 'false'],
    ]);
    expect(await violationsIn(element)).to.deep.equal([]);

    await choose('Yours');
    expect(shown()).to.deep.equal(['for me', 'for anybody', 'sent back']);
    expect(choices().map(({ ariaPressed }) => ariaPressed)).to.deep.equal(['false', 'true', 'false']);
    await until(() => plain(root.querySelector('[role=status]')?.textContent) === '3 steps shown');

    await choose('Waiting');
    expect(shown()).to.deep.equal(['handed in', 'held', 'keys']);
    expect(await violationsIn(element)).to.deep.equal([]);

    await choose('All');
    expect(shown()).to.deep.equal(['for me', 'for anybody', 'for Bo', 'done', 'handed in']);
  });

  it('is about the other side for a viewer of the program', async () => {
    const viewer = { ...session.viewer, role: 'program' as const };
    const { choices, choose, shown } = await setup(mixed, { session: { ...session, viewer } });
    expect(choices().map((one) => plain(one.textContent))).to.deep.equal([
      'All 8',
      'Yours 3',
      'Waiting for Harbor & Finch 4',
    ]);

    await choose('Waiting');

    expect(shown()).to.deep.equal(['for me', 'for anybody', 'for Bo', 'sent back']);
  });

  it('keeps a step that is finished in the list, with the focus, until one chooses again', async () => {
    const { element, root, choose, shown } = await setup(mixed);
    await choose('Yours');
    const toggle = [...root.querySelectorAll<HTMLElement>('.toggle')][1]!;
    toggle.focus();

    const { stages, ...journey } = element.journey!;
    const done = (step: object) => ({ ...step, status: 'done' as const });
    element.journey = {
      ...journey,
      stages: stages.map((stage) => ({
        ...stage,
        steps: stage.steps!.map((step) => (step.id === 'for anybody' ? done(step) : step)),
      })),
    } as never;
    await until(() => plain(root.querySelectorAll('[part=filter]')[1]?.textContent) === 'Yours 2');

    expect(shown()).to.deep.equal(['for me', 'for anybody', 'sent back']);
    expect(root.activeElement).to.equal(toggle);
    await choose('Yours');
    expect(shown()).to.deep.equal(['for me', 'sent back']);
  });

  it('is not asked for where it makes no difference, or where the page does not want it', async () => {
    const { choices, element } = await setup([aStep('1'), aStep('2')]);
    expect(choices()).to.have.length(0);

    document.body.replaceChildren();
    const plainList = await setup(mixed, { filterable: false });
    expect(plainList.choices()).to.have.length(0);
    expect(element.filterable).to.equal(true);
  });
});
