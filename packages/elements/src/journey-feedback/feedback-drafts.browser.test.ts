import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Session, Survey } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { JourneyFeedbackElement } from './journey-feedback-element.js';
import './journey-feedback.js';
import { aSurvey, questions } from '../testing/a-survey.js';
import { accessibleNodes, namesOf } from '../testing/accessibility.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, leavePage, showElement, type ShownElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';

const survey = aSurvey([questions.score, questions.where, questions.why]);

/** A device on which pages come and go, and the host they talk to. */
function device(surveys: readonly Survey[]) {
  const storage = memoryStorage();
  const host = new MoodyHost();
  const id = `drafts-${crypto.randomUUID()}`;
  /** Shows a page to one person; where it gives another one itself, the client still acts for the first. */
  const open = async (viewerId?: string, given?: Session) => {
    leavePage();
    const { session, ...fixture } = typicalFixture(new Date().toISOString());
    const viewer = { ...session.viewer, id: viewerId ?? session.viewer.id };
    const inner = memoryAdapter({
      fixture: { ...fixture, session: { ...session, viewer }, surveys: { items: [...surveys] } },
      id,
    });
    const element = document.createElement('journey-feedback');
    if (given) element.session = given;
    return page(await showElement(element, { adapter: host.over(inner), storage }));
  };
  return { open, sent: host.sent, host };
}

function page({ element, root, client }: ShownElement<JourneyFeedbackElement>) {
  const text = () => root.querySelector('section')!.innerText;
  const says = (words: string) => until(() => text().includes(words));
  const click = (name: string) =>
    [...root.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name)!.click();
  const write = async (words: string, field = 'textarea') => {
    root.querySelector<HTMLElement>(field)!.focus();
    await sendKeys({ type: words });
  };
  const kept = async (name: string, isWanted: (draft: unknown) => boolean) => {
    while (!isWanted(await client.readDraft(name))) await new Promise(requestAnimationFrame);
  };
  return { element, root, client, text, says, click, write, kept };
}

/** Somebody whom a page shows although the client acts for another one. */
function somebodyElse(): Session {
  const { session } = typicalFixture(new Date().toISOString());
  return { ...session, viewer: { ...session.viewer, id: 'somebody-else' } };
}

const box = 'Tell Tidewater something';

describe('What is typed into <journey-feedback>', () => {
  afterEach(clearPage);

  it('is kept as it is typed, and is there when the page comes back', async () => {
    const { open } = device([]);
    const before = await open();
    await before.says(box);
    await before.write('The exam page');
    await before.kept('feedback', (draft) => draft === 'The exam page');

    const { root, says } = await open();
    await says(box);
    await until(() => root.querySelector('textarea')!.value !== '');

    expect(root.querySelector('textarea')!.value).to.equal('The exam page');
    expect(namesOf(await accessibleNodes(), 'textbox')).to.deep.equal([box]);
  });

  it('is kept at once when the field is left or the element goes', async () => {
    const { open } = device([]);
    const { root, write, element, says, kept } = await open();
    await says(box);
    await write('One');
    root.querySelector<HTMLElement>('[part=send]')!.focus();
    await kept('feedback', (draft) => draft === 'One');
    await write(' two');

    element.remove();

    await kept('feedback', (draft) => draft === 'One two');
  });

  it('is kept with the first key, and at once when the page is left or hidden', async () => {
    const { open } = device([]);
    const { root, says, client } = await open();
    await says(box);
    await client.readDraft('feedback');
    const type = (words: string) => {
      const field = root.querySelector('textarea')!;
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    const keptByNow = async () => {
      await new Promise(requestAnimationFrame);
      return client.readDraft('feedback');
    };

    type('One');
    expect(await keptByNow()).to.equal('One');
    type('One two');
    dispatchEvent(new Event('pagehide'));
    expect(await keptByNow()).to.equal('One two');
    type('One two three');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));

    expect(await keptByNow()).to.equal('One two three');
  });

  it('is listened for at the page only while something is not kept yet', async () => {
    const { open } = device([]);
    const { root, says, kept, element } = await open();
    await says(box);
    const heard = new Set<unknown>();
    const { addEventListener: add, removeEventListener: remove } = window;
    window.addEventListener = (...args: Parameters<typeof add>) => {
      if (args[0] === 'pagehide') heard.add(args[1]);
      add.apply(window, args);
    };
    window.removeEventListener = (...args: Parameters<typeof remove>) => {
      heard.delete(args[1]);
      remove.apply(window, args);
    };
    const field = root.querySelector('textarea')!;
    const counts = ['One', 'One two'].map((words) => {
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return heard.size;
    });

    element.remove();
    await kept('feedback', (draft) => draft === 'One two');
    Object.assign(window, { addEventListener: add, removeEventListener: remove });

    expect([...counts, heard.size]).to.deep.equal([0, 1, 0]);
  });

  it('is not shown to another person', async () => {
    const { open } = device([]);
    const first = await open();
    await first.says(box);
    await first.write('Between us');
    await first.kept('feedback', (draft) => draft === 'Between us');

    const second = await open('somebody-else');
    await second.says(box);
    await second.kept('feedback', (draft) => draft === undefined);

    expect(second.root.querySelector('textarea')!.value).to.equal('');
  });

  it('is neither shown to somebody else than the client acts for, nor kept or forgotten for them', async () => {
    const { open } = device([]);
    const first = await open();
    await first.says(box);
    await first.write('Between us');
    await first.kept('feedback', (draft) => draft === 'Between us');

    const second = await open(undefined, somebodyElse());
    await second.says(box);
    await second.kept('feedback', (draft) => draft === 'Between us');
    expect(second.root.querySelector('textarea')!.value).to.equal('');
    await second.write('Mine');
    second.root.querySelector<HTMLElement>('[part=send]')!.focus();
    await second.kept('feedback', (draft) => draft === 'Between us');
    second.click('Send');
    await second.says('Thank you.');

    expect(await second.client.readDraft('feedback')).to.equal('Between us');
  });

  it('is not shown to somebody who is shown before it was read', async () => {
    const { open } = device([]);
    const first = await open();
    await first.says(box);
    await first.write('Between us');
    await first.kept('feedback', (draft) => draft === 'Between us');
    const { element, root, client, says } = await open(undefined, somebodyElse());
    await says(box);
    let answer: ((draft: unknown) => void) | undefined;
    client.readDraft = () => new Promise((resolve) => (answer = resolve));
    element.session = client.select({ kind: 'session' }).value!;
    await until(() => answer);

    element.session = somebodyElse();
    await element.updateComplete;
    answer!('Between us');
    await new Promise(requestAnimationFrame);
    await element.updateComplete;

    expect(root.querySelector('textarea')!.value).to.equal('');
  });

  it('into a survey is not put back for somebody else than the client acts for', async () => {
    const { open } = device([survey]);
    const first = await open();
    await first.says('How likely?');
    first.root.querySelector<HTMLInputElement>('input[value="9"]')!.click();
    await first.kept('survey/nps', (draft) => draft !== undefined);

    const { says, kept, root, element } = await open(undefined, somebodyElse());
    await says('How likely?');
    await kept('survey/nps', (draft) => draft !== undefined);
    await element.updateComplete;

    expect(root.querySelector('input:checked')).to.equal(null);
  });

  it('is kept by the outbox alone once it is sent', async () => {
    const { open, sent } = device([]);
    const { says, write, click, kept } = await open();
    await says(box);
    await write('Thank you');
    await kept('feedback', (draft) => draft === 'Thank you');

    click('Send');
    await says('Thank you. Your answer has reached Tidewater.');

    await kept('feedback', (draft) => draft === undefined);
    expect(sent).to.have.length(1);
  });

  it('goes on where a survey was left, as the same response', async () => {
    const { open, sent } = device([survey]);
    const before = await open();
    await before.says('How likely?');
    before.root.querySelector<HTMLInputElement>('input[value="9"]')!.click();
    before.click('Next');
    await before.says('Where?');
    before.root.querySelector<HTMLInputElement>('input[value="other"]')!.click();
    await until(() => before.root.querySelector('.other'));
    await before.write('In the portal', '.other');
    before.click('Next');
    await before.says('Why?');
    await before.write('People');
    await before.kept('survey/nps', (draft) => JSON.stringify(draft)?.includes('People'));

    const { says, root, click, kept } = await open();
    await says('Why?');
    expect(root.querySelector('textarea')!.value).to.equal('People');
    click('Send');
    await says('Your answer has reached Tidewater.');

    const responses = sent.flatMap(({ payload }) => ('responseId' in payload ? [payload] : []));
    expect(new Set(responses.map(({ responseId }) => responseId)).size).to.equal(1);
    expect(responses.at(-1)).to.deep.include({
      answers: { score: 9, where: 'In the portal', why: 'People' },
      done: true,
    });
    await kept('survey/nps', (draft) => draft === undefined);
  });

  it('can be taken up again after a refusal, which goes when the new words are taken', async () => {
    const { open, host, sent } = device([]);
    const before = await open();
    await before.says(box);
    await before.write('Are you there?');
    host.mood = 'refusing';
    before.click('Send');
    await before.says('Not saved: Not now.');

    const { says, click, root, write, client } = await open();
    await says('Not saved: Not now.');
    expect(namesOf(await accessibleNodes(), 'button').slice(0, 4)).to.deep.equal([
      'Try again',
      'Edit',
      'Copy my words',
      'Discard',
    ]);
    click('Edit');
    await until(() => root.querySelector('textarea:not(.copy)') === root.activeElement);
    expect((root.activeElement as HTMLTextAreaElement).value).to.equal('Are you there?');
    await write(' Hello?', 'textarea:not(.copy)');
    host.mood = 'there';
    click('Send');
    await says('Thank you. Your answer has reached Tidewater.');

    await until(() => client.getSnapshot().changes.length === 0);
    expect(sent.at(-1)!.payload).to.deep.include({ text: 'Are you there? Hello?' });
  });

  it('of a refused survey can be taken up again', async () => {
    const { open, host } = device([survey]);
    const before = await open();
    await before.says('How likely?');
    before.root.querySelector<HTMLInputElement>('input[value="9"]')!.click();
    before.click('Next');
    await before.says('Where?');
    before.click('Next');
    await before.says('Why?');
    await before.write('People');
    host.mood = 'refusing';
    before.click('Send');
    await before.says('Not saved: Not now.');

    const { says, click, root, client } = await open();
    await says('Not saved: Not now.');
    click('Edit');
    await says('Why?');
    expect(root.querySelector<HTMLTextAreaElement>('#answer')!.value).to.equal('People');
    host.mood = 'there';
    click('Send');
    await says('Your answer has reached Tidewater.');

    await until(() => client.getSnapshot().changes.length === 0);
  });
});
