import {
  createJourneyClient,
  HostUnreachableError,
  memoryStorage,
  type JourneyClient,
} from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Change, Resource } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import type { PartController } from '../controllers/part-controller.js';
import { violationsIn } from '../testing/accessibility.js';
import { until } from '../testing/until.js';
import { JourneyResourcesElement } from './journey-resources-element.js';
import './journey-resources.js';

const away = 'Not yet saved: waiting for connection';
const clients: JourneyClient[] = [];
const pages: { mood: HostMood }[] = [];

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

/** What the host does with changes: takes them, keeps them waiting, is away, or refuses them. */
type HostMood = 'there' | 'slow' | 'away' | 'refusing';

async function setup({ tag = 'journey-resources', isDurable = true } = {}) {
  const items = [item('a', 'Sandbox essentials'), item('b', 'Pricing guide')];
  const fixture = { ...typicalFixture(new Date().toISOString()), resources: { items, facets: [] } };
  const host = memoryAdapter({ fixture });
  const sent: Change[] = [];
  const page = { mood: 'there' as HostMood };
  pages.push(page);
  const problem = { type: 'about:blank', title: 'Refused', status: 403, code: 'no', detail: 'Not for you.' };
  const client = createJourneyClient({
    adapter: {
      ...host,
      send: async (changes, context) => {
        if (page.mood === 'away') throw new HostUnreachableError('The host is away.');
        sent.push(...changes);
        await until(() => page.mood !== 'slow');
        if (page.mood !== 'refusing') return host.send(changes, context);
        const refuse = ({ id }: Change) => ({ changeId: id, outcome: 'rejected', problem, affected: [] });
        return { receipts: changes.map(refuse) };
      },
    },
    storage: { ...memoryStorage(), durable: isDurable },
  });
  clients.push(client);
  const place = document.createElement('main');
  place.lang = 'en';
  const element = document.createElement(tag) as JourneyResourcesElement;
  element.client = client;
  place.append(element);
  document.body.append(place);
  await until(() => element.status === 'ready');
  const root = element.shadowRoot!;
  const card = () => root.querySelector<HTMLElement>('[part=resource]')!;
  const star = () => card().querySelector<HTMLElement>('[part=favorite]')!;
  /** What can be read of what is not saved. */
  const words = () => {
    const line = card().querySelector<HTMLElement>('[part=pending]');
    return line?.checkVisibility({ visibilityProperty: true }) ? plain(line.innerText) : '';
  };
  const said = () => plain(root.querySelector('[role=status]')?.textContent);
  return { client, element, root, card, star, words, said, page, sent };
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

describe('A mark in <journey-resources>', () => {
  afterEach(() => {
    document.body.replaceChildren();
    for (const client of clients.splice(0)) client.close();
    // nothing stays under way, which would keep the next one from sending
    for (const page of pages.splice(0)) page.mood = 'there';
  });

  it('says that it is being saved when that takes longer, and no more when it is', async () => {
    const { star, words, page, card } = await setup();
    page.mood = 'slow';

    star().click();
    await until(() => words() === 'Saving…');
    expect(star().getAttribute('aria-pressed')).to.equal('true');
    page.mood = 'there';
    await until(() => !card().querySelector('[part=pending]'));

    expect(star().getAttribute('aria-pressed')).to.equal('true');
  });

  it('moves nothing when it is saved at once', async () => {
    const { star, words, page, card } = await setup();
    page.mood = 'slow';
    const before = card().getBoundingClientRect().height;

    star().click();
    await until(() => card().querySelector('[part=pending]'));

    expect(words()).to.equal('');
    expect(card().getBoundingClientRect().height).to.equal(before);
  });

  it('says what it waits for while the host is away, aloud once, and breaks no rule of accessibility', async () => {
    const { element, star, words, said, page, card, sent } = await setup();
    page.mood = 'away';

    star().click();
    await until(() => words() === away);
    await until(() => said() === away);
    expect(await violationsIn(element)).to.deep.equal([]);

    page.mood = 'there';
    window.dispatchEvent(new Event('online'));
    await until(() => !card().querySelector('[part=pending]'));
    expect(sent.map(({ kind }) => kind)).to.deep.equal(['resource.favorite']);
  });

  it('says that it is lost with this tab where nothing can be kept', async () => {
    const { star, words, page } = await setup({ isDurable: false });
    page.mood = 'away';

    star().click();

    await until(() => words() === `${away}. Kept in this tab only: keep it open until this is saved.`);
  });

  it('says so beside “Completed”, when the page said that it is', async () => {
    const { client, words, page, card } = await setup();
    page.mood = 'away';

    void client.change('resource.complete', { resourceId: 'a' }, {});
    await until(() => words() === away);

    expect(plain(card().innerText)).to.contain('Completed');
  });

  it('says nothing of what happens by the way: that it was opened, and how far', async () => {
    const { client, element, page, words, card } = await setup();
    page.mood = 'away';

    await client.change('resource.open', { resourceId: 'a' }, {});
    await client.change('resource.progress', { resourceId: 'a' }, { progress: 0.5 });
    await until(() => client.getSnapshot().changes.every(({ waitingFor }) => waitingFor === 'connection'));
    await element.updateComplete;

    expect(plain(card().innerText)).to.contain('50% done');
    expect(words()).to.equal('');
  });

  it('goes back when it is refused, and says why, aloud once', async () => {
    const { star, said, page, card } = await setup();
    page.mood = 'refusing';

    star().click();
    await until(() => card().querySelector('[part=refusal]'));

    expect(star().getAttribute('aria-pressed')).to.equal('false');
    expect(plain(card().querySelector('[part=refusal]')?.textContent)).to.contain('Not saved: Not for you.');
    await until(() => said() === 'Not saved: Not for you.');
  });

  it('says that it is not saved also when nothing more can be fetched', async () => {
    const { star, words, page } = await setup({ tag: 'cut-off-resources' });
    page.mood = 'away';

    star().click();

    await until(() => words() === 'Not yet saved');
  });
});
