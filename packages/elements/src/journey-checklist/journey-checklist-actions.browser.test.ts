import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Role } from '@partner-journey/contract';
import { expect } from 'chai';
import type { JourneyStepCompleteEvent } from '../events/journey-step-complete-event.js';
import type { PartController } from '../controllers/part-controller.js';
import { JourneyChecklistElement } from './journey-checklist-element.js';
import './journey-checklist.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

const course = 'Take the course “Sandbox essentials”';
const profile = 'Write your profile for the partner directory';
const blocked = 'Connect your sandbox';
const questionnaire = 'Answer the security questionnaire';
const away = 'Not yet saved: waiting for connection';

/** A list for which the code of the actions cannot be had. */
class CutOffChecklist extends JourneyChecklistElement {
  protected override fetchLater<P extends object>(): PartController<P> {
    return super.fetchLater<P>(() => Promise.reject(new TypeError('Failed to fetch')));
  }
}
customElements.define('cut-off-checklist', CutOffChecklist);

async function setup(role: Role = 'partner', tag = 'journey-checklist') {
  const host = new MoodyHost();
  const shown = await showElement(document.createElement(tag) as JourneyChecklistElement, {
    adapter: host.over(memoryAdapter({ role, id: `actions-${crypto.randomUUID()}` })),
    storage: 'session',
  });
  const { root } = shown;
  const said = () => plain(root.querySelector('[role=status]')?.textContent);
  return { ...shown, ...checklistRows(root), said, sent: host.sent, host };
}

describe('A tick in <journey-checklist>', () => {
  afterEach(clearPage);

  // rows: C21, C30
  it('is shown at once, sent once, and said once', async () => {
    const { element, box, chip, said, sent } = await setup();
    const before = plain(element.shadowRoot!.querySelector('[part=counts]')?.textContent);

    box(course).click();
    await until(() => chip(course) === 'Done');
    await until(() => said() !== '');

    expect(box(course).checked).to.equal(true);
    expect(said()).to.equal('2 of 7 done');
    expect(plain(element.shadowRoot!.querySelector('[part=counts]')?.textContent)).not.to.equal(before);
    await until(() => sent.length > 0);
    expect(sent.map(({ kind, target }) => [kind, target])).to.deep.equal([
      ['step.complete', { journeyId: 'harbor-finch-journey', stepId: 'sandbox-course' }],
    ]);
  });

  it('is not lost when the code for it is still on its way', async () => {
    const { root, sent } = await setup();
    const boxes = [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].slice(0, 2);

    for (const box of boxes) box.click();

    await until(() => sent.length === 2);
    expect(new Set(sent.map(({ target }) => 'stepId' in target && target.stepId)).size).to.equal(2);
  });

  it('goes back and says so in its row when the code for it cannot be had, and can be tried again', async () => {
    const { box, row, sent } = await setup('partner', 'cut-off-checklist');
    const note = () => plain(row(course).querySelector('[part=note]')?.textContent);

    for (const attempt of [1, 2]) {
      box(course).click();
      await until(() => !box(course).checked && note() !== '');

      expect(note(), `attempt ${attempt}`).to.match(/cannot be loaded right now/);
      expect(box(course).disabled).to.equal(false);
    }
    expect(sent).to.deep.equal([]);
  });

  // rows: C2
  it('can be taken back', async () => {
    const { box, chip, sent } = await setup();
    box(course).click();
    await until(() => chip(course) === 'Done');
    await until(() => sent.length === 1);

    box(course).click();
    await until(() => chip(course) !== 'Done');

    await until(() => sent.length === 2);
    expect(box(course).checked).to.equal(false);
    expect(sent[1]?.kind).to.equal('step.reopen');
  });

  it('is announced by an event that can prevent it without a trace', async () => {
    const { place, box, chip, element, sent } = await setup();
    const heard: JourneyStepCompleteEvent[] = [];
    place.addEventListener('journey-step-complete', (event) => {
      heard.push(event);
      event.preventDefault();
    });

    box(course).click();
    await until(() => !box(course).checked);
    await element.updateComplete;

    expect(heard.map(({ stepId }) => stepId)).to.deep.equal(['sandbox-course']);
    expect(chip(course)).to.equal('In progress');
    expect(sent).to.deep.equal([]);
  });

  it('fires only its event when there is no client, and shows what the page makes of it', async () => {
    const { element } = await setup();
    const journey = element.client!.select({ kind: 'journey' }).value!;
    element.client!.close();
    const bare = document.createElement('journey-checklist');
    bare.journey = journey;
    document.body.replaceChildren(bare);
    await bare.updateComplete;
    const first = bare.shadowRoot!.querySelector<HTMLInputElement>('input.check:not(:checked)')!;
    const heard: string[] = [];
    bare.addEventListener('journey-step-complete', ({ stepId }) => heard.push(stepId));

    first.click();
    await until(() => !first.checked);

    expect(heard).to.have.length(1);
  });

  // rows: C21
  it('goes back when the host refuses it, and says why until it is put away', async () => {
    const { box, chip, row, said, host, sent } = await setup();
    host.refuseWith('forbidden', 'The course was not finished.');

    box(course).click();
    await until(() => row(course).querySelector('[part=refusal]'));

    expect(box(course).checked).to.equal(false);
    expect(chip(course)).to.equal('In progress');
    expect(plain(row(course).querySelector('[part=refusal] span')?.textContent)).to.equal(
      'Not saved: The course was not finished.',
    );
    await until(() => said() === 'Not saved: The course was not finished.');

    host.mood = 'there';
    button(row(course), 'Try again').click();
    await until(() => chip(course) === 'Done');
    await until(() => !row(course).querySelector('[part=refusal]'));
    await until(() => sent.length === 2);
    expect(new Set(sent.map(({ id }) => id)).size).to.equal(2);
  });

  it('can be forgotten after a refusal', async () => {
    const { box, row, host } = await setup();
    host.mood = 'refusing';
    box(course).click();
    await until(() => row(course).querySelector('[part=refusal]'));

    button(row(course), 'Discard').click();

    await until(() => !row(course).querySelector('[part=refusal]'));
    expect(box(course).checked).to.equal(false);
  });

  // rows: C32
  it('says that it is not saved while the host is out of reach, and is sent once when it is back', async () => {
    const { box, row, host, sent } = await setup();
    host.mood = 'away';

    box(course).click();
    await until(() => plain(row(course).querySelector('[part=pending]')?.textContent) === away);
    expect(box(course).checked).to.equal(true);

    host.mood = 'there';
    window.dispatchEvent(new Event('online'));
    await until(() => !row(course).querySelector('[part=pending]'));

    expect(sent.map(({ kind }) => kind)).to.deep.equal(['step.complete']);
    expect(box(course).checked).to.equal(true);
  });

  it('leaves the other rows as they are', async () => {
    const { root, box, row, chip } = await setup();
    const touched = new Set<Element>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const changed = (target instanceof Element ? target : target.parentElement)?.closest('[part=step]');
        if (changed) touched.add(changed);
      }
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });

    box(profile).click();
    await until(() => chip(profile) === 'Done' && !row(profile).querySelector('[part=pending]'));
    observer.disconnect();

    expect([...touched]).to.deep.equal([row(profile)]);
  });

  it('keeps the focus', async () => {
    const { root, box, chip } = await setup();
    box(course).focus();

    box(course).click();
    await until(() => chip(course) === 'Done');

    expect(root.activeElement === box(course)).to.equal(true);
  });
});

describe('Other actions in <journey-checklist>', () => {
  afterEach(clearPage);

  // rows: C7
  it('let a program approve what was handed in', async () => {
    const { row, chip, sent } = await setup('program');
    button(row(questionnaire), 'Review').click();
    await until(() => row(questionnaire).querySelector('[part=panel]'));
    expect(plain(row(questionnaire).querySelector('.values')?.textContent)).not.to.equal('');

    button(row(questionnaire), 'Approve').click();

    await until(() => chip(questionnaire) === 'Done');
    await until(() => sent.length === 1);
    expect(sent[0]?.kind).to.equal('step.approve');
  });

  // rows: C7
  it('let a program send back with a reason, which is shown then', async () => {
    const { row, chip, sent, root } = await setup('program');
    button(row(questionnaire), 'Review').click();
    await until(() => row(questionnaire).querySelector('[part=panel]'));
    button(row(questionnaire), 'Send back…').click();
    await until(() => root.activeElement?.tagName === 'TEXTAREA');

    (root.activeElement as HTMLTextAreaElement).value = 'Question 3 is open.';
    button(row(questionnaire), 'Send back').click();

    await until(() => chip(questionnaire) === 'Sent back');
    expect(plain(row(questionnaire).querySelector('[part=note]')?.textContent)).to.contain(
      'Question 3 is open.',
    );
    await until(() => sent.length === 1);
    expect(sent[0]).to.have.nested.property('payload.reason', 'Question 3 is open.');
  });

  it('report a block with its reason and take it back, with the focus in the row', async () => {
    const { row, chip, root, sent } = await setup();
    row(course).querySelector<HTMLElement>('.toggle')!.click();
    await until(() => row(course).querySelector('[part=panel]'));
    button(row(course), 'I am blocked…').click();
    await until(() => root.activeElement?.tagName === 'TEXTAREA');
    (root.activeElement as HTMLTextAreaElement).value = 'The video does not play.';
    button(row(course), 'Say that it is blocked').click();

    await until(() => chip(course) === 'Blocked');
    expect(plain(row(course).querySelector('[part=note]')?.textContent)).to.contain(
      'The video does not play.',
    );
    await until(() => root.activeElement === row(course).querySelector('.toggle'));

    row(course).querySelector<HTMLElement>('.toggle')!.click();
    await until(() => button(row(course), 'No longer blocked'));
    button(row(course), 'No longer blocked').click();
    await until(() => chip(course) === 'In progress');
    await until(() => sent.length === 2);
    expect(sent.map(({ kind }) => kind)).to.deep.equal(['step.block', 'step.unblock']);
  });

  it('need a reason that says something', async () => {
    const { row, chip, sent, root } = await setup();
    row(blocked).querySelector<HTMLElement>('.toggle')!.click();
    row(course).querySelector<HTMLElement>('.toggle')!.click();
    await until(() => row(course).querySelector('[part=panel]'));
    button(row(course), 'I am blocked…').click();
    await until(() => root.activeElement?.tagName === 'TEXTAREA');

    (root.activeElement as HTMLTextAreaElement).value = '   ';
    button(row(course), 'Say that it is blocked').click();
    await new Promise(requestAnimationFrame);

    expect(chip(course)).to.equal('In progress');
    expect(sent).to.deep.equal([]);
  });

  it('begin a step where the host allows it', async () => {
    const { row, chip, said, sent, root } = await setup('program');
    const kickoff = 'Book the kick-off with your team';
    const start = button(row(kickoff), 'Start');
    start.focus();

    start.click();
    await until(() => chip(kickoff) === 'In progress');

    await until(() => said() === `${kickoff}: In progress`);
    await until(() => root.activeElement === row(kickoff).querySelector('.toggle'));
    await until(() => sent.length === 1);
    expect(sent[0]?.kind).to.equal('step.start');
  });
});
