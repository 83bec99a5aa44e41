import { memoryStorage, type JourneyAdapter } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Journey } from '@partner-journey/contract';
import { expect } from 'chai';
import './journey-checklist.js';
import type { JourneyChecklistElement } from './journey-checklist-element.js';
import { violationsIn } from '../testing/accessibility.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, leavePage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

const call = 'Meet your partner manager';
const profile = 'Write your profile for the partner directory';

/** What a list is narrowed to. */
type Part = Partial<Pick<JourneyChecklistElement, 'stageId' | 'side'>>;

/** A device on which pages come and go, and a host that takes steps out of the journey. */
function device() {
  const storage = memoryStorage();
  const host = new MoodyHost();
  const inner = memoryAdapter({ id: `refusals-${crypto.randomUUID()}` });
  const gone = new Set<string>();
  const adapter: JourneyAdapter = {
    ...host.over(inner),
    read: async (query, context) => {
      const answer = await inner.read(query, { ...context, etag: undefined });
      if (query.kind !== 'journey' || answer.unchanged) return answer;
      return { body: without(answer.body as Journey, gone) };
    },
  };
  const open = async (part: Part = {}) => {
    leavePage();
    const list = Object.assign(document.createElement('journey-checklist'), part);
    const shown = await showElement(list, { adapter, storage });
    const { root } = shown;
    const group = (title: string) =>
      [...root.querySelectorAll<HTMLElement>('.group-title')].find(
        (one) => plain(one.querySelector('bdi')?.textContent) === title,
      )!;
    const said = () => plain(root.querySelector('.hidden-text[role=status]')?.textContent);
    return { ...shown, ...checklistRows(root), group, said };
  };
  return { host, gone, open };
}

function without(journey: Journey, gone: ReadonlySet<string>): Journey {
  const stages = journey.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.filter(({ title }) => !gone.has(title) && !gone.has('all')),
  }));
  return { ...journey, stages };
}

type Page = Awaited<ReturnType<ReturnType<typeof device>['open']>>;

/** Says that the directory profile is blocked, and why. */
async function report({ open, row }: Pick<Page, 'open' | 'row'>): Promise<void> {
  await open(profile);
  button(row(profile), 'I am blocked…').click();
  await until(() => row(profile).querySelector('textarea'));
  row(profile).querySelector('textarea')!.value = 'No logo yet';
  button(row(profile), 'Say that it is blocked').click();
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

describe('What was refused of a step that a list leaves out', () => {
  afterEach(clearPage);

  /** A page on which the only list leaves out the step of a report that was refused. */
  async function leftOut() {
    const { host, open } = device();
    const before = await open();
    const { stages } = before.client.select({ kind: 'journey' }).value!;
    const stageOf = (title: string) =>
      stages.find(({ steps }) => steps.some((step) => step.title === title))!.id;
    host.refuseWith('forbidden', 'The directory is closed.');
    await report(before);
    await until(() => before.row(profile).querySelector('[part=refusal]'));
    const page = await open({ stageId: stageOf(call) });
    await until(() => page.row(call));
    const second = (part: Part) => {
      const list = Object.assign(document.createElement('journey-checklist'), part);
      list.client = page.client;
      page.place.append(list);
      return list;
    };
    const notes = ({ shadowRoot }: HTMLElement = page.element) => [
      ...shadowRoot!.querySelectorAll<HTMLElement>('[part=refusal]'),
    ];
    return { ...page, second, notes, stageId: stageOf(profile) };
  }

  it('is listed there with the name of the step, as long as no list on the page shows the step', async () => {
    const { element, place, row, notes, second, stageId } = await leftOut();
    await until(() => notes().length === 1);

    expect(row(profile)).to.equal(undefined);
    expect(notes()[0]!.innerText).to.match(new RegExp(`^${profile}\\nNot saved: The directory is closed.`));
    expect(await violationsIn(element)).to.deep.equal([]);

    const other = second({ stageId });
    await until(() => notes().length === 0 && notes(other).length === 1);

    other.remove();
    await until(() => notes().length === 1);

    place.prepend(other);
    await until(() => notes().length === 0);
  });

  it('is listed by a list of the other side, and by none when that shows both', async () => {
    const { notes, second, stageId } = await leftOut();
    await until(() => notes().length === 1);
    const other = second({ stageId, side: 'program' });
    await until(() => notes(other).length === 1);

    other.side = 'both';

    await until(() => notes().length === 0);
    expect(notes(other)).to.have.length(1);
  });

  it('can be put away there', async () => {
    const { root, client, notes } = await leftOut();
    await until(() => notes().length === 1);

    button(root, 'Discard').click();

    await until(() => notes().length === 0);
    expect(client.getSnapshot().changes).to.deep.equal([]);
  });
});

describe('A group with something that was refused', () => {
  afterEach(clearPage);

  /** A page that comes back after a tick in a group that starts closed was refused. */
  async function comeBack() {
    const { host, open } = device();
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
});
