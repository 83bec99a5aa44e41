import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Field, Step } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { JourneyChecklistElement } from './journey-checklist-element.js';
import './journey-checklist.js';
import { accessibleNodes, namesOf, violationsIn } from '../testing/accessibility.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, leavePage, showElement, type ShownElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

const fields: Field[] = [
  { name: 'name', label: 'Name', type: 'text', required: true },
  {
    name: 'track',
    label: 'Track',
    type: 'choice',
    required: false,
    options: [
      { value: 'a', label: 'Agency' },
      { value: 'b', label: 'Builder' },
    ],
  },
];

/** A device on which pages come and go, and the host they talk to. */
function device() {
  const storage = memoryStorage();
  const host = new MoodyHost();
  const id = `drafts-${crypto.randomUUID()}`;
  /** Shows a page to one person; where it gives another one itself, the client still acts for the first. */
  const open = async (viewerId?: string, givenId?: string) => {
    leavePage();
    const { session, journey, ...fixture } = typicalFixture(new Date().toISOString());
    const stages = journey.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) =>
        step.id === 'name-candidates' ? { ...step, fields, title: 'The form' } : step,
      ),
    }));
    const viewer = { ...session.viewer, id: viewerId ?? session.viewer.id };
    const inner = memoryAdapter({
      fixture: { ...fixture, journey: { ...journey, stages }, session: { ...session, viewer } },
      id,
    });
    const element = document.createElement('journey-checklist');
    if (givenId) element.session = { ...session, viewer: { ...session.viewer, id: givenId } };
    return list(await showElement(element, { adapter: host.over(inner), storage }));
  };
  return { open, sent: host.sent, host };
}

function list({ element, root, client }: ShownElement<JourneyChecklistElement>) {
  const rows = checklistRows(root);
  const row = (title = 'The form') => rows.row(title);
  const words = (part: string, title?: string) =>
    plain(row(title).querySelector(`[part=${part}]`)?.textContent);
  const click = (name: string, title?: string) => button(row(title), name).click();
  const unfold = (title = 'The form') => rows.open(title);
  const field = (name: string) => root.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  const type = async (name: string, text: string) => {
    field(name).focus();
    await sendKeys({ type: text });
  };
  const kept = async (name: string, isWanted: (draft: unknown) => boolean) => {
    while (!isWanted(await client.readDraft(name))) await new Promise(requestAnimationFrame);
  };
  return { element, root, client, row, words, click, unfold, field, type, kept };
}

const course = 'Take the course “Sandbox essentials”';
const profile = 'Write your profile for the partner directory';
const formDraft = 'step/name-candidates/submit';

describe('What is typed into a step of <journey-checklist>', () => {
  afterEach(clearPage);

  // rows: C12
  it('is kept as it is typed, and is there when the page comes back', async () => {
    const { open } = device();
    const before = await open();
    await before.unfold();
    before.field('track').value = 'b';
    await before.type('name', 'Ada');
    await before.kept(formDraft, (draft) => (draft as { name?: string } | undefined)?.name === 'Ada');

    const { unfold, field } = await open();
    await unfold();
    await until(() => field('name').value === 'Ada');

    expect(field('track').value).to.equal('b');
  });

  it('stays when it is newer than what was kept', async () => {
    const { open } = device();
    const before = await open();
    await before.unfold();
    await before.type('name', 'Old');
    await before.kept(formDraft, (draft) => draft !== undefined);

    const { unfold, field, type, kept } = await open();
    await unfold();
    await until(() => field('name').value === 'Old');
    await type('name', ' and new');
    await kept(formDraft, (draft) => (draft as { name?: string } | undefined)?.name === 'Old and new');

    expect(field('name').value).to.equal('Old and new');
  });

  it('is kept for a reason, too', async () => {
    const { open } = device();
    const before = await open();
    await before.unfold(profile);
    before.click('I am blocked…', profile);
    await until(() => before.row(profile).querySelector('textarea'));
    await before.type('words', 'No logo yet');
    before.element.remove();

    const { unfold, click, row } = await open();
    await unfold(profile);
    click('I am blocked…', profile);
    await until(() => row(profile).querySelector('textarea')?.value === 'No logo yet');
  });

  it('is not shown to another person', async () => {
    const { open } = device();
    const first = await open();
    await first.unfold();
    await first.type('name', 'Between us');
    await first.kept(formDraft, (draft) => draft !== undefined);

    const second = await open('somebody-else');
    await second.unfold();
    await second.kept(formDraft, (draft) => draft === undefined);

    expect(second.field('name').value).to.equal('');
  });

  it('is neither shown to somebody else than the client acts for, nor kept for them', async () => {
    const { open } = device();
    const first = await open();
    await first.unfold();
    await first.type('name', 'Between us');
    const isKept = (draft: unknown) => (draft as { name?: string } | undefined)?.name === 'Between us';
    await first.kept(formDraft, isKept);

    const second = await open(undefined, 'somebody-else');
    await second.unfold();
    await second.kept(formDraft, isKept);
    await second.element.updateComplete;
    expect(second.field('name').value).to.equal('');
    await second.type('name', 'Mine');
    second.row().querySelector<HTMLElement>('[part=submit]')!.focus();

    expect(isKept(await second.client.readDraft(formDraft))).to.equal(true);
  });

  it('is kept by the outbox alone once it is sent', async () => {
    const { open } = device();
    const { unfold, type, row, words, kept } = await open();
    await unfold();
    await type('name', 'Ada');
    await kept(formDraft, (draft) => draft !== undefined);

    row().querySelector<HTMLElement>('[part=submit]')!.click();

    await until(() => words('saved') === 'Saved');
    await kept(formDraft, (draft) => draft === undefined);
  });
});

describe('What is done in <journey-checklist>', () => {
  afterEach(clearPage);

  it('is called saved only when the host has said so', async () => {
    const { open, host } = device();
    const { row, words } = await open();
    host.mood = 'away';

    row(course).querySelector<HTMLElement>('input')!.click();
    await until(() => words('pending', course) === 'Not yet saved: waiting for connection');
    expect(words('saved', course)).to.equal('');
    host.mood = 'there';
    window.dispatchEvent(new Event('online'));

    await until(() => words('saved', course) === 'Saved');
    const boxes = (await accessibleNodes()).filter(({ role }) => role === 'checkbox');
    const box = boxes.find(({ name }) => name === course)!;
    expect(box.checked).to.equal('true');
    expect(box.description).to.include('Saved');
  });

  it('waits for a sign-in where that is what is missing', async () => {
    const { open, host } = device();
    const { row, words } = await open();
    host.mood = 'signed-out';

    row(course).querySelector<HTMLElement>('input')!.click();

    await until(() => words('pending', course) === 'Not yet saved: waiting for sign-in');
  });

  // rows: C33
  it('says who was faster and when in words of the page, where the step tells', async () => {
    const { open, host } = device();
    const { row, words, client } = await open();
    host.refuseWith('conflict', 'Meanwhile: something.');
    const { value: journey } = client.select({ kind: 'journey' });
    const step = journey!.stages.flatMap(({ steps }) => steps).find(({ title }) => title === course)!;
    const by = { id: 'jo', name: 'Jo Ruiz', side: 'partner' as const };
    const value: Step = {
      ...step,
      allowed: [],
      status: 'done',
      completed: { at: '2026-05-12T10:00:00Z', by },
    };
    host.affected = [{ entity: 'step', id: step.id, value }];

    row(course).querySelector<HTMLElement>('input')!.click();
    await until(() => row(course).querySelector('[part=refusal]'));

    expect(words('refusal', course)).to.match(/somebody else was faster. Jo Ruiz completed this on May 12\./);
  });

  it('says who was faster, and shows the step as it is', async () => {
    const { open, host } = device();
    const { row, words, click } = await open();
    host.refuseWith('conflict', 'Meanwhile: it was sent back by Jo.');

    row(course).querySelector<HTMLElement>('input')!.click();
    await until(() => row(course).querySelector('[part=refusal]'));

    expect(words('refusal', course)).to.match(
      /^Not saved, because somebody else was faster. Meanwhile: it was sent back by Jo. Try again Discard$/,
    );
    expect(row(course).querySelector('input')!.checked).to.equal(false);
    click('Discard', course);
    await until(() => !row(course).querySelector('[part=refusal]'));
  });
});

describe('A refused form of <journey-checklist>', () => {
  afterEach(clearPage);

  /** A form that was refused on an earlier page. */
  async function refused() {
    const { open, host, sent } = device();
    const before = await open();
    await before.unfold();
    before.field('track').value = 'b';
    await before.type('name', 'Ada');
    host.refuseWith('invalid-request', 'The name is taken.');
    before.row().querySelector<HTMLElement>('[part=submit]')!.click();
    await until(() => before.row().querySelector('[part=refusal]'));
    const now = await open();
    await until(() => now.row().querySelector('[part=refusal]'));
    return { ...now, host, sent, open };
  }

  it('offers every way on, on the accessibility tree', async () => {
    const { element } = await refused();

    const names = namesOf(await accessibleNodes(), 'button');

    for (const name of ['Try again', 'Edit', 'Copy my words', 'Discard']) expect(names).to.include(name);
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('opens again with what was typed, and the refused one goes when the new one is taken', async () => {
    const { click, field, type, row, root, client, host, sent } = await refused();

    click('Edit');
    await until(() => root.activeElement?.getAttribute('name') === 'name');
    expect([field('name').value, field('track').value]).to.deep.equal(['Ada', 'b']);
    await type('name', ' Lovelace');
    host.mood = 'there';
    row().querySelector<HTMLElement>('[part=submit]')!.click();

    await until(() => client.getSnapshot().changes.length === 0);
    expect(sent.at(-1)!.payload).to.deep.include({ values: { name: 'Ada Lovelace', track: 'b' } });
    expect(row().querySelector('[part=refusal]')).to.equal(null);
  });

  it('gives its words to be taken elsewhere', async () => {
    const { click, row } = await refused();
    const blocked = { writeText: () => Promise.reject(new Error('blocked')) };
    Object.defineProperty(navigator, 'clipboard', { value: blocked, configurable: true });

    click('Copy my words');
    await until(() => !row().querySelector<HTMLTextAreaElement>('textarea.copy')!.hidden);
    Reflect.deleteProperty(navigator, 'clipboard');

    expect(row().querySelector<HTMLTextAreaElement>('textarea.copy')!.value).to.equal(
      'Name: Ada\nTrack: Builder',
    );
  });

  it('begins anew after it was discarded', async () => {
    const { click, row, unfold, field } = await refused();

    click('Discard');
    await until(() => !row().querySelector('[part=refusal]'));
    await unfold();

    expect(field('name').value).to.equal('');
  });

  it('leaves what was typed since when it is discarded, also when the page comes back', async () => {
    const { click, field, type, row, client, kept, open } = await refused();
    click('Edit');
    await until(() => field('name')?.value === 'Ada');
    await type('name', ' Lovelace');

    click('Discard');
    await until(() => client.getSnapshot().changes.length === 0 && !row().querySelector('[part=refusal]'));

    expect(field('name').value).to.equal('Ada Lovelace');
    await kept(formDraft, (draft) => (draft as { name?: string } | undefined)?.name === 'Ada Lovelace');
    const later = await open();
    await later.unfold();
    await until(() => later.field('name').value === 'Ada Lovelace');
  });

  it('is emptied when it is discarded and nothing else was typed', async () => {
    const { click, field, row } = await refused();
    click('Edit');
    await until(() => field('name')?.value === 'Ada');

    click('Discard');
    await until(() => !row().querySelector('[part=refusal]'));

    await until(() => field('name').value === '');
  });

  it('is tried again with what was typed since, which takes its place', async () => {
    const { click, field, type, row, client, host, sent } = await refused();
    click('Edit');
    await until(() => field('name')?.value === 'Ada');
    await type('name', ' Lovelace');
    host.mood = 'there';

    click('Try again');
    await until(() => client.getSnapshot().changes.length === 0);

    expect(sent.at(-1)!.payload).to.deep.include({ values: { name: 'Ada Lovelace', track: 'b' } });
    expect(row().querySelector('[part=refusal]')).to.equal(null);
  });

  it('is tried again with what was typed since also when the page comes back', async () => {
    const before = await refused();
    before.click('Edit');
    await until(() => before.field('name')?.value === 'Ada');
    await before.type('name', ' Lovelace');
    before.element.remove();
    const { click, row, client } = await before.open();
    await until(() => row().querySelector('[part=refusal]'));
    before.host.mood = 'there';

    click('Try again');
    await until(() => client.getSnapshot().changes.length === 0);

    expect(before.sent.at(-1)!.payload).to.deep.include({ values: { name: 'Ada Lovelace', track: 'b' } });
  });

  it('is tried again as it is when nothing else was typed', async () => {
    const { click, client, host, sent, root } = await refused();
    host.mood = 'there';

    click('Try again');
    await until(() => client.getSnapshot().changes.length === 0);

    expect(sent.at(-1)!.payload).to.deep.include({ values: { name: 'Ada', track: 'b' } });
    expect(root.querySelector('[part=panel]')).to.equal(null);
  });

  it('is tried again with the reason that was typed since', async () => {
    const { open, host, sent } = device();
    const { unfold, click, row, type, root, client } = await open();
    await unfold(profile);
    click('I am blocked…', profile);
    await until(() => row(profile).querySelector('textarea'));
    await type('words', 'No logo');
    host.refuseWith('invalid-request', 'Say more.');
    click('Say that it is blocked', profile);
    await until(() => row(profile).querySelector('[part=refusal]'));
    click('Edit', profile);
    await until(() => root.activeElement?.getAttribute('name') === 'words');
    await type('words', ' from the agency');
    host.mood = 'there';

    click('Try again', profile);
    await until(() => client.getSnapshot().changes.length === 0);

    expect(sent.at(-1)!.payload).to.deep.include({ reason: 'No logo from the agency' });
  });

  it('asks for the reason again that was refused', async () => {
    const { open, host, sent } = device();
    const { unfold, click, row, type, root, client } = await open();
    await unfold(profile);
    click('I am blocked…', profile);
    await until(() => row(profile).querySelector('textarea'));
    await type('words', 'No logo');
    host.refuseWith('invalid-request', 'Say more.');
    click('Say that it is blocked', profile);
    await until(() => row(profile).querySelector('[part=refusal]'));

    click('Edit', profile);
    await until(() => root.activeElement?.getAttribute('name') === 'words');
    expect((root.activeElement as HTMLTextAreaElement).value).to.equal('No logo');
    await type('words', ' from the agency');
    host.mood = 'there';
    click('Say that it is blocked', profile);

    await until(() => client.getSnapshot().changes.length === 0);
    expect(sent.at(-1)!.payload).to.deep.include({ reason: 'No logo from the agency' });
  });
});
