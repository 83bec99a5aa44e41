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
const daysAgo = (days: number) => ({ at: new Date(Date.parse(now) - days * 86_400_000).toISOString() });

const mixed = [
  aStep('old', { status: 'done', completed: daysAgo(9) }),
  aStep('new', { status: 'done', completed: daysAgo(2) }),
  aStep('undated', { status: 'done' }),
  aStep('skipped', { status: 'skipped' }),
  aStep('open'),
  aStep('their old', { side: 'program', status: 'done', completed: daysAgo(30) }),
  aStep('theirs', { side: 'program' }),
];

function journeyOf(steps: readonly Step[]) {
  return {
    ...{ id: 'j', title: 'A journey', revision: '1', asOf: now },
    stages: [{ id: 'a', title: 'Onboard', position: 'current' as const, required: true, steps: [...steps] }],
  };
}

async function setup(attribute: string | undefined, steps: readonly Step[] = mixed) {
  const element = document.createElement('journey-checklist');
  Object.assign(element, { session, journey: journeyOf(steps) });
  if (attribute !== undefined) element.setAttribute('hide-done-after', attribute);
  const place = document.createElement('main');
  place.append(element);
  document.body.append(place);
  const root = element.shadowRoot!;
  await until(() => root.querySelector('[part=group]'));
  const button = () => root.querySelector<HTMLElement>('[part=show-done]');
  const shown = () =>
    [...root.querySelectorAll('.name')].map((one) => plain(one.textContent).replace('Step ', ''));
  return { element, root, button, shown };
}

describe('What is finished in <journey-checklist>', () => {
  beforeEach(() => setViewport({ width: 900, height: 900 }));
  afterEach(() => document.body.replaceChildren());

  // rows: C20
  it('makes room after the days the page says, and is a button away', async () => {
    const { element, button, shown } = await setup('7');
    expect(shown()).to.deep.equal(['new', 'undated', 'open', 'theirs']);
    expect(plain(button()?.textContent)).to.equal('Show 3 finished');
    expect(await violationsIn(element)).to.deep.equal([]);

    button()!.focus();
    button()!.click();
    await element.updateComplete;

    expect(shown()).to.deep.equal(['old', 'new', 'undated', 'skipped', 'open', 'their old', 'theirs']);
    expect(button()!.ariaExpanded).to.equal('true');
    expect(element.shadowRoot!.activeElement).to.equal(button());
    button()!.click();
    await element.updateComplete;
    expect(shown()).to.deep.equal(['new', 'undated', 'open', 'theirs']);
  });

  it('stays where it was seen unfinished', async () => {
    const { element, root, button, shown } = await setup('0', [aStep('1'), aStep('2')]);
    root.querySelector<HTMLElement>('.toggle')!.focus();

    element.journey = journeyOf([aStep('1', { status: 'done', completed: daysAgo(0) }), aStep('2')]);
    await until(() => root.querySelector('.finished'));

    expect(shown()).to.deep.equal(['1', '2']);
    expect(button()).to.equal(null);
    expect(root.activeElement).to.equal(root.querySelector('.toggle'));
  });

  it('keeps its group, though all of it is finished', async () => {
    const { root, button, shown } = await setup('0', mixed.slice(0, 2));

    expect(shown()).to.deep.equal([]);
    expect(plain(root.querySelector('.group-title bdi')?.textContent)).to.equal('Onboard');
    expect(plain(button()?.textContent)).to.equal('Show 2 finished');
  });

  it('is all there where the page says nothing, and again when it says nothing any more', async () => {
    const { element, button, shown } = await setup(undefined);
    expect(shown()).to.have.length(7);
    expect(button()).to.equal(null);

    element.setAttribute('hide-done-after', '7');
    await until(button);
    element.removeAttribute('hide-done-after');
    await element.updateComplete;

    expect(shown()).to.have.length(7);
  });
});
