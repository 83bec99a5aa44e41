import type { Journey } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { JourneyStageOpenEvent } from '../events/journey-stage-open-event.js';
import type { JourneyStepOpenEvent } from '../events/journey-step-open-event.js';
import './journey-progress.js';
import { aStep } from '../testing/a-step.js';
import { until } from '../testing/until.js';

const now = new Date().toISOString();

async function setup({
  journey,
  width,
  urlKey,
}: { journey?: Journey; width?: number; urlKey?: string } = {}) {
  const { journeyForViewer, session } = typicalFixture(now);
  const shown = journey ?? journeyForViewer;
  const place = document.createElement('main');
  if (width !== undefined) place.style.inlineSize = `${width}px`;
  const element = document.createElement('journey-progress');
  Object.assign(element, { journey: shown, session, urlKey });
  place.append(element);
  document.body.append(place);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)!;
  const words = (selector: string) =>
    (root.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { place, element, root, find, words, journey: shown };
}

/** The typical journey with other stages. */
function withStages(change: (stages: Journey['stages']) => Journey['stages']): Journey {
  const { journeyForViewer } = typicalFixture(now);
  return { ...journeyForViewer, stages: change(journeyForViewer.stages) };
}

describe('The details of a stage in <journey-progress>', () => {
  beforeEach(() => setViewport({ width: 1100, height: 800 }));
  afterEach(() => document.body.replaceChildren());

  // rows: T4
  it('open and close from the title by keyboard, and the focus stays there', async () => {
    const { root, find } = await setup();
    const title = find('.current .title');
    title.focus();

    await sendKeys({ press: 'Enter' });
    await until(() => find('#detail'));
    expect(title.getAttribute('aria-expanded')).to.equal('true');
    expect(title.getAttribute('aria-controls')).to.equal('detail');
    expect(root.activeElement === title).to.equal(true);

    await sendKeys({ press: 'Enter' });
    await until(() => !find('#detail'));
    expect(title.getAttribute('aria-expanded')).to.equal('false');
    expect(root.activeElement === title).to.equal(true);
  });

  // rows: T34
  it('are open for a stage that the page names, and its property follows the person', async () => {
    const { element, find } = await setup();
    const titles = () => element.shadowRoot!.querySelectorAll('.title');

    element.setAttribute('stage-id', 'win');
    await until(() => find('#detail'));
    expect(titles()[2]?.getAttribute('aria-expanded')).to.equal('true');

    find('.current .title').click();
    await until(() => titles()[1]?.getAttribute('aria-expanded') === 'true');
    expect(element.stageId).to.equal('onboard');

    element.stageId = 'no such stage';
    await element.updateComplete;
    expect(find('#detail') === null).to.equal(true);
  });

  // rows: T34
  it('are linked to by the address of the page and open again after a reload, where the page gives a name', async () => {
    const before = location.href;
    const inAddress = () => new URL(location.href).searchParams.get('stage');
    try {
      history.replaceState({ ofThePage: 1 }, '', `${location.pathname}${location.search}&stage=win#below`);
      const { element, find } = await setup({ urlKey: 'stage' });
      await until(() => find('#detail'));
      expect(element.stageId).to.equal('win');

      find('.current .title').click();
      await until(() => inAddress() === 'onboard');
      expect([location.hash, (history.state as { ofThePage: number }).ofThePage]).to.deep.equal([
        '#below',
        1,
      ]);
      element.remove();
      const reloaded = await setup({ urlKey: 'stage' });
      await until(() => reloaded.find('#detail'));
      expect(reloaded.element.stageId).to.equal('onboard');

      reloaded.find('.current .title').click();
      await until(() => inAddress() === null);
    } finally {
      history.replaceState(null, '', before);
    }
  });

  // rows: T34
  it('leave the address of the page alone where it gives no name', async () => {
    const { find } = await setup();
    const before = location.href;

    find('.current .title').click();
    await until(() => find('#detail'));

    expect(location.href).to.equal(before);
  });

  it('are announced by an event that can prevent them', async () => {
    const { place, element, find, journey } = await setup();
    const heard: JourneyStageOpenEvent[] = [];
    place.addEventListener('journey-stage-open', (event) => {
      heard.push(event);
      event.preventDefault();
    });

    find('.current .title').click();
    await element.updateComplete;

    expect(heard.map(({ journeyId, stageId }) => [journeyId, stageId])).to.deep.equal([
      [journey.id, 'onboard'],
    ]);
    expect(find('.current .title').getAttribute('aria-expanded')).to.equal('false');
  });

  // rows: T4, T19
  it('list the steps of both sides with their states, and say what cannot start yet and why', async () => {
    const { find, root, words, journey } = await setup();
    const waiting = journey.stages[1]!.steps.find(({ status, dependsOn }) => status === 'todo' && dependsOn);

    find('.current .title').click();
    await until(() => find('#detail'));

    const lists = [...root.querySelectorAll('#detail ul.steps')].map((list) =>
      list.getAttribute('aria-label'),
    );
    expect(lists).to.deep.equal(['Steps of Harbor & Finch', 'Steps of Tidewater']);
    expect(root.querySelectorAll('#detail [part=stage-step]')).to.have.length(
      journey.stages[1]!.steps.length,
    );
    expect(waiting).to.exist;
    expect(words('#detail')).to.contain('Cannot start yet: needs ');
    expect(words('#detail')).to.contain('Waiting for approval');
    expect(words('#detail')).to.contain(journey.stages[1]!.summary!);
  });

  // rows: X18
  it('name a contact with a way to reach them', async () => {
    const { find } = await setup({
      journey: withStages((stages) =>
        stages.map((stage) => ({
          ...stage,
          contact: {
            id: 'x',
            name: 'Ada',
            side: 'program',
            email: 'ada@tidewater.example',
            url: 'javascript:alert(1)',
          },
        })),
      ),
    });

    find('.current .title').click();
    await until(() => find('#detail'));

    expect(find('[part=contact] a').getAttribute('href')).to.equal('mailto:ada@tidewater.example');
  });

  it('stand below the whole path when it is wide and below their stage when it is narrow', async () => {
    const wide = await setup();
    wide.find('.current .title').click();
    await until(() => wide.find('#detail'));
    const next = wide.find('[part=next]').getBoundingClientRect();
    const detail = wide.find('#detail').getBoundingClientRect();
    const legend = wide.find('[part=legend]').getBoundingClientRect();
    expect(Math.abs(detail.width - next.width)).to.be.lessThan(2);
    expect(legend.bottom).to.be.at.most(detail.top);

    document.body.replaceChildren();
    const narrow = await setup({ width: 390 });
    narrow.find('.current .title').click();
    await until(() => narrow.find('#detail'));
    const third = narrow.find('li:nth-child(3) .title').getBoundingClientRect();
    expect(narrow.find('#detail').getBoundingClientRect().bottom).to.be.at.most(third.top);
  });
});

describe('The next step in <journey-progress>', () => {
  afterEach(() => document.body.replaceChildren());

  it('puts what was sent back before what is late and what is to do', async () => {
    const { words, journey } = await setup();
    const returned = journey.stages[1]!.steps.find(
      ({ status, side }) => status === 'returned' && side === 'partner',
    );

    expect(words('[part=next] p')).to.match(/^Next for Harbor & Finch:/);
    expect(words('[part=next]')).to.contain(returned!.title).and.to.contain('Sent back');
  });

  // rows: T36
  it('leads where the step leads, unless the page prevents it', async () => {
    const { place, find } = await setup({
      journey: withStages((stages) =>
        stages.map((stage) => ({
          ...stage,
          steps: stage.steps.map((step) => ({
            ...step,
            action: { label: 'Go', url: '#there', target: 'new' as const },
          })),
        })),
      ),
    });
    const heard: JourneyStepOpenEvent[] = [];
    place.addEventListener('journey-step-open', (event) => {
      heard.push(event);
      event.preventDefault();
    });
    const link = find('[part=next] a');

    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    link.dispatchEvent(click);

    expect(link.getAttribute('rel')).to.equal('noopener');
    expect(link.textContent).to.contain('(opens in a new tab)');
    expect(heard.map(({ url }) => url)).to.deep.equal(['#there']);
    expect(click.defaultPrevented).to.equal(true);
  });

  it('says so when nothing is left to do', async () => {
    const { words } = await setup({
      journey: withStages((stages) => stages.map((stage) => ({ ...stage, position: 'done', steps: [] }))),
    });

    expect(words('[part=next]')).to.equal('Every stage is done.');
  });
});

describe('The forms of <journey-progress>', () => {
  beforeEach(() => setViewport({ width: 1100, height: 800 }));
  afterEach(() => document.body.replaceChildren());

  it('are a row of stages when wide and a column when narrow', async () => {
    const tops = ({ root }: { root: ShadowRoot }) =>
      new Set(
        [...root.querySelectorAll('.mark')].map((mark) => Math.round(mark.getBoundingClientRect().top)),
      );
    expect(tops(await setup())).to.have.property('size', 1);

    expect(tops(await setup({ width: 390 }))).to.have.property('size', 5);
  });

  it('are one line when it is asked to be compact', async () => {
    const { element, words } = await setup();

    element.layout = 'compact';
    await element.updateComplete;

    expect(words('[part=compact]')).to.match(/^Onboard · stage 2 of 5 · \d+ of \d+ done · Due /);
    expect(words('[part=stages]')).to.equal('');
  });

  it('scroll twenty stages within the frame, with the current one in view and the page where it was', async () => {
    const { place, find, element } = await setup({
      journey: withStages(([, onboard]) =>
        Array.from({ length: 20 }, (_, index) => ({
          ...onboard!,
          id: `s${index}`,
          position:
            index < 15 ? ('done' as const) : index === 15 ? ('current' as const) : ('upcoming' as const),
        })),
      ),
    });
    const frame = element.getBoundingClientRect();
    const mark = find('[aria-current] .mark').getBoundingClientRect();

    expect(mark.left).to.be.greaterThan(frame.left);
    expect(mark.right).to.be.lessThan(frame.right);
    expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
    expect(window.scrollY).to.equal(0);
    place.remove();
  });

  it('do not overflow at 320 pixels, with long words and text twice as large', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(2);
    const { place, element, root } = await setup({
      width: 320,
      journey: withStages((stages) =>
        stages.map((stage) => ({ ...stage, title: long, outcome: long, reason: long, condition: 'blocked' })),
      ),
    });
    place.style.fontSize = '200%';

    const frame = element.getBoundingClientRect();
    const wide = [...root.querySelectorAll(':not(.hidden-text, .hidden-text *)')].filter(
      (one) => one.getBoundingClientRect().right > frame.right + 0.5,
    );

    expect(wide.map((one) => one.outerHTML.slice(0, 80))).to.deep.equal([]);
  });

  it('draw the first of many steps and say how many more there are', async () => {
    const steps = Array.from({ length: 10_000 }, (_, index) => aStep(String(index)));
    const journey = withStages((stages) =>
      stages.map((stage) => (stage.position === 'current' ? { ...stage, steps } : stage)),
    );
    const { root, find, words } = await setup({ journey });

    find('.current .title').click();
    await until(() => find('#detail'));

    expect(root.querySelectorAll('[part=stage-step]').length).to.equal(200);
    expect(words('#detail .tracks')).to.contain('and 9,800 more');
  });
});
