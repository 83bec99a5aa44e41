import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Field, Step } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import './journey-checklist.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';

const fields: Field[] = [
  { name: 'name', label: 'Name', type: 'text', required: true, max: 20 },
  { name: 'mail', label: 'Mail', type: 'email', required: false, help: 'We write once.' },
  { name: 'size', label: 'Size', type: 'number', required: false, min: 1 },
  { name: 'from', label: 'From', type: 'date', required: false },
  {
    name: 'track',
    label: 'Track',
    type: 'choice',
    required: false,
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  {
    name: 'topics',
    label: 'Topics',
    type: 'choices',
    required: true,
    max: 1,
    options: [
      { value: 'x', label: 'X' },
      { value: 'y', label: 'Y' },
    ],
  },
  { name: 'more', label: 'More', type: 'long-text', required: false },
  { name: 'ok', label: 'All agree', type: 'consent', required: true },
];

/** The typical journey with one step changed. */
async function setup(more: Partial<Step>) {
  const now = new Date().toISOString();
  const fixture = typicalFixture(now);
  const stages = fixture.journey.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) =>
      step.id === 'name-candidates' ? { ...step, fields, title: 'The form', ...more } : step,
    ),
  }));
  const host = new MoodyHost();
  const inner = memoryAdapter({
    fixture: { ...fixture, journey: { ...fixture.journey, stages } },
    id: crypto.randomUUID(),
  });
  const shown = await showElement(document.createElement('journey-checklist'), {
    adapter: host.over(inner),
    storage: 'session',
  });
  const { root } = shown;
  const rows = checklistRows(root);
  const row = () => rows.row('The form');
  const field = (name: string) => root.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  const open = async (part = 'form') => {
    await rows.open('The form');
    await until(() => row().querySelector(`[part=${part}]`));
  };
  const send = () => row().querySelector<HTMLElement>('[part=submit]')!.click();
  return { ...shown, row, field, open, send, sent: host.sent, host };
}

function fill(field: HTMLInputElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

describe('A form in <journey-checklist>', () => {
  afterEach(clearPage);

  // rows: C7, C12
  it('sends every answer in the type the contract asks for, and waits for approval then', async () => {
    const { row, field, open, send, sent, root } = await setup({});
    await open();

    fill(field('name'), 'Ada');
    fill(field('size'), '3');
    fill(field('from'), '2026-05-12');
    fill(field('track'), 'b');
    root.querySelector<HTMLInputElement>('[name=topics][value=y]')!.click();
    field('ok').click();
    send();

    await until(() => plain(row().querySelector('.chip')?.textContent) === 'Waiting for approval');
    await until(() => sent.length === 1);
    expect(sent[0]?.kind).to.equal('step.submit');
    expect(sent[0]?.payload).to.deep.equal({
      values: { name: 'Ada', size: 3, from: '2026-05-12', track: 'b', topics: ['y'], ok: true },
      fileIds: [],
    });
    await until(() => root.activeElement === row().querySelector('.toggle'));
  });

  it('sends nothing before every field holds what it asks for', async () => {
    const { field, open, send, sent, root } = await setup({});
    await open();
    send();
    expect(root.activeElement === field('name')).to.equal(true);

    fill(field('name'), 'Ada');
    field('ok').click();
    send();
    expect(field('topics').validationMessage).to.equal('Choose at least 1.');

    for (const box of root.querySelectorAll<HTMLInputElement>('[name=topics]')) box.click();
    send();
    expect(field('topics').validationMessage).to.equal('Choose at most 1.');
    expect(sent).to.deep.equal([]);
  });

  it('names every control and connects its help', async () => {
    const { root, field, open } = await setup({});
    await open();

    expect(field('name').labels?.[0]?.textContent).to.contain('Name');
    expect(root.getElementById(field('mail').getAttribute('aria-describedby')!)?.textContent).to.equal(
      'We write once.',
    );
    expect(plain(field('topics').closest('fieldset')?.querySelector('legend')?.textContent)).to.equal(
      'Topics (required)',
    );
  });

  it('keeps what was typed when the details or their group are closed and opened again', async () => {
    const { field, open, row, root } = await setup({});
    await open();
    fill(field('name'), 'Half a na');

    row().querySelector<HTMLElement>('.toggle')!.click();
    await until(() => !row().querySelector('[part=form]'));
    await open();
    expect(field('name').value).to.equal('Half a na');

    fill(field('name'), 'Half a name');
    const group = root.querySelector<HTMLElement>('.group-title[aria-expanded=true]')!;
    group.click();
    await until(() => !field('name'));
    group.click();
    await until(() => field('name'));
    expect(field('name').value).to.equal('Half a name');
  });

  it('keeps what was typed when the host refuses it', async () => {
    const { field, open, send, row, root, host } = await setup({ fields: [fields[0]!] });
    host.mood = 'refusing';
    await open();
    fill(field('name'), 'Ada');
    send();
    await until(() => row().querySelector('[part=refusal]'));

    await open();

    expect(field('name').value).to.equal('Ada');
    expect(root.querySelector('[part=refusal]')?.textContent).to.contain('Not now');
  });

  // rows: C7
  it('begins with what was handed in before when it was sent back', async () => {
    const at = new Date().toISOString();
    const { field, row } = await setup({
      status: 'returned',
      returned: { reason: 'Full name, please.', at },
      submission: { id: 's', at, values: { name: 'A.', topics: ['x'], ok: true } },
    });

    const wayOn = row().querySelector<HTMLElement>('.end [part=action]');
    expect(plain(wayOn?.textContent)).to.equal('Send again');
    wayOn!.click();
    await until(() => row().querySelector('[part=form]'));

    expect(field('name').value).to.equal('A.');
    expect(row().querySelector<HTMLInputElement>('[name=topics][value=x]')!.checked).to.equal(true);
    expect(plain(row().querySelector('[part=submit]')?.textContent)).to.equal('Send again');
  });

  it('has no button to its form once that was handed in', async () => {
    const { row, open } = await setup({ action: { label: 'Name them' }, status: 'submitted', allowed: [] });

    const buttons = () => [...row().querySelectorAll('[part=action]')].map((one) => plain(one.textContent));
    expect(buttons()).to.deep.equal([]);
    await open('panel');
    expect(buttons()).to.deep.equal(['Write a remark…']);
  });

  it('keeps typed characters from being shortcuts of the page', async () => {
    const { place, field, open } = await setup({});
    const heard: string[] = [];
    place.addEventListener('keydown', ({ key }) => heard.push(key));
    await open();
    field('name').focus();

    await sendKeys({ press: 'k' });
    await sendKeys({ press: 'Escape' });

    expect(field('name').value).to.equal('k');
    expect(heard).to.deep.equal(['Escape']);
  });

  it('lets an agreement be read before it is agreed to, and has no box to tick blindly', async () => {
    const { row, root, send, sent } = await setup({
      kind: 'agreement',
      fields: undefined,
      agreement: { version: '3.0', url: 'https://tidewater.example/a', text: 'Be **kind**.\n\n- always' },
    });
    expect(row().querySelectorAll('input')).to.have.length(0);
    row().querySelector<HTMLElement>('.end [part=action]')!.click();
    await until(() => row().querySelector('[part=form]'));

    expect(row().querySelector('[part=agreement] strong')?.textContent).to.equal('kind');
    expect(row().querySelector('a')?.textContent).to.contain('(opens in a new tab)');
    send();
    expect((root.activeElement as HTMLInputElement).validity.valueMissing).to.equal(true);

    (root.activeElement as HTMLInputElement).click();
    send();

    await until(() => sent.length === 1);
    expect(sent[0]?.payload).to.deep.equal({ values: { agreed: true, version: '3.0' }, fileIds: [] });
  });

  it('says that files cannot be handed in here, instead of sending nothing', async () => {
    const { row } = await setup({ kind: 'upload' });
    row().querySelector<HTMLElement>('.toggle')!.click();
    await until(() => row().querySelector('[part=panel]'));

    expect(row().querySelectorAll('[part=form]')).to.have.length(0);
    expect(plain(row().querySelector('[part=panel]')?.textContent)).to.contain(
      'files cannot be handed in here',
    );
  });
});
