import { HostUnreachableError, type JourneyAdapter } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { HistoryEntry, Step } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import '../journey-checklist.js';
import { accessibleNodes, namesOf, violationsIn } from '../../testing/accessibility.js';
import { checklistRows } from '../../testing/checklist-rows.js';
import { MoodyHost } from '../../testing/moody-host.js';
import { clearPage, showElement } from '../../testing/shown-element.js';
import { until } from '../../testing/until.js';
import { button, plain } from '../../testing/words.js';

const title = 'Name two people for certification';
const stepId = 'name-candidates';
const priya = { id: 'priya', name: 'Priya Raman', side: 'program' } as const;
const ana = { id: 'ana', name: 'Ana Duarte', side: 'partner' } as const;

interface Given {
  readonly step?: Partial<Step>;
  readonly tells?: boolean;
  readonly role?: 'partner' | 'program';
  readonly history?: readonly HistoryEntry[];
}

/** A checklist with the details of one step open. */
async function setup({ step = {}, tells = true, role = 'partner', history }: Given = {}) {
  const fixture = typicalFixture(new Date().toISOString());
  const stages = fixture.journey.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((one) => (one.id === stepId ? { ...one, ...step } : one)),
  }));
  const { capabilities } = fixture.session;
  const viewer = { ...fixture.session.viewer, role };
  const session = { ...fixture.session, viewer, capabilities: { ...capabilities, history: tells } };
  const host = new MoodyHost();
  const inner = host.over(
    memoryAdapter({
      fixture: { ...fixture, session, journey: { ...fixture.journey, stages } },
      id: crypto.randomUUID(),
    }),
  );
  const reads = { count: 0, areAway: false };
  const adapter: JourneyAdapter = {
    ...inner,
    read: (query, context) => {
      if (query.kind !== 'history') return inner.read(query, context);
      reads.count += 1;
      if (reads.areAway) throw new HostUnreachableError('The host is away.');
      return history ? Promise.resolve({ body: pageOf(history, query.cursor) }) : inner.read(query, context);
    },
  };
  const element = document.createElement('journey-checklist');
  element.side = 'both';
  const shown = await showElement(element, { adapter, storage: 'session' });
  const { root } = shown;
  const rows = checklistRows(root);
  await rows.open(title);
  const row = () => rows.row(title);
  const toggle = () => row().querySelector<HTMLElement>('[part=history-toggle]')!;
  const entries = () =>
    [...row().querySelectorAll('[part=history-entry]')].map((one) => plain(one.textContent));
  const openHistory = async () => {
    toggle().click();
    await until(() => row().querySelector('.entries, .history .quiet:not(:empty)'));
  };
  const write = async (words: string) => {
    button(row(), 'Write a remark…').click();
    await until(() => row().querySelector<HTMLTextAreaElement>('[name=words]'));
    const field = row().querySelector<HTMLTextAreaElement>('[name=words]')!;
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  return { ...shown, element, host, reads, row, toggle, entries, openHistory, write };
}

/** Two entries a page. */
function pageOf(history: readonly HistoryEntry[], cursor = '0') {
  const end = Number(cursor) + 2;
  const items = history.slice(Number(cursor), end);
  return { items, ...(end < history.length && { nextCursor: String(end) }) };
}

describe('What happened to a step of <journey-checklist>', () => {
  afterEach(clearPage);

  // rows: C8, D28
  it('is told newest first, by whom and when, with the reason and every version that was handed in', async () => {
    const handedIn = (id: string, at: string, name: string): HistoryEntry => ({
      ...{ id, at, by: ana, kind: 'submitted' },
      submission: { id, at, by: ana, values: { first: name } },
    });
    const fields = [{ name: 'first', label: 'First person', type: 'text', required: true }] as Step['fields'];
    const history: readonly HistoryEntry[] = [
      handedIn('b', '2026-05-03T09:00:00Z', 'Ada Lovelace'),
      { id: 'r', at: '2026-05-02T09:00:00Z', by: priya, kind: 'returned', text: 'Full names, please.' },
    ];
    const { entries, openHistory, element } = await setup({ step: { fields }, history });

    await openHistory();
    await until(() => entries().length === 2);

    expect(entries()).to.deep.equal([
      'Handed in · Ana Duarte, Harbor & Finch · May 3 First person Ada Lovelace',
      'Sent back · Priya Raman, Tidewater · May 2 Full names, please.',
    ]);
    const lists = namesOf(await accessibleNodes(), 'list');
    expect(lists).to.include(`What happened to “${title}”`);
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  // rows: C8
  it('goes back page by page, as far as somebody asks', async () => {
    const history = [5, 4, 3, 2, 1].map((day): HistoryEntry => ({
      id: `e${day}`,
      at: `2026-05-0${day}T09:00:00Z`,
      kind: 'commented',
      text: `Day ${day}`,
    }));
    const { entries, openHistory, row, reads } = await setup({ history });
    await openHistory();
    await until(() => entries().length === 2);
    expect(reads.count).to.equal(1);

    button(row(), 'Show what was before').click();
    await until(() => entries().length === 4);
    button(row(), 'Show what was before').click();
    await until(() => entries().length === 5);

    expect(entries().map((entry) => entry.slice(-5))).to.deep.equal([
      'Day 5',
      'Day 4',
      'Day 3',
      'Day 2',
      'Day 1',
    ]);
    expect(button(row(), 'Show what was before')).to.equal(undefined);
    expect(reads.count).to.equal(3);
  });

  it('is asked for only when somebody wants it, and has room of its own that closes again', async () => {
    const { reads, toggle, openHistory, row } = await setup({
      step: { status: 'todo', comments: undefined },
    });
    expect(reads.count).to.equal(0);

    await openHistory();
    await until(() =>
      plain(row().querySelector('.history')?.textContent).includes('Nothing has happened here yet.'),
    );
    expect(toggle().getAttribute('aria-expanded')).to.equal('true');

    toggle().click();
    await until(() => toggle().getAttribute('aria-expanded') === 'false');
    expect(row().querySelector('.history [id]')).to.equal(null);
  });

  it('is not offered where the host does not tell', async () => {
    const { toggle } = await setup({ tells: false });

    expect(Boolean(toggle())).to.equal(false);
  });

  it('can be asked for again when it cannot be had', async () => {
    const history: readonly HistoryEntry[] = [
      { id: 'a', at: '2026-05-03T09:00:00Z', by: ana, kind: 'started' },
    ];
    const { reads, toggle, row, entries } = await setup({ history });
    reads.areAway = true;
    toggle().click();
    await until(() => row().querySelector('.history [part=error]'));
    expect(plain(row().querySelector('.history [part=error]')!.textContent)).to.equal(
      'What happened cannot be loaded right now. Try again',
    );

    reads.areAway = false;
    button(row().querySelector('.history')!, 'Try again').click();
    await until(() => entries().length === 1);

    expect(entries()[0]).to.match(/^Started · Ana Duarte, Harbor & Finch · /);
  });

  // rows: C26, X15
  it('takes remarks, says who can read them, and shows them at once', async () => {
    const { write, row, entries, toggle, host, openHistory, root } = await setup({
      step: { comments: undefined },
    });
    expect(plain(toggle().textContent)).to.equal('What happened');
    await write('Is a certificate of 2024 enough?');
    expect(plain(row().querySelector('[part=readers]')!.textContent)).to.equal(
      'People of Harbor & Finch and Tidewater can read this.',
    );

    button(row(), 'Say it').click();
    await until(() => host.sent.length === 1);
    await until(() => plain(toggle().textContent) === 'What happened, with 1 remark');
    await openHistory();
    await until(() => entries().length > 0);

    expect(host.sent[0]).to.deep.include({
      kind: 'step.comment',
      payload: { text: 'Is a certificate of 2024 enough?' },
    });
    expect(entries()[0]).to.match(
      /^Remark · Ana Duarte, Harbor & Finch · .+ Is a certificate of 2024 enough\?$/,
    );
    expect(row().querySelectorAll('[name=words]')).to.have.length(0);
    expect(root.activeElement).to.equal(row().querySelector('.toggle'));
  });

  // rows: C26
  it('keeps a remark that is being written, and one that was refused', async () => {
    const { write, row, host } = await setup();
    await write('Half a');
    button(row(), 'Cancel').click();
    await until(() => !row().querySelector<HTMLTextAreaElement>('[name=words]'));
    button(row(), 'Write a remark…').click();
    await until(() => row().querySelector<HTMLTextAreaElement>('[name=words]')?.value === 'Half a');

    host.refuseWith('not-allowed-now', 'Remarks are closed.');
    button(row(), 'Say it').click();
    await until(() => row().querySelector('[part=refusal]'));

    expect(plain(row().querySelector('[part=refusal]')!.textContent)).to.contain('Remarks are closed.');
    button(row(), 'Edit').click();
    await until(() => row().querySelector<HTMLTextAreaElement>('[name=words]')?.value === 'Half a');
  });

  // rows: X15
  it('says of a step that only the program sees that only the program reads the remark', async () => {
    const { write, row } = await setup({
      role: 'program',
      step: { visibility: 'program-only', side: 'program' },
    });

    await write('Their margin is thin.');

    expect(plain(row().querySelector('[part=readers]')!.textContent)).to.equal(
      'Only people of Tidewater can read this.',
    );
  });
});
