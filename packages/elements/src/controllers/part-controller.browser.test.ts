import { expect } from 'chai';
import { css, LitElement, html } from 'lit';
import { LocaleController } from './locale-controller.js';
import { PartController } from './part-controller.js';
import { until } from '../testing/until.js';

class PartHost extends LitElement {
  fetched = 0;
  isAway = false;
  gate: Promise<unknown> = Promise.resolve();
  readonly locale = new LocaleController(this, { strings: undefined, timeZone: undefined, english: {} });
  readonly later = new PartController(this, this.locale, async () => {
    this.fetched++;
    await this.gate;
    if (this.isAway) throw new Error('away');
    return {
      words: { 'feedback.more': 'More words' },
      styles: [
        css`
          p {
            color: rgb(1, 2, 3);
          }
        `,
      ],
      done: [] as string[],
    };
  });

  protected override render() {
    return html`<p>${this.locale.text('feedback.more')}</p>`;
  }
}
customElements.define('part-host', PartHost);

async function setup() {
  const element = new PartHost();
  document.body.append(element);
  await element.updateComplete;
  return { element, part: element.later, paragraph: element.shadowRoot!.querySelector('p')! };
}

describe('PartController', () => {
  afterEach(() => document.body.replaceChildren());

  it('fetches when a pointer or the focus first comes near, and once', async () => {
    const { element, part } = await setup();
    expect(element.fetched).to.equal(0);

    element.dispatchEvent(new PointerEvent('pointerover'));
    element.dispatchEvent(new FocusEvent('focusin'));
    await part.load();

    expect(element.fetched).to.equal(1);
    expect(part.value?.done).to.deep.equal([]);
  });

  it('fetches soon when it is told to, and nobody waits for it', async () => {
    const { element, part } = await setup();

    part.fetchSoon();
    expect(element.fetched).to.equal(0);
    await until(() => part.value);

    expect(element.fetched).to.equal(1);
    expect(part.waiting).to.equal(undefined);
  });

  it('brings words and styles with it', async () => {
    const { element, part, paragraph } = await setup();

    await part.load();
    await element.updateComplete;

    expect(paragraph.textContent).to.equal('More words');
    expect(getComputedStyle(paragraph).color).to.equal('rgb(1, 2, 3)');
  });

  it('does what somebody wanted once, as soon as the part is here, and then at once', async () => {
    const { element, part } = await setup();
    let open = () => {};
    element.gate = new Promise<void>((resolve) => (open = resolve));
    part.run(({ done }) => done.push('first'));
    part.run(({ done }) => done.push('second'));
    expect(part.isAwaited).to.equal(true);

    open();
    await part.load();
    part.run(({ done }) => done.push('third'));

    expect(part.value?.done).to.deep.equal(['second', 'third']);
    expect(part.isAwaited).to.equal(false);
  });

  it('keeps what somebody wanted when the part cannot be had, and does it when tried again', async () => {
    const { element, part } = await setup();
    element.isAway = true;
    part.run(({ done }) => done.push('kept'));
    await part.load();
    expect(part.hasFailed).to.equal(true);
    expect(part.want()).to.equal(undefined);

    element.isAway = false;
    await part.load();

    expect(part.hasFailed).to.equal(false);
    expect(part.value?.done).to.deep.equal(['kept']);
  });

  it('says nothing of a failure nobody waits for', async () => {
    const { element, part } = await setup();
    element.isAway = true;

    element.dispatchEvent(new PointerEvent('pointerover'));
    // it is asked for again only once the first time has failed
    await until(() => {
      part.fetchSoon();
      return element.fetched > 1;
    });

    expect(part.hasFailed).to.equal(false);
  });

  it('may come after the element was taken away', async () => {
    const { element, part } = await setup();
    const loading = part.load();

    element.remove();
    await loading;

    expect(part.value).not.to.equal(undefined);
  });
});
