import {
  createJourneyClient,
  HostUnreachableError,
  memoryStorage,
  UnexpectedPageError,
  type Clock,
  type JourneyAdapter,
  type JourneyClient,
} from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Change, ChangeKind, Survey } from '@partner-journey/contract';
import { hostileFixture, typicalFixture } from '@partner-journey/contract/fixtures';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import './journey-feedback.js';
import { aSurvey, questions } from '../testing/a-survey.js';
import { accessibleNodes, namesOf, violationsIn } from '../testing/accessibility.js';

const survey = aSurvey([questions.score, questions.why], {
  context: ['stage'],
  thanks: { text: 'Thanks, Priya reads it.', action: { label: 'See what changed', url: '/changed' } },
});

/** What becomes of changes: the host takes them, is away or refuses them, or the network answers with a page of its own. */
type HostMood = 'there' | 'away' | 'network' | 'refusing';

/** A clock so many times as fast as ours: on it the client's pauses between attempts are short, or as good as endless. */
function clockTimes(factor: number): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * factor,
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs / factor);
      return () => clearTimeout(timer);
    },
  };
}

async function setup(surveys: readonly Survey[] = [survey], { pace = 50 } = {}) {
  const fixture = { ...typicalFixture(new Date().toISOString()), surveys: { items: [...surveys] } };
  const host = memoryAdapter({ fixture, id: `sending-${crypto.randomUUID()}` });
  const sent: Change[] = [];
  const page = { mood: 'there' as HostMood };
  const adapter: JourneyAdapter = {
    ...host,
    send: async (changes, context) => {
      if (page.mood === 'away') throw new HostUnreachableError('The host is away.');
      if (page.mood === 'network') throw new UnexpectedPageError('Sign in to this network.');
      sent.push(...changes);
      if (page.mood === 'there') return host.send(changes, context);
      const problem = { type: 'about:blank', title: 'The survey is closed.', status: 422, code: 'gone' };
      return { receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'rejected', problem })) };
    },
  };
  const client = createJourneyClient({ adapter, clock: clockTimes(pace), storage: memoryStorage() });
  clients.push(client);
  const element = document.createElement('journey-feedback');
  element.client = client;
  document.body.append(element);
  const root = element.shadowRoot!;
  const text = () => (root.querySelector('section')?.innerText ?? '').replaceAll('\u00a0', ' ');
  const until = async (condition: () => unknown) => {
    while (!condition()) await new Promise(requestAnimationFrame);
  };
  const says = (words: string) => until(() => text().includes(words));
  const click = (name: string) => {
    [...root.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name)!.click();
  };
  const write = async (words: string) => {
    root.querySelector('textarea')!.focus();
    await sendKeys({ type: words });
  };
  const answer = async () => {
    await says('How likely?');
    root.querySelector<HTMLInputElement>('input[value="9"]')!.click();
    click('Next');
    await says('Why?');
  };
  const kinds = (kind: ChangeKind) => sent.filter((change) => change.kind === kind);
  return { element, root, client, page, text, until, says, click, write, answer, sent, kinds };
}

const clients: JourneyClient[] = [];

describe('<journey-feedback> sending', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    for (const client of clients.splice(0)) {
      // what is unsent would hold the page
      await client.signOut({ unsent: 'discard' });
      client.close();
    }
    Reflect.deleteProperty(navigator, 'onLine');
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  // rows: F9
  it('saves what was answered so far when going on, and all of it at the end, as one response', async () => {
    const { answer, write, click, says, until, sent } = await setup();
    await answer();
    await until(() => sent.length === 1);
    await write('People');

    click('Send');
    await says('Thanks, Priya reads it.');

    const [part, whole] = sent.map(({ payload }) => payload as Record<string, unknown>);
    expect(part).to.deep.include({ answers: { score: 9 }, done: false, context: { stage: 'Onboard' } });
    expect(whole).to.deep.include({ answers: { score: 9, why: 'People' }, done: true });
    expect(part!['responseId'])
      .to.equal(whole!['responseId'])
      .and.match(/^[\da-f-]{36}$/);
  });

  // rows: F32
  it('thanks with the host’s words and link, and the focus goes there', async () => {
    const { answer, click, says, root } = await setup();
    await answer();
    root.querySelector<HTMLElement>('[part=send]')!.focus();

    click('Send');
    await says('Thanks, Priya reads it.');

    expect((root.activeElement as HTMLElement).innerText).to.include('Thanks, Priya reads it.');
    expect(namesOf(await accessibleNodes(), 'link')).to.deep.equal(['See what changed']);
  });

  it('lets the page route the link of the thanks', async () => {
    const { answer, click, says, root, element } = await setup();
    await answer();
    click('Send');
    await says('See what changed');
    const urls: string[] = [];
    element.addEventListener('journey-navigate', (event) => {
      event.preventDefault();
      urls.push(new URL(event.url).pathname);
    });

    root.querySelector('a')!.click();

    expect(urls).to.deep.equal(['/changed']);
  });

  // rows: F25, F26
  it('says that it is kept while the host cannot be reached, and thanks when it has it', async () => {
    const { answer, click, says, text, page } = await setup();
    await answer();
    page.mood = 'away';

    click('Send');
    await says('Not yet saved: waiting for connection. Kept in this tab only');
    expect(text()).not.to.include('Thanks');

    page.mood = 'there';
    await says('Thanks, Priya reads it.');
  });

  // rows: F26
  it('says what may hold it back when it does not get through although the browser is online', async () => {
    const { element, answer, click, says, text, root, page, until } = await setup();
    await answer();
    page.mood = 'away';

    click('Send');
    await says('an ad blocker, a browser extension, or your company’s filter');

    expect(text()).to.include('Not yet saved: waiting for connection. Kept in this tab only');
    expect(text()).not.to.include('Thanks');
    await until(() => root.querySelector('[role=status]:last-child')?.textContent.includes('ad blocker'));
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('says that the network is in the way where that answers with a page of its own', async () => {
    const { element, answer, click, says, text, page } = await setup();
    await answer();
    page.mood = 'network';

    click('Send');
    await says('your network is in the way, and may want you to sign in to it first. Kept in this tab only');
    await says('Try again');
    expect(text()).not.to.include('ad blocker');
    expect(await violationsIn(element)).to.deep.equal([]);

    page.mood = 'there';
    await says('Thanks, Priya reads it.');
  });

  it('blames nothing on the device while the browser is offline', async () => {
    const { answer, click, client, says, text, page, until } = await setup();
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    await answer();
    page.mood = 'away';

    click('Send');
    await until(() => client.getSnapshot().changes.some(({ attempts }) => attempts > 3));
    await says('Try again');

    expect(text()).to.include('Not yet saved: waiting for connection');
    expect(text()).not.to.include('ad blocker');
  });

  // rows: F26
  it('sends again at once when asked to, and gives the words to take elsewhere', async () => {
    const { write, click, says, root, page, until, kinds } = await setup([], { pace: 0.01 });
    await says('Tell Tidewater something');
    await write('Please call me.');
    page.mood = 'away';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });

    click('Send');
    await says('Not yet saved');
    click('Copy my words');
    await until(() => !root.querySelector('textarea')?.hidden);
    expect(root.querySelector('textarea')?.value).to.equal('Please call me.');

    page.mood = 'there';
    click('Try again');
    await says('Thank you.');
    expect(kinds('feedback.send')).to.have.length(1);
  });

  // rows: F26
  it('gives the reason of a refusal and keeps the answers to be sent again', async () => {
    const { answer, write, click, says, root, page, kinds } = await setup();
    await answer();
    await write('People');
    page.mood = 'refusing';

    click('Send');
    await says('Not saved: The survey is closed.');
    expect(root.querySelector('textarea')!.value).to.equal('People');

    page.mood = 'there';
    click('Try again');
    await says('Thanks, Priya reads it.');
    const [refused, again] = kinds('response.save').slice(-2);
    expect(again!.payload).to.deep.equal(refused!.payload);
    expect(again!.id).not.to.equal(refused!.id);
  });

  it('sends changed answers after a refusal instead of the refused ones', async () => {
    const { answer, write, click, says, page, kinds, client } = await setup();
    await answer();
    page.mood = 'refusing';
    click('Send');
    await says('Not saved');
    await write('Now with words');
    page.mood = 'there';

    click('Send');
    await says('Thanks, Priya reads it.');

    expect(kinds('response.save').at(-1)!.payload).to.deep.include({
      answers: { score: 9, why: 'Now with words' },
    });
    expect(client.getSnapshot().changes).to.deep.equal([]);
  });

  it('tries again with the answers that were changed after a refusal', async () => {
    const { answer, write, click, says, page, kinds, client } = await setup();
    await answer();
    page.mood = 'refusing';
    click('Send');
    await says('Not saved');
    await write('Now with words');
    page.mood = 'there';

    click('Try again');
    await says('Thanks, Priya reads it.');

    expect(kinds('response.save').at(-1)!.payload).to.deep.include({
      answers: { score: 9, why: 'Now with words' },
    });
    expect(client.getSnapshot().changes).to.deep.equal([]);
  });

  it('shows the answers selected where they cannot be copied', async () => {
    const { answer, write, click, says, root, page, until } = await setup();
    await answer();
    await write('People');
    page.mood = 'refusing';
    click('Send');
    await says('Not saved');
    const copy = root.querySelector<HTMLTextAreaElement>('textarea.copy')!;
    const blocked = { writeText: () => Promise.reject(new Error('blocked')) };
    Object.defineProperty(navigator, 'clipboard', { value: blocked, configurable: true });

    click('Copy my words');
    await until(() => !copy.hidden);

    expect(copy.value).to.equal('How likely?\n9\n\nWhy?\nPeople');
    expect(copy.value.slice(copy.selectionStart, copy.selectionEnd)).to.equal(copy.value);
  });

  it('sends nothing when the page prevents it, and stays where it is', async () => {
    const { answer, click, says, sent, element, until, text } = await setup();
    const asked: boolean[] = [];
    element.addEventListener('journey-response-send', (event) => {
      event.preventDefault();
      asked.push(event.done);
    });
    await answer();

    click('Send');
    await until(() => asked.length === 2);

    expect(asked).to.deep.equal([false, true]);
    expect(sent).to.deep.equal([]);
    expect(text()).to.include('Why?');
    await says('Send');
  });

  // rows: F10
  it('tells that a survey was answered once it is taken, and then not that it was abandoned', async () => {
    const { answer, click, says, element } = await setup();
    const told: string[] = [];
    element.addEventListener('journey-survey-answered', (event) => told.push(event.type));
    element.addEventListener('journey-survey-abandoned', (event) => told.push(event.type));
    await answer();
    click('Send');
    await says('Thanks');

    element.remove();
    await Promise.resolve();

    expect(told).to.deep.equal(['journey-survey-answered']);
  });

  // rows: F10, F14
  it('puts a survey away for now or for good, and then takes words in the open box', async () => {
    for (const [name, until, parting] of [
      ['Not now', 'later', 'All right, not now.'],
      ['Don’t ask again', 'never', 'All right, this will not be asked again.'],
    ] as const) {
      const page = await setup();
      await page.says('How likely?');

      page.click(name);
      await page.says(parting);
      await page.until(() => page.sent.length > 0);

      expect(page.sent[0]).to.deep.include({ kind: 'survey.dismiss', payload: { until } });
      expect((page.root.activeElement as HTMLElement).innerText).to.equal(parting);
      expect(page.text()).to.include('Tell Tidewater something');
    }
  });

  it('keeps a survey when the page prevents its dismissal', async () => {
    const { click, says, sent, text, element } = await setup();
    await says('How likely?');
    element.addEventListener('journey-survey-dismiss', (event) => event.preventDefault());

    click('Not now');
    await element.updateComplete;

    expect(text()).to.include('How likely?');
    expect(sent).to.deep.equal([]);
  });

  it('sends what is written into the open box with where it was written, and shows it among what was said', async () => {
    const { write, click, says, root, kinds } = await setup([]);
    await says('Tell Tidewater something');
    await write('The exam page is down');

    click('Send');
    await says('Thank you. Your answer has reached Tidewater.');

    expect(kinds('feedback.send')[0]!.payload).to.deep.include({
      text: 'The exam page is down',
      context: { stage: 'Onboard', page: location.pathname },
    });
    expect(root.querySelector('.quote')!.textContent).to.include('The exam page is down');
  });

  it('does not send an empty box, and says so at the field', async () => {
    const { click, says, sent, root } = await setup([]);
    await says('Tell Tidewater something');

    click('Send');
    await says('Please write something first.');

    expect(root.activeElement?.getAttribute('aria-invalid')).to.equal('true');
    expect(sent).to.deep.equal([]);
  });

  it('shows what an earlier page left unsaved or refused', async () => {
    const first = await setup([]);
    await first.says('Tell Tidewater something');
    await first.write('Are you there?');
    first.page.mood = 'refusing';
    first.click('Send');
    await first.says('Not saved');
    first.element.remove();

    const second = document.createElement('journey-feedback');
    second.client = first.client;
    document.body.append(second);
    await first.until(() => second.shadowRoot?.textContent.includes('The survey is closed.'));
    const buttons = [...second.shadowRoot!.querySelectorAll('button')];
    buttons.find(({ innerText }) => innerText === 'Discard')!.click();

    await first.until(() => !second.shadowRoot?.textContent.includes('The survey is closed.'));
    expect(first.client.getSnapshot().changes).to.deep.equal([]);
  });

  it('forgets what one person wrote when another one looks', async () => {
    const { element, answer, write, says, text } = await setup();
    await answer();
    await write('Between us');
    const { session } = typicalFixture(new Date().toISOString());

    element.session = { ...session, viewer: { ...session.viewer, id: 'somebody-else' } };
    await says('How likely?');

    expect(text()).to.include('1 of 2');
    expect(element.shadowRoot!.querySelector('input:checked')).to.equal(null);
  });

  it('shows the good parts of hostile data, as text', async () => {
    const client = createJourneyClient({
      adapter: memoryAdapter({ fixture: hostileFixture(new Date().toISOString()) }),
      storage: memoryStorage(),
    });
    clients.push(client);
    const element = document.createElement('journey-feedback');
    element.client = client;
    document.body.append(element);
    const root = element.shadowRoot!;

    while (!root.querySelector('.question')) await new Promise(requestAnimationFrame);

    expect(element.status).to.equal('ready');
    expect(root.querySelectorAll('script, img, iframe, [onerror], [onclick]')).to.have.length(0);
  });
});
