import { expect } from 'chai';
import './journey-checklist.js';
import { call, checklistDevice, profile } from '../testing/checklist-device.js';
import { clearPage } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

/** What an element says from now on. */
function listen({ shadowRoot }: HTMLElement): readonly string[] {
  const heard: string[] = [];
  const region = shadowRoot!.querySelector('.hidden-text[role=status]')!;
  new MutationObserver(() => heard.push(plain(region.textContent))).observe(region, {
    ...{ childList: true, characterData: true, subtree: true },
  });
  return heard;
}

describe('What a checklist says of a refusal', () => {
  afterEach(clearPage);

  it('is said again when it comes again', async () => {
    const { host, open } = checklistDevice();
    const { element, row, box } = await open();
    host.mood = 'curt';
    const heard = listen(element);
    const refusals = () => heard.filter((words) => words.startsWith('Not saved'));
    box(profile).click();
    await until(() => refusals().length === 1);

    button(row(profile), 'Try again').click();

    await until(() => refusals().length === 2);
    expect(new Set(host.sent.map(({ id }) => id)).size).to.equal(1);
  });

  it('is said by the list that shows it, and by no other', async () => {
    const { host, open } = checklistDevice();
    const { element, client, place, box, row, stageIdOf } = await open();
    const narrowed = { client, stageId: stageIdOf(call) };
    const other = Object.assign(document.createElement('journey-checklist'), narrowed);
    place.append(other);
    await until(() => other.status === 'ready');
    const [heard, heardOfOther] = [listen(element), listen(other)];
    host.refuseWith('forbidden', 'The directory is closed.');

    box(profile).click();
    await until(() => row(profile).querySelector('[part=refusal]'));
    await until(() => heard.includes('Not saved: The directory is closed.'));
    await other.updateComplete;

    expect(heardOfOther).to.deep.equal([]);
  });
});
