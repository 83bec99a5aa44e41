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
});
