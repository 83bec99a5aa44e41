import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Role } from '@partner-journey/contract';
import { expect } from 'chai';
import './journey-checklist.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

const course = 'Take the course “Sandbox essentials”';
const kickoff = 'Book the kick-off with your team';
const form = 'Name two people for certification';
/** A device that can be slow to keep what it is given. */
function slowDevice() {
  const inner = memoryStorage();
  let [held, release]: [Promise<void> | undefined, () => void] = [undefined, () => {}];
  return {
    storage: {
      ...inner,
      durable: inner.durable,
      write: async (...given: Parameters<typeof inner.write>) => {
        await held;
        await inner.write(...given);
      },
    },
    hold: () => void (held = new Promise((resolve) => (release = resolve))),
    release: () => release(),
  };
}

async function setup(role: Role = 'partner') {
  const host = new MoodyHost();
  const device = slowDevice();
  const { element, root, client } = await showElement(document.createElement('journey-checklist'), {
    adapter: host.over(memoryAdapter({ role, id: `once-${crypto.randomUUID()}` })),
    storage: device.storage,
  });
  const { sent } = host;
  const kinds = () => sent.map(({ kind }) => kind);
  /** Everything is drawn, and what was made is sent. */
  const settle = async () => {
    await until(
      () => sent.length > 0 && client.getSnapshot().changes.every((one) => one.state === 'refused'),
    );
    await element.updateComplete;
  };
  return { element, root, ...checklistRows(root), client, device, sent, kinds, settle, host };
}

describe('What is done twice at once in <journey-checklist>', () => {
  afterEach(clearPage);

  it('is one change for fifty clicks on a box, also before the code for it is here', async () => {
    for (const isHere of [false, true]) {
      const { box, chip, kinds, settle, open } = await setup();
      if (isHere) await open(course);

      for (let click = 0; click < 50; click += 1) box(course).click();
      await settle();
      await until(() => chip(course) === 'Done');

      expect(kinds(), `is here: ${isHere}`).to.deep.equal(['step.complete']);
      expect(box(course).checked).to.equal(true);
      document.body.replaceChildren();
    }
  });

  it('is one change and one event for two clicks on a button', async () => {
    const { element, row, chip, kinds, settle } = await setup('program');
    const heard: string[] = [];
    element.addEventListener('journey-step-start', ({ stepId }) => heard.push(stepId));
    const start = button(row(kickoff), 'Start');

    start.click();
    start.click();
    await settle();
    await until(() => chip(kickoff) === 'In progress');

    expect(kinds()).to.deep.equal(['step.start']);
    expect(heard).to.have.length(1);
  });

  it('is one change for a form that is sent again while it is being kept, and the focus stays', async () => {
    const { row, root, kinds, settle, open, device } = await setup();
    await open(form);
    for (const field of row(form).querySelectorAll('input'))
      if (field.required) field.value = 'ada@finch.example';
    row(form).querySelector('select')!.value = 'consultant';
    const send = row(form).querySelector<HTMLButtonElement>('[part=submit]')!;
    send.focus();
    device.hold();

    send.click();
    await until(() => send.getAttribute('aria-disabled') === 'true');
    send.click();
    send.form!.requestSubmit();
    expect(root.activeElement === send).to.equal(true);
    device.release();
    await settle();
    await until(() => !row(form).querySelector('[part=form]'));

    expect(kinds()).to.deep.equal(['step.submit']);
    expect(root.activeElement === row(form).querySelector('.toggle')).to.equal(true);
  });

  it('is one change for a reason that is given twice', async () => {
    const { row, root, chip, kinds, settle, open, device } = await setup();
    await open(course);
    button(row(course), 'I am blocked…').click();
    await until(() => root.activeElement?.tagName === 'TEXTAREA');
    (root.activeElement as HTMLTextAreaElement).value = 'The video does not play.';
    const send = button(row(course), 'Say that it is blocked');
    device.hold();

    send.click();
    await until(() => send.getAttribute('aria-disabled') === 'true');
    send.click();
    device.release();
    await settle();
    await until(() => chip(course) === 'Blocked');

    expect(kinds()).to.deep.equal(['step.block']);
  });

  it('leaves a box as it was wished while it is being kept', async () => {
    const { box, kinds, settle, open, device } = await setup();
    await open(course);
    box(course).focus();
    device.hold();

    box(course).click();
    await until(() => box(course).getAttribute('aria-disabled') === 'true');
    box(course).click();
    await until(() => box(course).checked);
    device.release();
    await settle();
    await until(() => !box(course).hasAttribute('aria-disabled'));

    expect(kinds()).to.deep.equal(['step.complete']);
    expect(box(course).checked).to.equal(true);
  });

  it('takes something else that is done to the same step meanwhile', async () => {
    const { row, box, kinds, sent, open, device, root } = await setup();
    await open(course);
    button(row(course), 'I am blocked…').click();
    await until(() => root.activeElement?.tagName === 'TEXTAREA');
    (root.activeElement as HTMLTextAreaElement).value = 'The video does not play.';
    device.hold();

    box(course).click();
    button(row(course), 'Say that it is blocked').click();
    device.release();
    await until(() => sent.length === 2);

    expect(kinds()).to.deep.equal(['step.complete', 'step.block']);
  });

  it('sends what was refused once more, not twice, and says nothing else', async () => {
    const { element, row, box, root, sent, settle, host } = await setup();
    host.mood = 'refusing';
    box(course).click();
    await until(() => row(course).querySelector('[part=refusal]'));
    host.mood = 'there';
    const said: string[] = [];
    const status = root.querySelector('[role=status]')!;
    new MutationObserver(() => said.push(plain(status.textContent))).observe(status, {
      ...{ childList: true, characterData: true, subtree: true },
    });

    const again = button(row(course), 'Try again');
    again.click();
    again.click();
    await until(() => sent.length > 1);
    await settle();
    await element.updateComplete;

    expect(sent).to.have.length(2);
    expect(said.filter((words) => /could not be kept/i.test(words))).to.deep.equal([]);
  });

  it('asks the page again when it has prevented the first time', async () => {
    const { element, row, kinds, settle } = await setup('program');
    let asked = 0;
    element.addEventListener('journey-step-start', (event) => {
      asked += 1;
      if (asked === 1) event.preventDefault();
    });

    button(row(kickoff), 'Start').click();
    await until(() => asked === 1);
    await element.updateComplete;
    button(row(kickoff), 'Start').click();
    await settle();

    expect(kinds()).to.deep.equal(['step.start']);
    expect(asked).to.equal(2);
  });
});

describe('What a device is slow to keep in <journey-checklist>', () => {
  afterEach(clearPage);

  it('is said to be not yet saved, nor kept, and the browser asks before the page is left', async () => {
    const { row, box, chip, device, sent, settle } = await setup();
    const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    device.hold();

    box(course).click();
    await until(() => /Not yet saved\s+Kept in this tab only/.test(plain(row(course).textContent)));
    expect([chip(course), box(course).checked, asks(), sent.length]).to.deep.equal(['Done', true, true, 0]);

    device.release();
    await settle();
    await until(() => plain(row(course).textContent).includes('Saved'));
    expect(asks()).to.equal(false);
  });
});
