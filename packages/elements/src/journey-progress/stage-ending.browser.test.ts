import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import type { JourneyStageCompleteEvent } from '../events/journey-stage-complete-event.js';
import './journey-progress.js';
import { violationsIn } from '../testing/accessibility.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

const words = 'This stage is done';

/** The tracker with the details of the current stage open, in which only what is optional is left. */
async function setup({ isLeft = false, takes = true } = {}) {
  const fixture = typicalFixture(new Date().toISOString());
  const stages = fixture.journey.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => {
      const isFree = stage.position !== 'current' || (isLeft && step.id === 'name-candidates');
      return isFree ? step : { ...step, required: false, dependsOn: undefined };
    }),
  }));
  const { capabilities } = fixture.session;
  const changes = capabilities.changes.filter((kind) => takes || kind !== 'stage.complete');
  const session = { ...fixture.session, capabilities: { ...capabilities, changes } };
  const host = new MoodyHost();
  const adapter = host.over(
    memoryAdapter({
      fixture: { ...fixture, session, journey: { ...fixture.journey, stages } },
      id: crypto.randomUUID(),
    }),
  );
  const shown = await showElement(document.createElement('journey-progress'), {
    adapter,
    storage: 'session',
  });
  const { root } = shown;
  const titles = () => [...root.querySelectorAll<HTMLElement>('.title')];
  const title = titles()[1]!;
  title.click();
  await until(() => root.querySelector('#detail'));
  const end = () => button(root, words) as HTMLElement | undefined;
  const heard = () => plain(root.querySelector('[role=status]')?.textContent);
  return { ...shown, host, titles, title, end, heard };
}

describe('The end of a stage in <journey-progress>', () => {
  afterEach(clearPage);

  // rows: T6
  it('is said by hand where nothing that has to be done is left: the next one begins, and the focus stays there', async () => {
    const { element, root, host, end, titles, title, heard } = await setup();
    expect(await violationsIn(element)).to.deep.equal([]);

    end()!.click();
    await until(() => host.sent.length === 1);
    await until(() => plain(titles()[1]!.textContent) === 'Onboard (done)');
    expect(Boolean(end())).to.equal(false);

    expect(host.sent[0]).to.deep.include({ kind: 'stage.complete', payload: {} });
    expect(
      titles()
        .map((one) => plain(one.textContent))
        .slice(1, 3),
    ).to.deep.equal(['Onboard (done)', 'Win (current stage)']);
    await until(() => root.activeElement === title);
    expect(heard()).to.equal('Onboard is done.');
  });

  // rows: T6
  it('is not offered while something that has to be done is left, nor where the host does not take it', async () => {
    const left = await setup({ isLeft: true });
    expect(Boolean(left.end())).to.equal(false);
    document.body.replaceChildren();

    const deaf = await setup({ takes: false });
    expect(Boolean(deaf.end())).to.equal(false);
  });

  it('can be prevented by the page', async () => {
    const { element, end, host, titles } = await setup();
    const asked: JourneyStageCompleteEvent[] = [];
    element.addEventListener('journey-stage-complete', (event) => {
      asked.push(event);
      event.preventDefault();
    });

    end()!.click();
    await element.updateComplete;

    expect(asked.map(({ stageId }) => stageId)).to.deep.equal(['onboard']);
    expect([host.sent.length, plain(titles()[1]!.textContent)]).to.deep.equal([0, 'Onboard (current stage)']);
  });

  it('is not lost when the host refuses it: why is said, also when the details are closed, and it can be tried again', async () => {
    const { root, host, end, title, titles } = await setup();
    host.refuseWith('not-allowed-now', 'The contract is not signed.');
    end()!.click();
    await until(() => root.querySelector('[part=refusal]'));
    title.click();
    await until(() => !root.querySelector('#detail'));

    const note = root.querySelector('[part=refusal]')!;
    expect(plain(note.querySelector('strong')?.textContent)).to.equal('Onboard');
    expect(plain(note.querySelector('span')?.textContent)).to.contain(
      'Not saved: The contract is not signed.',
    );
    host.mood = 'there';
    button(root, 'Try again').click();

    await until(() => plain(titles()[1]!.textContent) === 'Onboard (done)');
    await until(() => !root.querySelector('[part=refusal]'));
    expect(host.sent).to.have.length(2);
  });
});
