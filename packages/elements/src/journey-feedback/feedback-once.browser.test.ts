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

const survey = aSurvey([questions.score, questions.why, questions.more]);

async function setup(surveys: readonly Survey[]) {
  const fixture = { ...typicalFixture(new Date().toISOString()), surveys: { items: [...surveys] } };
  const host = new MoodyHost();
  const element = document.createElement('journey-feedback');
  /** Each time answers were about to be sent: whether they were the last ones. */
  const steps: boolean[] = [];
  element.addEventListener('journey-response-send', ({ done }) => steps.push(done));
  const { root } = await showElement(element, {
    adapter: host.over(memoryAdapter({ fixture, id: `once-${crypto.randomUUID()}` })),
    storage: memoryStorage(),
  });
  const text = () => root.querySelector('section')!.innerText;
  const button = () => root.querySelector<HTMLElement>('[part=send]')!;
  /** Clicks at once, before anything is drawn. */
  const click = (times: number) => {
    for (let count = 0; count < times; count += 1) button().click();
  };
  return { element, root, text, button, click, sent: host.sent, steps };
}

describe('Fifty clicks in <journey-feedback>', () => {
  afterEach(clearPage);

  it('go one question further, and send the answers once', async () => {
    const { root, text, click, sent, steps } = await setup([survey]);
    root.querySelector<HTMLInputElement>('input[value="9"]')!.click();

    click(50);
    await until(() => text().includes('Why?'));
    click(50);
    await until(() => text().includes('What else?'));
    expect(steps).to.deep.equal([false, false]);
    click(50);
    await until(() => root.querySelector('[part=thanks]'));

    expect(steps).to.deep.equal([false, false, true]);
    expect(sent.filter(({ payload }) => 'done' in payload && payload.done)).to.have.length(1);
  });

  it('send the words of the box once', async () => {
    const { root, click, sent } = await setup([]);
    await until(() => root.querySelector('textarea'));
    const field = root.querySelector('textarea')!;
    field.value = 'The search is slow.';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));

    click(50);
    await until(() => root.querySelector('[part=thanks]'));

    expect(sent.map(({ kind }) => kind)).to.deep.equal(['feedback.send']);
  });
});

describe('A double click in <journey-feedback>', () => {
  afterEach(clearPage);

  it('goes one question further: its second click meets the button of a question that nobody has read', async () => {
    const { root, text, button, steps, element } = await setup([survey]);
    root.querySelector<HTMLInputElement>('input[value="9"]')!.click();
    await element.updateComplete;

    button().dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, cancelable: true }));
    await until(() => text().includes('Why?'));
    button().dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true }));
    await element.updateComplete;

    expect(text()).to.include('Why?');
    expect(steps).to.deep.equal([false]);
  });
});
