import {
  createJourneyClient,
  memoryStorage,
  type JourneyAdapter,
  type KeyValueRecord,
  type KeyValueStorage,
} from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import '../journey-checklist/journey-checklist.js';
import '../journey-feedback/journey-feedback.js';
import '../journey-resources/journey-resources.js';
import { violationsIn } from '../testing/accessibility.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

const most = 2_000;
const sentence = 'Not kept: too much waits to be saved already.';
const course = 'Take the course “Sandbox essentials”';

/** A widget of somebody who has 2,000 changes on their device, and whose host is away. */
async function setup(tag: 'journey-checklist' | 'journey-feedback' | 'journey-resources') {
  const host = new MoodyHost();
  const fixture = { ...typicalFixture(new Date().toISOString()), surveys: { items: [] } };
  const options = {
    adapter: host.over(memoryAdapter({ fixture, id: `full-${crypto.randomUUID()}` })),
    storage: memoryStorage(),
  };
  host.mood = 'away';
  await fill(options);
  const shown = await showElement(document.createElement(tag), options);
  await until(() => shown.client.getSnapshot().changes.length === most);
  return { ...shown, host, refusal: () => shown.root.querySelector<HTMLElement>('[part=refusal]') };
}

/** Takes one change, and writes it down again and again, as if the person had made so many. */
async function fill({ adapter, storage }: { adapter: JourneyAdapter; storage: KeyValueStorage }) {
  const client = createJourneyClient({ adapter, storage });
  client.observe({ kind: 'session' });
  await until(() => client.select({ kind: 'session' }).value);
  await client.change('resource.open', { resourceId: 'r' }, {});
  const [[key, entry]] = (await storage.entries<{ change: object }>('outbox/')) as [
    [string, { change: object }],
  ];
  client.close();
  const again = (_: unknown, index: number): KeyValueRecord => {
    const change = { ...entry.change, id: crypto.randomUUID(), target: { resourceId: `r${index}` } };
    return [`${key}${index}`, { ...entry, change }];
  };
  await storage.write(Array.from({ length: most - 1 }, again));
}

describe('What is done while too much waits already', () => {
  afterEach(clearPage);

  it('is said in its row of <journey-checklist>, and the box shows what is true', async () => {
    const { element, root, refusal, host, client } = await setup('journey-checklist');
    const { box, row } = checklistRows(root);

    box(course).click();
    await until(refusal);
    await element.updateComplete;

    expect(row(course).contains(refusal())).to.equal(true);
    expect(plain(refusal()!.innerText)).to.include(sentence);
    expect(plain(root.querySelector('.hidden-text[role=status]')?.textContent)).to.include(sentence);
    expect(box(course).checked).to.equal(false);
    expect(await violationsIn(element)).to.deep.equal([]);

    host.mood = 'there';
    client.resume();
    await until(() => client.getSnapshot().changes.length < most);
    box(course).click();
    await until(() => box(course).checked && !refusal());
  });

  it('is said in the form of <journey-checklist>, and what was typed stays there', async () => {
    const { root, refusal } = await setup('journey-checklist');
    const { row, open } = checklistRows(root);
    await open(course);
    button(row(course), 'I am blocked…').click();
    await until(() => row(course).querySelector('textarea'));
    row(course).querySelector('textarea')!.value = 'The video does not play.';

    button(row(course), 'Say that it is blocked').click();
    await until(refusal);

    expect(plain(refusal()!.innerText)).to.include(sentence);
    expect(row(course).querySelector('textarea')!.value).to.equal('The video does not play.');
  });

  it('is said in its card of <journey-resources>, until it is taken', async () => {
    const { element, root, refusal, host, client } = await setup('journey-resources');
    await until(() => root.querySelector('[part=favorite]'));
    const star = () => root.querySelector<HTMLElement>('[part=favorite]')!;
    const before = star().getAttribute('aria-pressed');

    star().click();
    await until(refusal);

    expect(root.querySelector('[part=resource]')!.contains(refusal())).to.equal(true);
    expect(plain(refusal()!.innerText)).to.include(sentence);
    await until(() => plain(root.querySelector('.hidden-text[role=status]')?.textContent).includes(sentence));
    expect(star().getAttribute('aria-pressed')).to.equal(before);
    expect(await violationsIn(element)).to.deep.equal([]);

    host.mood = 'there';
    client.resume();
    await until(() => client.getSnapshot().changes.length < most);
    star().click();
    await until(() => star().getAttribute('aria-pressed') !== before && !refusal());
  });

  it('is said beside the box of <journey-feedback>, and what was typed stays there', async () => {
    const { element, root, refusal } = await setup('journey-feedback');
    await until(() => root.querySelector('#box'));
    const field = root.querySelector<HTMLTextAreaElement>('#box')!;
    field.value = 'The search is slow.';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));

    root.querySelector<HTMLElement>('[part=send]')!.click();
    await until(refusal);

    expect(plain(refusal()!.innerText)).to.include(sentence);
    expect(plain(refusal()!.innerText)).to.include('Copy my words');
    expect(root.querySelector<HTMLTextAreaElement>('#box')!.value).to.equal('The search is slow.');
    expect(await violationsIn(element)).to.deep.equal([]);
  });
});
