import { memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Survey } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import './journey-feedback.js';
import { aSurvey, questions } from '../testing/a-survey.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';

const survey = aSurvey([questions.why]);
const other = aSurvey([{ ...questions.why, text: 'Anything else?' }], { id: 'other' });

const words = 'The payouts page is down';

/** A host that asks what the test says, and a person who writes into the first field there is. */
async function setup(offered: readonly Survey[]) {
  const host = new MoodyHost();
  const inner = memoryAdapter({
    fixture: { ...typicalFixture(new Date().toISOString()), surveys: { items: [survey, other] } },
    id: `refused-${crypto.randomUUID()}`,
  });
  const page = { offered };
  const adapter = host.over({
    ...inner,
    read: async (query, context) =>
      query.kind === 'surveys' ? { body: { items: page.offered } } : inner.read(query, context),
  });
  const { root, client } = await showElement(document.createElement('journey-feedback'), {
    adapter,
    storage: memoryStorage(),
  });
  const says = (text: string) => until(() => root.querySelector('section')!.innerText.includes(text));
  const offer = async (...surveys: readonly Survey[]) => {
    page.offered = surveys;
    await client.refresh('surveys');
  };
  const field = () => root.querySelector<HTMLTextAreaElement>('.question textarea')!;
  const write = (text: string) => {
    field().value = text;
    field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  const click = (name: string) =>
    [...root.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name)!.click();
  const note = () => root.querySelector('[part=refusal]');
  /** Writes and sends what the host refuses. */
  const writeInVain = async (text: string) => {
    await until(field);
    write(text);
    host.refuseWith('not-allowed-now', 'Not today.');
    click('Send');
    await until(() => note()?.closest('form'));
    host.mood = 'there';
  };
  /** Until the refusal is not in a form any more, but seen. */
  const standsAlone = () => until(() => note() && !note()!.closest('form'));
  /** Asks something while the box stands there, until the person has answered and is back at the box. */
  const askBetween = async () => {
    await offer(survey);
    await says('Why?');
    await standsAlone();
    write('People');
    click('Send');
    await says('Say something else');
    await offer();
    click('Say something else');
    await says('Tell Tidewater something');
  };
  const refused = () =>
    client.getSnapshot().changes.flatMap(({ state, change }) => (state === 'refused' ? [change] : []));
  return { root, says, offer, field, write, click, note, writeInVain, standsAlone, askBetween, refused };
}

describe('What was refused in <journey-feedback>', () => {
  afterEach(clearPage);

  it('is seen while a survey takes the place of the box, and still there after it', async () => {
    const { says, field, click, note, writeInVain, askBetween, refused } = await setup([]);
    await writeInVain(words);

    await askBetween();

    expect(refused().map(({ payload }) => (payload as { text: string }).text)).to.deep.equal([words]);
    expect(note()!.textContent).to.include('Not today.');
    expect(field().value).to.equal('');
    click('Edit');
    await until(() => field().value === words);
    click('Send');
    await says('Thank you.');
    await until(() => refused().length === 0);
  });

  it('leaves in the box what was typed after it', async () => {
    const { field, write, writeInVain, askBetween } = await setup([]);
    await writeInVain(words);
    write(`${words} again`);

    await askBetween();

    expect(field().value).to.equal(`${words} again`);
  });

  it('is seen when the survey is put away', async () => {
    const { says, click, writeInVain, standsAlone, refused } = await setup([survey]);
    await writeInVain('People');

    click('Not now');
    await says('All right, not now.');
    await standsAlone();

    expect(refused()).to.have.length(1);
  });

  it('is seen when another survey is to be shown', async () => {
    const { root, offer, says, click, note, writeInVain, standsAlone, refused } = await setup([
      survey,
      other,
    ]);
    await writeInVain('People');

    await offer(other);
    (root.host as HTMLElement).setAttribute('survey-id', 'other');
    await says('Anything else?');
    await standsAlone();

    expect(refused()).to.have.length(1);
    click('Discard');
    await until(() => !note());
    expect(refused()).to.deep.equal([]);
  });
});
