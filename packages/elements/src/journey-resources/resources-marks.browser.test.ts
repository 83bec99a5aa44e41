import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Resource } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import type { PartController } from '../controllers/part-controller.js';
import { violationsIn } from '../testing/accessibility.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';
import { JourneyResourcesElement } from './journey-resources-element.js';
import './journey-resources.js';

const away = 'Not yet saved: waiting for connection';

/** A library for which nothing more can be fetched than the list. */
class CutOffResources extends JourneyResourcesElement {
  protected override fetchLater<P extends object>(): PartController<P> {
    return super.fetchLater<P>(() => Promise.reject(new TypeError('Failed to fetch')));
  }
}
customElements.define('cut-off-resources', CutOffResources);

const item = (id: string, title: string): Resource => ({
  ...{ id, title, url: `/library/${id}`, kind: 'guide', open: 'page' },
  ...{ access: { allowed: true }, mine: {} },
});

async function setup({ tag = 'journey-resources', isDurable = true } = {}) {
  const items = [item('a', 'Sandbox essentials'), item('b', 'Pricing guide')];
  const fixture = { ...typicalFixture(new Date().toISOString()), resources: { items, facets: [] } };
  const host = new MoodyHost();
  const { client, element, root } = await showElement(
    document.createElement(tag) as JourneyResourcesElement,
    {
      adapter: host.over(memoryAdapter({ fixture, id: `marks-${crypto.randomUUID()}` })),
      storage: { ...memoryStorage(), durable: isDurable },
    },
  );
  const card = () => root.querySelector<HTMLElement>('[part=resource]')!;
  const star = () => card().querySelector<HTMLElement>('[part=favorite]')!;
  /** What can be read of what is not saved. */
  const words = () => {
    const line = card().querySelector<HTMLElement>('[part=pending]');
    return line?.checkVisibility({ visibilityProperty: true }) ? plain(line.innerText) : '';
  };
  const said = () => plain(root.querySelector('[role=status]')?.textContent);
  return { client, element, root, card, star, words, said, sent: host.sent, host };
}

describe('A mark in <journey-resources>', () => {
  afterEach(clearPage);

  it('says that it is being saved when that takes longer, and no more when it is', async () => {
    const { star, words, host, card } = await setup();
    host.mood = 'slow';

    star().click();
    await until(() => words() === 'Saving…');
    expect(star().getAttribute('aria-pressed')).to.equal('true');
    host.mood = 'there';
    await until(() => !card().querySelector('[part=pending]'));

    expect(star().getAttribute('aria-pressed')).to.equal('true');
  });

  it('moves nothing when it is saved at once', async () => {
    const { star, words, host, card } = await setup();
    host.mood = 'slow';
    const before = card().getBoundingClientRect().height;

    star().click();
    await until(() => card().querySelector('[part=pending]'));

    expect(words()).to.equal('');
    expect(card().getBoundingClientRect().height).to.equal(before);
  });

  it('says what it waits for while the host is away, aloud once, and breaks no rule of accessibility', async () => {
    const { element, star, words, said, host, card, sent } = await setup();
    host.mood = 'away';

    star().click();
    await until(() => words() === away);
    await until(() => said() === away);
    expect(await violationsIn(element)).to.deep.equal([]);

    host.mood = 'there';
    window.dispatchEvent(new Event('online'));
    await until(() => !card().querySelector('[part=pending]'));
    expect(sent.map(({ kind }) => kind)).to.deep.equal(['resource.favorite']);
  });

  it('says that it is lost with this tab where nothing can be kept', async () => {
    const { star, words, host } = await setup({ isDurable: false });
    host.mood = 'away';

    star().click();

    await until(() => words() === `${away}. Kept in this tab only: keep it open until this is saved.`);
  });

  it('says so beside “Completed”, when the page said that it is', async () => {
    const { client, words, host, card } = await setup();
    host.mood = 'away';

    void client.change('resource.complete', { resourceId: 'a' }, {});
    await until(() => words() === away);

    expect(plain(card().innerText)).to.contain('Completed');
  });

  it('says nothing of what happens by the way: that it was opened, and how far', async () => {
    const { client, element, host, words, card } = await setup();
    host.mood = 'away';

    await client.change('resource.open', { resourceId: 'a' }, {});
    await client.change('resource.progress', { resourceId: 'a' }, { progress: 0.5 });
    await until(() => client.getSnapshot().changes.every(({ waitingFor }) => waitingFor === 'connection'));
    await element.updateComplete;

    expect(plain(card().innerText)).to.contain('50% done');
    expect(words()).to.equal('');
  });

  it('goes back when it is refused, and says why, aloud once', async () => {
    const { star, said, host, card } = await setup();
    host.refuseWith('forbidden', 'Not for you.');

    star().click();
    await until(() => card().querySelector('[part=refusal]'));

    expect(star().getAttribute('aria-pressed')).to.equal('false');
    expect(plain(card().querySelector('[part=refusal]')?.textContent)).to.contain('Not saved: Not for you.');
    await until(() => said() === 'Not saved: Not for you.');
  });

  it('says that it is not saved also when nothing more can be fetched', async () => {
    const { star, words, host } = await setup({ tag: 'cut-off-resources' });
    host.mood = 'away';

    star().click();

    await until(() => words() === 'Not yet saved');
  });
});
