import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import './journey-checklist.js';
import { accessibleNodes, violationsIn } from '../testing/accessibility.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';

const course = 'Take the course “Sandbox essentials”';
const ownWords = 'Our course, with a picture';
/** A list in which the page draws one step itself, and a host that may be away. */
async function setup({ isAway = false } = {}) {
  const host = new MoodyHost();
  if (isAway) host.mood = 'away';
  const own = document.createElement('div');
  own.slot = 'item-sandbox-course';
  own.textContent = ownWords;
  const list = document.createElement('journey-checklist');
  list.append(own);
  const { element } = await showElement(list, {
    adapter: host.over(memoryAdapter({ id: `items-${crypto.randomUUID()}` })),
    storage: 'session',
  });
  const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('[name=item-sandbox-course]')!;
  const row = slot.closest<HTMLElement>('[part=step]')!;
  const box = row.querySelector('input')!;
  return { element, own, row, box };
}

describe('A step that the page draws itself', () => {
  afterEach(clearPage);

  it('stands in place of the title, and breaks no rule of accessibility', async () => {
    const { element, own, row } = await setup();

    expect(row.innerText).not.to.contain(course);
    expect(row.contains(own.assignedSlot)).to.equal(true);
    expect(own.checkVisibility()).to.equal(true);
    expect(row.querySelector('[part=step-meta]')?.checkVisibility()).to.equal(true);
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('names its box, which is ticked by a click on it', async () => {
    const { own, row, box } = await setup();

    const names = (await accessibleNodes()).filter(({ role }) => role === 'checkbox').map(({ name }) => name);
    own.click();
    await until(() => row.querySelector('.chip')?.textContent === 'Done');

    expect(names).to.include(ownWords);
    expect(box.checked).to.equal(true);
  });

  it('is not ticked by a link in it', async () => {
    const { own, box } = await setup();
    const link = document.createElement('a');
    link.href = '#about';
    own.append(link);

    link.click();

    expect(box.checked).to.equal(false);
    expect(location.hash).to.equal('#about');
  });

  it('names its details', async () => {
    const { row } = await setup();

    row.querySelector<HTMLElement>('[part=disclosure]')!.click();
    await until(() => row.querySelector('[part=panel]'));

    const groups = (await accessibleNodes()).filter(({ role }) => role === 'group');
    expect(groups.map(({ name }) => name)).to.include(ownWords);
  });

  it('still tells that a change is not saved', async () => {
    const { row, box } = await setup({ isAway: true });

    box.click();
    await until(() => row.querySelector('[part=pending]'));

    expect(row.querySelector('[part=pending]')?.checkVisibility()).to.equal(true);
  });

  it('is drawn as ever once the page takes its own away', async () => {
    const { own, row } = await setup();

    own.remove();

    expect(row.innerText).to.contain(course);
  });

  it('stays when the step changes and when the list is divided another way', async () => {
    const { element, own, box, row } = await setup();

    box.click();
    await until(() => row.querySelector('.chip')?.textContent === 'Done');
    element.groupBy = 'side';
    await element.updateComplete;

    expect(own.assignedSlot?.getRootNode()).to.equal(element.shadowRoot);
    expect(own.checkVisibility()).to.equal(true);
  });
});
