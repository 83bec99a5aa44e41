import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import type { JourneyResourcesElement } from './journey-resources-element.js';
import './journey-resources.js';
import { violationsIn } from '../testing/accessibility.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, leavePage, showElement, type ShownElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';

const words = 'How to word dunning letters';

/** A device on which libraries come and go, and the host they talk to. */
function device() {
  const storage = memoryStorage();
  const host = new MoodyHost();
  const id = `request-${crypto.randomUUID()}`;
  const open = async ({ viewerId, isBare = false }: { viewerId?: string; isBare?: boolean } = {}) => {
    leavePage();
    const { session, ...fixture } = typicalFixture(new Date().toISOString());
    const viewer = { ...session.viewer, id: viewerId ?? session.viewer.id };
    const inner = memoryAdapter({
      fixture: {
        ...fixture,
        session: { ...session, viewer },
        ...(isBare && { resources: { items: [], facets: [] } }),
      },
      id,
    });
    const element = document.createElement('journey-resources');
    return library(await showElement(element, { adapter: host.over(inner), storage }));
  };
  return { host, open };
}

function library({ element, root, client }: ShownElement<JourneyResourcesElement>) {
  const field = () => root.querySelector<HTMLTextAreaElement>('#request');
  const type = (into: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    into.value = text;
    into.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  const search = (text: string) => type(root.querySelector('input')!, text);
  const click = (name: string) =>
    [...root.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name)!.click();
  const refused = () =>
    client.getSnapshot().changes.flatMap(({ state, change }) => (state === 'refused' ? [change] : []));
  const note = () => root.querySelector('[part=refusal]');
  const findsNothingFor = (text: string) =>
    until(() => root.querySelector('[part=nothing]')?.textContent.includes(`“${text}”`));
  /** Looks for what is not there, and says what is missing. */
  const ask = async (text: string) => {
    search('zzqqxx');
    await until(field);
    type(field()!, text);
  };
  const kept = async (isWanted: (draft: unknown) => boolean) => {
    while (!isWanted(await client.readDraft('request'))) await new Promise(requestAnimationFrame);
  };
  return { element, root, client, field, type, search, click, refused, note, findsNothingFor, ask, kept };
}

/** A library in which somebody looked for what is not there, and asked for it in vain. */
async function refusedRequest() {
  const { host, open } = device();
  host.refuseWith('not-allowed-now', 'No requests today.');
  const page = await open();
  const { ask, click, field, note } = page;

  await ask(words);
  click('Send request');
  await until(() => field()?.form?.contains(note()));
  return { ...page, host, open };
}

describe('What is typed as a request into <journey-resources>', () => {
  afterEach(clearPage);

  it('is kept as it is typed, and is there when the page comes back and finds nothing again', async () => {
    const { open } = device();
    const before = await open();
    await before.ask(words);
    await before.kept((draft) => draft === words);

    const { search, field } = await open();
    search('zzqq');
    await until(() => field()?.value === words);
  });

  it('is not shown to another person', async () => {
    const { open } = device();
    const first = await open();
    await first.ask(words);
    await first.kept((draft) => draft === words);

    const { search, field, kept, element } = await open({ viewerId: 'somebody-else' });
    search('zzqqxx');
    await until(field);
    await kept((draft) => draft === undefined);
    await element.updateComplete;

    expect(field()!.value).to.equal('zzqqxx');
  });

  it('is kept by the outbox alone once it is sent', async () => {
    const { open } = device();
    const { ask, click, kept, root } = await open();
    await ask(words);
    await kept((draft) => draft === words);

    click('Send request');
    await until(() => root.querySelector('[data-result]')?.textContent.includes('Thank you.'));

    await kept((draft) => draft === undefined);
  });
});

describe('A request that was refused on an earlier page of <journey-resources>', () => {
  afterEach(clearPage);

  it('can be changed above what is found, and is put away when that is sent', async () => {
    const { host, open } = await refusedRequest();
    const { element, root, click, field, type, note, refused } = await open();
    await until(note);

    click('Edit');
    await until(() => field() && root.activeElement === field());
    expect(field()!.value).to.equal(words);
    expect(root.querySelectorAll('.card')).not.to.have.length(0);
    expect(note()).to.equal(null);
    expect(await violationsIn(element)).to.deep.equal([]);
    type(field()!, `${words}, please`);
    host.mood = 'there';
    click('Send request');
    await until(() => root.querySelector('[data-result]')?.textContent.includes('Thank you.'));

    expect(host.sent.at(-1)!.payload).to.deep.equal({ text: `${words}, please` });
    await until(() => refused().length === 0);
  });

  it('stays as it is when the person does not change it after all', async () => {
    const { open } = await refusedRequest();
    const { root, click, field, type, note, refused, kept } = await open();
    await until(note);
    click('Edit');
    await until(field);
    type(field()!, `${words}, please`);
    await kept((draft) => draft === `${words}, please`);

    click('Cancel');
    await until(() => note()?.contains(root.activeElement));

    expect(field()).to.equal(null);
    expect(refused().map(({ payload }) => payload)).to.deep.equal([{ text: words }]);
    await kept((draft) => draft === undefined);
  });

  it('stays open to be changed while one looks for something else, and is put away when that is sent', async () => {
    const { host, open } = await refusedRequest();
    const { root, click, field, type, search, findsNothingFor, note, refused, kept } = await open();
    await until(note);
    click('Edit');
    await until(field);
    type(field()!, `For Monday: ${words}`);

    search('zzqqxxy');
    await findsNothingFor('zzqqxxy');
    expect(field()!.value).to.equal(`For Monday: ${words}`);
    expect(root.querySelectorAll('#request')).to.have.length(1);
    search('');
    await until(() => root.querySelector('.card'));
    expect(field()!.value).to.equal(`For Monday: ${words}`);
    expect(note()).to.equal(null);
    await kept((draft) => draft === `For Monday: ${words}`);
    host.mood = 'there';
    click('Send request');
    await until(() => root.querySelector('[data-result]')?.textContent.includes('Thank you.'));

    await until(() => refused().length === 0);
    expect(host.sent.at(-1)!.payload).to.deep.equal({ text: `For Monday: ${words}` });
  });

  it('is seen also where there is nothing in the library', async () => {
    const { open } = await refusedRequest();
    const { element, root, click, field, note } = await open({ isBare: true });
    await until(note);
    expect(root.querySelector('section')!.innerText).to.include('There is nothing in the library yet.');
    expect(root.querySelector('input')).to.equal(null);

    click('Edit');
    await until(() => field()?.value === words);
    click('Cancel');
    await until(note);
    click('Discard');
    await until(() => element.status === 'empty');
  });
});

describe('A refused request in <journey-resources>', () => {
  afterEach(clearPage);

  it('is still there with its ways on when one looks for something else', async () => {
    const { search, findsNothingFor, field, note, refused, click } = await refusedRequest();

    search('zzqqxxy');
    await findsNothingFor('zzqqxxy');
    await until(() => note() && !field()?.form?.contains(note()));

    expect(refused().map(({ payload }) => payload)).to.deep.equal([{ text: words }]);
    expect(note()!.textContent).to.include('No requests today.');
    expect(field()!.value).to.equal('zzqqxxy');

    click('Discard');
    await until(() => !note());
    expect(refused()).to.deep.equal([]);
  });

  it('is seen also when something is found, and sent again from there', async () => {
    const { host, search, root, field, note, click, client } = await refusedRequest();

    search('');
    await until(() => root.querySelector('.card') && !field() && note());
    host.mood = 'there';
    click('Try again');
    await until(() => client.getSnapshot().changes.length === 0);

    expect(host.sent.at(-1)!.payload).to.deep.equal({ text: words });
    await until(() => !note());
  });

  it('comes back into the field to be changed, and is put away when that is sent', async () => {
    const { host, root, search, findsNothingFor, field, type, note, click, refused } = await refusedRequest();
    search('zzqqxxy');
    await findsNothingFor('zzqqxxy');
    await until(() => note() && !field()?.form?.contains(note()));

    click('Edit');
    await until(() => field()!.value === words);
    expect(root.activeElement).to.equal(field());
    expect(note()).to.equal(null);
    type(field()!, `${words}, please`);
    host.mood = 'there';
    click('Send request');
    await until(() => root.querySelector('[data-result]')?.textContent.includes('Thank you.'));

    expect(host.sent.at(-1)!.payload).to.deep.equal({ text: `${words}, please` });
    await until(() => refused().length === 0);
  });

  it('leaves in the field what was typed after it', async () => {
    const { search, findsNothingFor, field, type, note } = await refusedRequest();
    type(field()!, `${words}, with examples`);

    search('zzqqxxy');
    await findsNothingFor('zzqqxxy');
    await until(() => note() && !field()?.form?.contains(note()));

    expect(field()!.value).to.equal(`${words}, with examples`);
  });

  it('is tried again with what was typed after it, which takes its place', async () => {
    const { host, root, field, type, click, refused } = await refusedRequest();
    type(field()!, 'Dunning letters');
    host.mood = 'there';

    click('Try again');
    await until(() => root.querySelector('[data-result]')?.textContent.includes('Thank you.'));

    expect(host.sent.at(-1)!.payload).to.deep.equal({ text: 'Dunning letters' });
    await until(() => refused().length === 0);
  });

  it('is put away when the person says so beside the field', async () => {
    const { root, click, note, refused, field } = await refusedRequest();

    [...root.querySelectorAll('button')].find(({ innerText }) => innerText === 'Discard')!.focus();
    click('Discard');
    await until(() => !note());

    expect(refused()).to.deep.equal([]);
    expect(field()!.value).to.equal('zzqqxx');
    expect(root.activeElement).to.equal(field());
  });
});
