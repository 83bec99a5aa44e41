import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import './journey-feedback.js';
import { violationsIn } from '../testing/accessibility.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, leavePage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

/** A device on which pages come and go, and the host they talk to: it asks nothing, and may take no words. */
function device() {
  const storage = memoryStorage();
  const host = new MoodyHost();
  const id = `listed-${crypto.randomUUID()}`;
  const open = async ({ takesWords = true } = {}) => {
    leavePage();
    const { session, ...fixture } = typicalFixture(new Date().toISOString());
    const capabilities = { ...session.capabilities, ...(!takesWords && { feedback: false, surveys: false }) };
    const inner = memoryAdapter({
      fixture: {
        ...fixture,
        session: { ...session, capabilities },
        surveys: { items: [] },
        feedback: { items: [] },
      },
      id,
    });
    const shown = await showElement(document.createElement('journey-feedback'), {
      adapter: host.over(inner),
      storage,
    });
    const { root, client } = shown;
    const notes = () => [...root.querySelectorAll<HTMLElement>('[part=refusal]')];
    const write = async (text: string) => {
      await until(() => root.querySelector('#box'));
      const field = root.querySelector<HTMLTextAreaElement>('#box')!;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    const refused = () => client.getSnapshot().changes.filter(({ state }) => state === 'refused');
    return { ...shown, notes, write, refused };
  };
  /** Opens a page after others on which these words were refused. */
  const openAfter = async (...texts: readonly string[]) => {
    host.refuseWith('not-allowed-now', 'Not today.');
    for (const text of texts) {
      const { root, write, notes } = await open();
      await write(text);
      button(root, 'Send').click();
      await until(() => notes().some((note) => note.closest('form')));
    }
    host.mood = 'there';
    return open();
  };
  return { host, open, openAfter };
}

describe('What <journey-feedback> lists of earlier pages', () => {
  afterEach(clearPage);

  it('is seen also where nothing is asked, nothing was said and nothing can be written', async () => {
    const { open, openAfter } = device();
    await openAfter('One');

    const { element, root, notes } = await open({ takesWords: false });
    await until(() => notes().length === 1);
    expect(element.status).to.equal('ready');
    expect(plain(notes()[0]!.innerText)).to.include('Not saved: Not today.');
    expect(await violationsIn(element)).to.deep.equal([]);

    button(root, 'Discard').click();
    await until(() => element.status === 'empty');
  });

  it('stays while something else is sent', async () => {
    const { host, openAfter } = device();
    const { root, notes, write } = await openAfter('One');
    await until(() => notes().length === 1);
    await write('Two');
    const counts = new Set<number>();
    new MutationObserver(() => counts.add(notes().length)).observe(root, { childList: true, subtree: true });
    host.mood = 'slow';

    button(root, 'Send').click();
    await until(() => plain(root.querySelector('[part=send]')?.textContent) === 'Saving…');
    host.mood = 'there';
    await until(() => root.querySelector('[part=thanks]'));

    expect([...counts]).to.deep.equal([1]);
  });

  it('goes one by one, and the keyboard goes on from the next, at last from the heading', async () => {
    const { openAfter } = device();
    const { root, notes, refused } = await openAfter('One', 'Two', 'Three');
    await until(() => notes().length === 3);
    const typed = notes().map((note) => note.querySelector('.typed')!.textContent);
    expect(typed).to.deep.equal(['One', 'Two', 'Three']);
    const discard = async (index: number) => {
      const left = notes().length - 1;
      const one = button(notes()[index]!, 'Discard');
      one.focus();
      one.click();
      one.click();
      await until(() => notes().length === left && root.activeElement);
    };

    await discard(1);
    expect(notes()[1]!.contains(root.activeElement)).to.equal(true);
    expect(plain(root.activeElement!.textContent)).to.equal('Try again');
    await discard(1);
    expect(notes()[0]!.contains(root.activeElement)).to.equal(true);
    expect(refused()).to.have.length(1);
    await discard(0);
    expect(root.activeElement!.id).to.equal('heading');
  });

  it('leaves the keyboard in its form when what was refused there is put away, and empties the field', async () => {
    const { host, open } = device();
    const { root, notes, write, client } = await open();
    host.refuseWith('not-allowed-now', 'Not today.');
    await write('One');
    button(root, 'Send').click();
    await until(() => notes().length === 1);

    const one = button(root, 'Discard');
    one.focus();
    one.click();
    await until(() => notes().length === 0);

    expect(root.activeElement!.id).to.equal('box');
    expect(root.querySelector<HTMLTextAreaElement>('#box')!.value).to.equal('');
    expect(await client.readDraft('feedback')).to.equal(undefined);
  });

  it('is tried again from its form with what stands there by now, which takes its place', async () => {
    const { host, open } = device();
    const { root, notes, write, client } = await open();
    host.refuseWith('body-too-large', '');
    await write('One that is too long');
    button(root, 'Send').click();
    await until(() => notes().length === 1);
    await write('One');
    host.mood = 'there';

    button(root, 'Try again').click();
    await until(() => root.querySelector('[part=thanks]'));

    expect(host.sent.at(-1)!.payload).to.deep.include({ text: 'One' });
    await until(() => client.getSnapshot().changes.length === 0);
    expect(await client.readDraft('feedback')).to.equal(undefined);
  });

  it('is gone from a form, too, when another widget has put it away', async () => {
    const { host, open } = device();
    const { root, notes, write, client, place } = await open();
    host.refuseWith('not-allowed-now', 'Not today.');
    await write('One');
    button(root, 'Send').click();
    await until(() => notes().length === 1);
    const other = document.createElement('journey-feedback');
    other.client = client;
    place.append(other);
    await until(() => other.shadowRoot!.querySelector('[part=refusal]'));

    button(other.shadowRoot!, 'Discard').click();
    await until(() => notes().length === 0);

    expect(root.querySelector<HTMLTextAreaElement>('#box')!.value).to.equal('');
  });
});
