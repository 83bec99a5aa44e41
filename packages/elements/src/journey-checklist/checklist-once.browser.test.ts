import { createJourneyClient, memoryStorage, type JourneyClient } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Change, Role } from '@partner-journey/contract';
import { expect } from 'chai';
import './journey-checklist.js';
import { until } from '../testing/until.js';

const course = 'Take the course “Sandbox essentials”';
const kickoff = 'Book the kick-off with your team';
const form = 'Name two people for certification';
const clients: JourneyClient[] = [];

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
  const inner = memoryAdapter({ role, id: `once-${crypto.randomUUID()}` });
  const sent: Change[] = [];
  const state = { refuses: false };
  const problem = { type: 'about:blank', title: 'No', status: 403, code: 'forbidden' };
  const device = slowDevice();
  const client = createJourneyClient({
    adapter: {
      ...inner,
      send: (changes, context) => {
        sent.push(...changes);
        if (!state.refuses) return inner.send(changes, context);
        const refuse = ({ id }: Change) => ({ changeId: id, outcome: 'rejected', problem, affected: [] });
        return Promise.resolve({ receipts: changes.map(refuse) });
      },
    },
    storage: device.storage,
  });
  clients.push(client);
  const place = document.createElement('main');
  place.lang = 'en';
  const element = document.createElement('journey-checklist');
  element.client = client;
  place.append(element);
  document.body.append(place);
  await until(() => element.status === 'ready');
  const root = element.shadowRoot!;
  const row = (title: string) =>
    [...root.querySelectorAll<HTMLElement>('[part=step]')].find(
      (one) => plain(one.querySelector('.name')?.textContent) === title,
    )!;
  const box = (title: string) => row(title).querySelector<HTMLInputElement>('input[type=checkbox]')!;
  const chip = (title: string) => plain(row(title).querySelector('.chip')?.textContent);
  const kinds = () => sent.map(({ kind }) => kind);
  /** Everything is drawn, and what was made is sent. */
  const settle = async () => {
    await until(
      () => sent.length > 0 && client.getSnapshot().changes.every((one) => one.state === 'refused'),
    );
    await element.updateComplete;
  };
  const open = async (title: string) => {
    row(title).querySelector<HTMLElement>('.toggle')!.click();
    await until(() => row(title).querySelector('[part=panel]'));
  };
  return { element, root, row, box, chip, client, device, sent, kinds, settle, open, state };
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function button(within: ParentNode, words: string): HTMLElement {
  return [...within.querySelectorAll<HTMLElement>('button')].find((one) => plain(one.textContent) === words)!;
}

describe('What is done twice at once in <journey-checklist>', () => {
  afterEach(() => {
    document.body.replaceChildren();
    for (const client of clients.splice(0)) client.close();
  });

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
    const { element, row, box, root, sent, settle, state } = await setup();
    state.refuses = true;
    box(course).click();
    await until(() => row(course).querySelector('[part=refusal]'));
    state.refuses = false;
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
