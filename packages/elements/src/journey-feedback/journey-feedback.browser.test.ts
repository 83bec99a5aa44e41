import { sendKeys } from '@web/test-runner-commands';
import type { Survey } from '@partner-journey/contract';
import { smallFixture, typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import type { JourneyFeedbackElement } from './journey-feedback-element.js';
import './journey-feedback.js';
import { accessibleNodes, namesOf, violationsIn } from '../testing/accessibility.js';
import { until } from '../testing/until.js';

const now = new Date().toISOString();
const { session, feedback } = typicalFixture(now);

const nps: Survey = {
  id: 'nps',
  purpose: 'nps',
  askAt: { moment: 'scheduled' },
  anonymous: 'never',
  context: ['stage', 'page'],
  questions: [
    {
      id: 'score',
      kind: 'scale',
      text: 'How likely are you to recommend Tidewater?',
      help: 'Think of the last month.',
      required: true,
      scale: { from: 0, to: 10, lowLabel: 'Not at all', highLabel: 'Very likely', look: 'numbers' },
    },
    { id: 'why', kind: 'text', text: 'Why?', required: false },
  ],
};

const blocks: Survey = {
  ...nps,
  id: 'blocks',
  anonymous: 'choice',
  context: [],
  questions: [
    {
      id: 'what',
      kind: 'choices',
      text: 'What slows you down?',
      required: true,
      options: [
        { value: 'keys', label: 'Waiting for keys' },
        { value: 'else', label: 'Something else', other: true },
      ],
    },
  ],
};

type Given = { [Name in keyof JourneyFeedbackElement]?: JourneyFeedbackElement[Name] | undefined };

async function setup(given: Given = {}) {
  const element = document.createElement('journey-feedback');
  Object.assign(element, { session, surveys: [nps], feedbackItems: [], ...given });
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)!;
  const click = (name: string) => {
    const button = [...root.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === name,
    );
    button!.click();
  };
  const pick = async (value: string) => {
    find(`input[value="${value}"]`).click();
    await element.updateComplete;
  };
  const text = () => find('section').innerText.replaceAll('\u00a0', ' ');
  const says = (words: string) => until(() => text().includes(words));
  const focused = () => root.activeElement as HTMLElement;
  const focuses = (selector: string) => until(() => root.activeElement?.matches(selector));
  return { element, root, find, click, pick, text, says, focused, focuses };
}

describe('<journey-feedback>', () => {
  afterEach(() => document.body.replaceChildren());

  // rows: F1, F33
  it('gives the scale as one named group of radios with the words of both ends', async () => {
    const { pick } = await setup();
    await pick('8');

    const all = await accessibleNodes();
    const group = all.find(({ role }) => role === 'radiogroup');
    const radios = all.filter(({ role }) => role === 'radio');

    expect(group?.name).to.equal('How likely are you to recommend Tidewater?');
    expect(group?.description).to.equal(
      'Think of the last month. 0 means: Not at all. 10 means: Very likely.',
    );
    expect(radios.map(({ name }) => name)).to.deep.equal('0 1 2 3 4 5 6 7 8 9 10'.split(' '));
    expect(radios.filter(({ checked }) => checked === 'true').map(({ name }) => name)).to.deep.equal(['8']);
    expect(all.map(({ name }) => name)).to.include('1\u00a0of\u00a02');
  });

  for (const [state, given] of Object.entries<Given>({
    'a scale': {},
    choices: { surveys: [blocks] },
    'the open box': { surveys: [] },
    'what was said': { surveys: [], feedbackItems: feedback.items },
    nothing: { surveys: [], session: undefined },
  })) {
    it(`has no accessibility violation with ${state}`, async () => {
      const { element } = await setup(given);

      expect(await violationsIn(element)).to.deep.equal([]);
    });
  }

  it('is answered with the arrow keys', async () => {
    const { find, root } = await setup();
    find('input[value="4"]').focus();

    await sendKeys({ press: 'ArrowRight' });

    expect(root.querySelector<HTMLInputElement>('input:checked')?.value).to.equal('5');
  });

  // rows: F33
  it('says what is missing, links it to the control and moves there', async () => {
    const { click, focuses, says } = await setup();

    click('Next');
    await says('Please answer');
    await focuses('input[value="0"]');

    const group = (await accessibleNodes()).find(({ role }) => role === 'radiogroup');
    expect(group?.description).to.match(/Please answer this to go on\.$/);
    expect(group?.invalid).to.equal('true');
  });

  it('takes the word of what is missing back with the answer', async () => {
    const { click, pick, says, text } = await setup();
    click('Next');
    await says('Please answer');

    await pick('3');

    expect(text()).not.to.include('Please answer');
  });

  // rows: F8, F34
  it('goes to the next question and back, moving the focus, and keeps the answers', async () => {
    const { click, pick, text, says, focuses, find } = await setup();
    await pick('9');

    click('Next');
    await says('2 of 2');
    await focuses('textarea');
    expect(text()).to.include('Why?');
    await sendKeys({ type: 'People' });

    click('Back');
    await focuses('input[value="9"]:checked');
    click('Next');
    await focuses('textarea');
    expect((find('textarea') as HTMLTextAreaElement).value).to.equal('People');
  });

  // rows: F16
  it('never takes the focus when it first appears', async () => {
    const { focused } = await setup();

    expect(focused()).to.equal(null);
  });

  it('asks for words beside a choice that wants some', async () => {
    const { element, find, root } = await setup({ surveys: [blocks] });
    expect(root.querySelector('.other')).to.equal(null);

    find('input[value="else"]').click();
    await element.updateComplete;

    expect(namesOf(await accessibleNodes(), 'textbox')).to.deep.equal(['Something else: In your words']);
    expect(namesOf(await accessibleNodes(), 'checkbox')).to.deep.equal([
      'Waiting for keys',
      'Something else',
      'Send without my name',
    ]);
  });

  it('takes a consent as a box to tick, named by the question', async () => {
    const consent = { id: 'ok', kind: 'consent', text: 'You may quote me.', required: true };
    const { click, find, focuses, says } = await setup({ surveys: [{ ...nps, questions: [consent] }] });
    expect(namesOf(await accessibleNodes(), 'checkbox')).to.deep.equal(['You may quote me.']);
    expect(find('textarea')).to.equal(null);

    click('Send');
    await says('Please answer this to go on.');
    await focuses('input');
  });

  it('keeps what was chosen when a part cannot be fetched, says so, and goes on when tried again', async () => {
    const { element, click, pick, text, says, focuses, root } = await setup();
    const part = element['answering'];
    const fetchPart = part['fetchPart'];
    part['fetchPart'] = () => Promise.reject(new Error('away'));
    await pick('9');

    click('Next');
    await says('This cannot be loaded right now');
    expect(text()).to.include('1 of 2');
    expect(root.querySelector<HTMLInputElement>('input:checked')?.value).to.equal('9');

    part['fetchPart'] = fetchPart;
    click('Try again');
    await says('2 of 2');
    await focuses('textarea');
    expect(text()).not.to.include('This cannot be loaded');
  });

  // rows: F22, F23
  it('shows what is sent along before it is sent, and the name only as long as it is', async () => {
    const { find, element, text } = await setup({ about: { label: 'Onboard', stageId: 'onboard' } });
    expect(find('summary').innerText).to.include('Sent with it: stage Onboard.');

    find('summary').click();
    await element.updateComplete;

    expect(text()).to.include(session.viewer.name).and.to.include(location.pathname);
    element.surveys = [{ ...nps, anonymous: 'always' }];
    await element.updateComplete;
    expect(text()).not.to.include(session.viewer.name);
    expect(text()).to.include('sees the answer, not who gave it');
  });

  it('draws radios for small scales and a number field for others', async () => {
    const scale = { from: 5, to: 1, lowLabel: 'Hard', highLabel: 'Easy', look: 'numbers' };
    const withScale = (id: string, to: number) => ({
      ...nps,
      id,
      questions: [{ ...nps.questions[0]!, scale: { ...scale, to } }],
    });
    const { element, root } = await setup({ surveys: [withScale('small', 1)] });
    expect([...root.querySelectorAll('.segment')].map(({ textContent }) => textContent)).to.deep.equal(
      '5 4 3 2 1'.split(' '),
    );

    element.surveys = [withScale('large', 1e9)];
    await element.updateComplete;

    expect(root.querySelectorAll('.segment')).to.have.length(0);
    expect(root.querySelector('input')?.type).to.equal('number');
  });

  it('keeps typed letters from the page and lets its shortcuts through', async () => {
    const { find } = await setup({ surveys: [] });
    const heard: string[] = [];
    const listen = (event: KeyboardEvent) => heard.push(event.key);
    document.addEventListener('keydown', listen);
    find('textarea').focus();

    await sendKeys({ type: 'k/' });
    await sendKeys({ press: 'Escape' });

    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['Escape']);
  });

  // rows: F27
  it('shows the newest three of what was said, in words, and all on demand', async () => {
    const items = feedback.items.slice(0, 1);
    const older = (id: string, day: number) => ({
      ...items[0]!,
      id,
      summary: `Said ${id}`,
      status: 'parked',
      at: `2024-01-0${day}T10:00:00Z`,
    });
    const { click, root, text } = await setup({
      feedbackItems: [older('a', 1), older('b', 2), ...items, older('c', 3)],
    });
    const quotes = () => [...root.querySelectorAll('.quote bdi')].map(({ textContent }) => textContent);
    expect(quotes()).to.deep.equal([`“${items[0]!.summary}”`, '“Said c”', '“Said b”']);
    expect(text()).to.include('parked');

    click('Show all 4');
    await until(() => quotes().length === 4);

    expect(namesOf(await accessibleNodes(), 'button')).to.include('Show fewer');
  });

  it('says that nothing is asked when there is neither a question nor a box', async () => {
    const { element, text } = await setup({
      surveys: [],
      session: { ...session, capabilities: { ...session.capabilities, feedback: false } },
    });

    expect(element.status).to.equal('empty');
    expect(text()).to.include('Nothing is asked here');
  });

  it('shows the survey the page wants', async () => {
    const { surveys } = smallFixture(now);
    const { text } = await setup({ surveys: [nps, ...surveys.items], surveyId: surveys.items[0]!.id });

    expect(text()).to.include('What would make this easier for you?');
  });

  it('tells when a survey comes into view, once', async () => {
    const shown: string[] = [];
    const listen = (event: HTMLElementEventMap['journey-survey-shown']) => shown.push(event.surveyId);
    document.body.addEventListener('journey-survey-shown', listen);
    const { element, pick } = await setup();
    while (shown.length === 0) await new Promise(requestAnimationFrame);

    await pick('2');
    element.remove();
    document.body.append(element);
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);

    document.body.removeEventListener('journey-survey-shown', listen);
    expect(shown).to.deep.equal(['nps']);
  });

  it('tells when a survey that was begun is taken away or replaced, and not when it is moved', async () => {
    const { element, pick } = await setup();
    const abandoned: string[] = [];
    element.addEventListener('journey-survey-abandoned', (event) => abandoned.push(event.surveyId));
    element.remove();
    document.body.append(element);
    await pick('2');
    document.body.prepend(element);
    await element.updateComplete;
    expect(abandoned).to.deep.equal([]);

    element.remove();
    await until(() => abandoned.length > 0);

    document.body.append(element);
    element.surveys = [nps, blocks];
    element.surveyId = 'blocks';
    await until(() => abandoned.length > 1);
    expect(abandoned).to.deep.equal(['nps', 'nps']);
  });
});
