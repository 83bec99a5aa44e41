import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import './journey-resources.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';

const words = 'How to word dunning letters';

/** A library in which somebody looked for what is not there, and asked for it in vain. */
async function refusedRequest() {
  const host = new MoodyHost();
  host.refuseWith('not-allowed-now', 'No requests today.');
  const fixture = typicalFixture(new Date().toISOString());
  const { root, client } = await showElement(document.createElement('journey-resources'), {
    adapter: host.over(memoryAdapter({ fixture, id: `request-${crypto.randomUUID()}` })),
    storage: memoryStorage(),
  });
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

  search('zzqqxx');
  await until(field);
  type(field()!, words);
  click('Send request');
  await until(() => field()?.form?.contains(note()));
  return { host, root, client, field, type, search, click, refused, note, findsNothingFor };
}

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

  it('is put away when the person says so beside the field', async () => {
    const { click, note, refused } = await refusedRequest();

    click('Discard');
    await until(() => !note());

    expect(refused()).to.deep.equal([]);
  });
});
