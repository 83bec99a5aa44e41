import type { Journey } from '@partner-journey/contract';
import { expect } from 'chai';
import './journey-checklist.js';
import { violationsIn } from '../testing/accessibility.js';
import { call, checklistDevice, profile, report } from '../testing/checklist-device.js';
import { clearPage } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

/** A device with a host that takes steps out of the journey. */
function device() {
  const gone = new Set<string>();
  return { gone, ...checklistDevice((journey) => without(journey, gone)) };
}

function without(journey: Journey, gone: ReadonlySet<string>): Journey {
  const stages = journey.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.filter(({ title }) => !gone.has(title) && !gone.has('all')),
  }));
  return { ...journey, stages };
}

describe('What was done to a step that is no more', () => {
  afterEach(clearPage);

  /** A report that was refused, and whose step the program has taken out since. */
  async function refused(taken: string = profile) {
    const { host, gone, open } = device();
    const page = await open();
    host.refuseWith('gone', 'This step is no more.');
    await report(page);
    await until(() => page.row(profile).querySelector('[part=refusal]'));
    gone.add(taken);
    await page.client.refresh('journey');
    await until(() => !page.row(profile));
    return { ...page, host, open };
  }

  it('is listed above the groups with the reason, and its words can be taken elsewhere', async () => {
    const { element, root } = await refused();

    await until(() => root.querySelector('[part=refusal]'));
    const note = root.querySelector<HTMLElement>('[part=refusal]')!;

    expect(plain(note.querySelector('span')?.textContent)).to.equal('Not saved: This step is no more.');
    expect([...note.querySelectorAll('button')].map((one) => plain(one.textContent))).to.deep.equal([
      'Try again',
      'Copy my words',
      'Discard',
    ]);
    const place = note.compareDocumentPosition(root.querySelector('.group-title')!);
    expect(place).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('gives the words that were typed', async () => {
    const { root } = await refused();
    await until(() => root.querySelector('[part=refusal]'));
    const blocked = { writeText: () => Promise.reject(new Error('blocked')) };
    Object.defineProperty(navigator, 'clipboard', { value: blocked, configurable: true });

    button(root, 'Copy my words').click();
    await until(() => !root.querySelector<HTMLTextAreaElement>('textarea.copy')!.hidden);
    Reflect.deleteProperty(navigator, 'clipboard');

    expect(root.querySelector<HTMLTextAreaElement>('textarea.copy')!.value).to.equal('No logo yet');
  });

  it('can be put away', async () => {
    const { root, client } = await refused();
    await until(() => root.querySelector('[part=refusal]'));

    button(root, 'Discard').focus();
    button(root, 'Discard').click();

    await until(() => !root.querySelector('[part=refusal]'));
    expect(client.getSnapshot().changes).to.deep.equal([]);
    expect(root.activeElement?.id).to.equal('heading');
  });

  it('is listed and said on a later page, also when no step is left', async () => {
    const { open } = await refused('all');

    const { root, said } = await open();

    await until(() => root.querySelector('[part=refusal]'));
    await until(() => said() === 'Not saved: This step is no more.');
  });

  it('offers no words to copy where none were typed', async () => {
    const { host, gone, open } = device();
    const { root, box, row, client } = await open();
    host.refuseWith('gone', 'This step is no more.');
    box(profile).click();
    await until(() => row(profile).querySelector('[part=refusal]'));
    gone.add(profile);
    await client.refresh('journey');

    await until(() => !row(profile) && root.querySelector('[part=refusal]'));

    expect(button(root, 'Copy my words')).to.equal(undefined);
    expect(button(root, 'Discard')).not.to.equal(undefined);
  });

  it('is listed while it waits, when it has words', async () => {
    const { host, gone, open } = device();
    const page = await open();
    host.mood = 'away';
    await report(page);
    page.box('Take the course “Sandbox essentials”').click();
    await until(() => page.client.getSnapshot().changes.length === 2);
    gone.add('all');
    await page.client.refresh('journey');

    await until(() => page.root.querySelector('[part=kept]'));

    const notes = [...page.root.querySelectorAll('[part=kept]')].map((one) => plain(one.textContent));
    expect(notes).to.have.length(1);
    expect(notes[0]).to.match(/^Not yet saved: waiting for connection/);
  });

  it('is not listed while the step is there, nor in another journey', async () => {
    const { host, open } = device();
    const page = await open();
    const { root, client, element, row } = page;
    host.refuseWith('gone', 'This step is no more.');
    await report(page);
    await until(() => row(profile).querySelector('[part=refusal]'));
    const target = { journeyId: 'another', stepId: 'elsewhere' };
    await client.change('step.skip', target, { reason: 'Not ours' });
    await until(() => client.getSnapshot().changes.every(({ state }) => state === 'refused'));
    await element.updateComplete;

    expect(client.getSnapshot().changes).to.have.length(2);
    expect(root.querySelectorAll('[part=refusal]')).to.have.length(1);
  });
});

/** The same with many more steps in its current stage. */
function longer(journey: Journey): Journey {
  const stages = journey.stages.map((stage) => {
    const like = stage.steps.find(({ title }) => title === profile);
    if (!like) return stage;
    const more = Array.from({ length: 450 }, (_, at) => ({
      ...like,
      id: `more-${String(at)}`,
      title: `More ${String(at)}`,
    }));
    return { ...stage, steps: [...stage.steps, ...more] };
  });
  return { ...journey, stages };
}

describe('A group with something that was refused', () => {
  afterEach(clearPage);

  /** A page that comes back after a tick in a group that starts closed was refused. */
  async function comeBack() {
    const { host, open } = checklistDevice();
    const before = await open();
    expect(before.group('Recruit').getAttribute('aria-expanded')).to.equal('false');
    before.group('Recruit').click();
    await until(() => before.row(call));
    host.refuseWith('forbidden', 'The call took place.');
    before.box(call).click();
    await until(() => before.row(call).querySelector('[part=refusal]'));
    return { ...(await open()), host };
  }

  it('is open when the page comes back, and the others are not', async () => {
    const { row, group } = await comeBack();

    await until(() => row(call)?.querySelector('[part=refusal]'));

    expect(group('Recruit').getAttribute('aria-expanded')).to.equal('true');
    expect(group('Win').getAttribute('aria-expanded')).to.equal('false');
  });

  it('can be closed', async () => {
    const { row, group, element } = await comeBack();
    await until(() => row(call));

    group('Recruit').click();
    await element.updateComplete;

    expect(group('Recruit').getAttribute('aria-expanded')).to.equal('false');
  });

  it('stays open under the hands of whoever deals with it', async () => {
    const { row, box, root, group, client } = await comeBack();
    await until(() => row(call)?.querySelector('[part=refusal]'));

    button(row(call), 'Discard').focus();
    button(row(call), 'Discard').click();
    await until(() => client.getSnapshot().changes.length === 0);
    await until(() => !row(call)?.querySelector('[part=refusal]'));

    expect(root.activeElement).to.equal(box(call));
    expect(group('Recruit').getAttribute('aria-expanded')).to.equal('true');
  });

  it('sends the focus on to the first row that was not there, whatever is refused below', async () => {
    const { host, open } = checklistDevice(longer);
    const before = await open();
    host.refuseWith('forbidden', 'Not this one.');
    const { id: journeyId } = before.client.select({ kind: 'journey' }).value!;
    await before.client.change('step.complete', { journeyId, stepId: 'more-300' }, {});
    await until(() => before.client.getSnapshot().changes.some(({ state }) => state === 'refused'));
    const { row, root } = await open();
    await until(() => row('More 300')?.querySelector('[part=refusal]'));
    const shown = new Set(root.querySelectorAll('[part=step]'));
    const more = root.querySelector<HTMLElement>('[part=more]')!;

    more.focus();
    more.click();

    const added = () => [...root.querySelectorAll('[part=step]')].find((one) => !shown.has(one));
    await until(added);
    await until(() => root.activeElement !== more);
    expect(root.activeElement).to.equal(added()!.querySelector('.toggle'));
  });
});
