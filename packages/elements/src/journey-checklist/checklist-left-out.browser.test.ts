import { expect } from 'chai';
import './journey-checklist.js';
import { violationsIn } from '../testing/accessibility.js';
import { call, checklistDevice, profile, report, type Part } from '../testing/checklist-device.js';
import { clearPage } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

describe('What was refused of a step that a list leaves out', () => {
  afterEach(clearPage);

  /** A page on which the only list leaves out the step of a report that was refused. */
  async function leftOut() {
    const { host, open } = checklistDevice();
    const before = await open();
    host.refuseWith('forbidden', 'The directory is closed.');
    await report(before);
    await until(() => before.row(profile).querySelector('[part=refusal]'));
    const page = await open({ stageId: before.stageIdOf(call) });
    await until(() => page.row(call));
    const second = (part: Part) => {
      const list = Object.assign(document.createElement('journey-checklist'), part);
      list.client = page.client;
      page.place.append(list);
      return list;
    };
    const waits = () =>
      [...page.root.querySelectorAll<HTMLElement>('[part=kept]')].map((one) => one.innerText);
    const notes = ({ shadowRoot }: HTMLElement = page.element) => [
      ...shadowRoot!.querySelectorAll<HTMLElement>('[part=refusal]'),
    ];
    return { ...page, host, waits, second, notes, stageId: before.stageIdOf(profile) };
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

  it('is listed by none when a list that left it out for its side shows both', async () => {
    const { notes, second, stageId } = await leftOut();
    await until(() => notes().length === 1);
    const other = second({ stageId, side: 'program' });
    await until(() => other.status === 'ready');

    other.side = 'both';

    await until(() => notes().length === 0 && notes(other).length === 1);
  });

  it('can be put away there', async () => {
    const { root, client, notes } = await leftOut();
    await until(() => notes().length === 1);

    button(root, 'Discard').click();

    await until(() => notes().length === 0);
    expect(client.getSnapshot().changes).to.deep.equal([]);
  });

  it('stays there while it is tried again, with its words, until it is saved, and says so', async () => {
    const { host, root, waits, notes, said } = await leftOut();
    await until(() => notes().length === 1);
    host.mood = 'away';

    button(root, 'Try again').focus();
    button(root, 'Try again').click();

    await until(() => /waiting for connection/.test(waits()[0] ?? ''));
    expect(waits()).to.have.length(1);
    expect(waits()[0]).to.match(new RegExp(`^${profile}\\nNot yet saved: waiting for connection`));
    expect(waits()[0]).to.contain('No logo yet');
    expect(root.activeElement).not.to.equal(null);

    host.mood = 'there';
    button(root, 'Try again').click();

    await until(() => said() === 'Saved');
    await until(() => waits().join() === `${profile}\nSaved`);
    expect(notes()).to.deep.equal([]);
  });

  it('stays there while it is tried again, also a tick, and stands there again when it is refused again', async () => {
    const { host, open } = checklistDevice();
    const before = await open();
    host.mood = 'curt';
    before.box(profile).click();
    await until(() => before.row(profile).querySelector('[part=refusal]'));
    const { root } = await open({ stageId: before.stageIdOf(call) });
    await until(() => root.querySelector('[part=refusal]'));
    host.mood = 'slow';

    button(root, 'Try again').click();

    await until(() => plain(root.querySelector('[part=kept]')?.textContent) === `${profile}Saving…`);
    expect(button(root, 'Copy my words')).to.equal(undefined);
    host.mood = 'curt';
    await until(() => root.querySelector('[part=refusal]'));
    expect(root.querySelector('[part=kept]')).to.equal(null);
  });

  it('is listed also where a list that has the step stands in a closed tab', async () => {
    const { host, open } = checklistDevice();
    const { client, place, box, element, stageIdOf } = await open();
    const narrowed = Object.assign(document.createElement('journey-checklist'), {
      client,
      stageId: stageIdOf(call),
    });
    const tab = document.createElement('div');
    tab.hidden = true;
    place.append(tab, narrowed);
    tab.append(element);
    host.refuseWith('forbidden', 'The directory is closed.');

    box(profile).click();

    await until(() => narrowed.shadowRoot!.querySelector('[part=refusal]'));
  });

  it('is listed and said by the first of the lists that leave it out', async () => {
    const { element, notes, second, stageId, place } = await leftOut();
    await until(() => notes().length === 1);
    const other = second({ stageId, side: 'program' });
    await until(() => other.status === 'ready');
    await other.updateComplete;

    expect([notes().length, notes(other).length]).to.deep.equal([1, 0]);
    expect(other.shadowRoot!.querySelector('.hidden-text[role=status]')!.textContent).to.equal('');

    element.remove();
    await until(() => notes(other).length === 1);
    place.append(element);
    await element.updateComplete;
    expect([notes().length, notes(other).length]).to.deep.equal([0, 1]);
  });
});
