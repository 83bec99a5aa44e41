import type { Journey, Stage } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../journey-progress.js';
import { accessibleNodes, namesOf, violationsIn } from '../../testing/accessibility.js';
import { aStep } from '../../testing/a-step.js';
import { until } from '../../testing/until.js';

const now = '2026-05-04T09:30:00Z';

interface Shown {
  readonly role?: 'partner' | 'program';
  readonly journey?: Journey;
  readonly order?: 'backward';
  /** Pixels. */
  readonly width?: number;
}

/** The map, as a host answers to somebody. */
async function show({ role = 'partner', journey, order, width = 1100 }: Shown = {}) {
  const fixture = typicalFixture(now);
  const place = document.createElement('main');
  place.style.inlineSize = `${width}px`;
  const element = document.createElement('journey-progress');
  const session = { ...fixture.session, viewer: { ...fixture.session.viewer, role } };
  Object.assign(element, {
    ...{ session, order, layout: 'map' },
    journey: journey ?? (role === 'program' ? fixture.journey : fixture.journeyForViewer),
  });
  place.append(element);
  document.body.append(place);
  await until(() => element.shadowRoot?.querySelector('.map-lane'));
  const all = (selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const wordsOf = (one: Element | null | undefined) => (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const stepCalled = (title: string) =>
    all('[part=stage-step]').find((step) => wordsOf(step.querySelector('.name')) === title)!;
  return { element, all, wordsOf, stepCalled };
}

/** A journey whose current stage has these steps. */
function journeyOf(steps: Stage['steps']): Journey {
  const { journeyForViewer } = typicalFixture(now);
  const stages = journeyForViewer.stages.map((stage) =>
    stage.position === 'current' ? { ...stage, steps } : stage,
  );
  return { ...journeyForViewer, stages };
}

describe('<journey-progress layout="map">', () => {
  beforeEach(() => setViewport({ width: 1200, height: 900 }));
  afterEach(() => document.body.replaceChildren());

  // rows: T16, D1, D5
  it('has every step of both sides in a lane of each, the viewer’s first, beside each other by stage', async () => {
    const { all, wordsOf } = await show();
    const { stages } = typicalFixture(now).journeyForViewer;

    expect(all('.map-lane')).to.have.length(stages.length * 2);
    for (const [lane, side] of [
      ['.map-lane.first', 'partner'],
      ['.map-lane:not(.first)', 'program'],
    ] as const) {
      const lanes = all(lane);
      expect(lanes.map((one) => [...one.querySelectorAll('.name')].map(wordsOf))).to.deep.equal(
        stages.map(({ steps }) => steps.filter((step) => step.side === side).map(({ title }) => title)),
      );
      expect(new Set(lanes.map((one) => Math.round(one.getBoundingClientRect().top)))).to.have.property(
        'size',
        1,
      );
    }
    expect(all('.map-lane.first')[0]!.getBoundingClientRect().bottom).to.be.at.most(
      all('.map-lane:not(.first)')[0]!.getBoundingClientRect().top,
    );
  });

  // rows: T16, D1
  it('has what only the program sees where the answer of the host holds it, and says so', async () => {
    const hidden = typicalFixture(now)
      .journey.stages.flatMap(({ steps }) => steps)
      .filter(({ visibility }) => visibility === 'program-only')
      .map(({ title }) => title);
    const partner = await show();
    expect(hidden).to.have.length.above(2);
    expect(partner.all('.name').map(partner.wordsOf)).not.to.include.members([hidden[0]]);
    expect(partner.wordsOf(partner.element.shadowRoot!.querySelector('.path'))).not.to.contain('sees this');
    document.body.replaceChildren();

    const program = await show({ role: 'program' });

    for (const title of hidden)
      expect(program.wordsOf(program.stepCalled(title))).to.contain('Only Tidewater sees this');
    expect(program.wordsOf(program.all('.map-lane.first .side')[0])).to.equal('Tidewater');
  });

  // rows: T17, D8
  it('marks where work changes hands, and with whom it is now', async () => {
    const { stepCalled, wordsOf } = await show();
    const part = (title: string, name: string) => wordsOf(stepCalled(title).querySelector(`[part=${name}]`));

    expect(part('Send your sandbox keys', 'hand-off')).to.equal(
      'Handed over to Harbor & Finch: Connect your sandbox',
    );
    expect(part('Answer the security questionnaire', 'hand-off')).to.equal(
      'Hands over to Tidewater: Review your security answers',
    );
    expect(part('Answer the security questionnaire', 'now-with')).to.match(
      /^Now with Tidewater · since .+ Usually answered in two working days$/,
    );
    expect(part('Name two people for certification', 'now-with')).to.equal('');
  });

  // rows: D8
  it('says when one side is through with the current stage and the other is not', async () => {
    const own = { ...aStep('own'), status: 'done' } as const;
    const theirs = { ...aStep('theirs'), side: 'program', status: 'todo' } as const;
    const { all, wordsOf } = await show({ journey: journeyOf([own, theirs]) });

    expect(all('[part=balance]').map(wordsOf)).to.deep.equal([
      'Harbor & Finch is through with this stage; Tidewater has 1 step left.',
    ]);
    document.body.replaceChildren();

    const even = await show({ journey: journeyOf([{ ...own, status: 'todo' }, theirs]) });
    expect(even.all('[part=balance]')).to.deep.equal([]);
  });

  // rows: T18, D2
  it('begins with where the journey leads, and says of stages and steps what they open', async () => {
    const { all, wordsOf, stepCalled } = await show();
    const goal = all('[part=goal]')[0]!;

    expect(wordsOf(goal)).to.match(
      /^Where this leads: A partnership that brings both of us customers · Three live customers · by /,
    );
    expect(goal.compareDocumentPosition(all('.path')[0]!)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(wordsOf(all('.tie')[1])).to.equal('Opens next: Deal registration and Joint discovery calls');
    expect(wordsOf(stepCalled('Connect your sandbox').querySelector('[part=unlocks]'))).to.equal(
      'Opens next: Set up your demo store',
    );
  });

  // rows: T18, D2
  it('goes backward from the last stage when asked to, with the same numbers and the way gone as far', async () => {
    const forward = await show();
    const lines = (from: typeof forward) =>
      from.all('.line').map((line) => getComputedStyle(line).getPropertyValue('--journey-use-share'));
    const [titles, shares] = [forward.all('.title').map(forward.wordsOf), lines(forward)];
    document.body.replaceChildren();

    const backward = await show({ order: 'backward' });

    expect(backward.all('.title').map(backward.wordsOf)).to.deep.equal(titles.toReversed());
    expect(lines(backward)).to.deep.equal(shares.toReversed());
    expect(backward.wordsOf(backward.all('li:first-child .mark')[0])).to.equal('5');
  });

  // rows: T16, D5
  it('is told stage by stage, with the steps of each side in a list of their own', async () => {
    const { element } = await show();
    const nodes = await accessibleNodes();

    expect(namesOf(nodes, 'list').filter((name) => name.startsWith('Steps of'))).to.deep.equal(
      [1, 2, 3, 4, 5].flatMap(() => ['Steps of Harbor & Finch', 'Steps of Tidewater']),
    );
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  // rows: D5
  it('is a column where there is no room for lanes, and nothing is wider than that', async () => {
    await setViewport({ width: 320, height: 800 });
    const { element, all } = await show({ width: 320 });
    const { right } = element.getBoundingClientRect();

    expect(all('.scroller').every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).to.equal(
      true,
    );
    expect(
      all('.map-lane, .name, [part=hand-off]').every((one) => one.getBoundingClientRect().right <= right),
    ).to.equal(true);
    const tops = all('.map-lane').map((one) => one.getBoundingClientRect().top);
    expect(tops).to.deep.equal([...tops].sort((one, other) => one - other));
  });

  // rows: T33, D5
  it('is whole on paper: a column, of which nothing is cut off', async () => {
    const { all } = await show({ width: 800 });
    const scroller = all('.scroller')[0]!;
    expect(scroller.scrollWidth).to.be.above(scroller.clientWidth);

    await emulateMedia({ media: 'print' });
    try {
      expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
      expect(getComputedStyle(scroller).overflowX).to.equal('visible');
      expect(new Set(all('.map-lane').map((one) => one.getBoundingClientRect().left)).size).to.equal(1);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});
