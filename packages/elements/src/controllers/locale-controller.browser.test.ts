import { expect } from 'chai';
import { LitElement, html } from 'lit';
import { journey } from '../locales/en/journey.js';
import type { Strings } from '../locales/strings.js';
import { LocaleController } from './locale-controller.js';
import { until } from '../testing/until.js';

class SpeakingElement extends LitElement {
  strings: Strings | undefined;
  readonly english: Strings = journey;
  timeZone: string | undefined;
  readonly locale = new LocaleController(this, this);

  override render() {
    return html`<p dir=${this.locale.direction ?? 'inherited'}>${this.locale.text('status.done')}</p>`;
  }
}
customElements.define('test-speaking-element', SpeakingElement);

async function setup(markup = '<test-speaking-element></test-speaking-element>') {
  const place = document.createElement('div');
  place.innerHTML = markup;
  document.body.append(place);
  const element = place.querySelector('test-speaking-element') as SpeakingElement;
  await element.updateComplete;
  const words = () => element.shadowRoot?.querySelector('p')?.textContent;
  const direction = () => element.shadowRoot?.querySelector('p')?.dir;
  return { place, element, words, direction };
}

describe('LocaleController', () => {
  afterEach(() => document.body.replaceChildren());

  it('speaks the language of the nearest element that has one', async () => {
    const { words } = await setup('<div lang="ar"><test-speaking-element></test-speaking-element></div>');

    await until(() => words() === 'تم');
  });

  it('lets its own lang win', async () => {
    const { words } = await setup(
      '<div lang="ar"><test-speaking-element lang="en-GB"></test-speaking-element></div>',
    );

    expect(words()).to.equal('Done');
  });

  it('follows a change of the language around it', async () => {
    const { place, words } = await setup();
    expect(words()).to.equal('Done');

    place.lang = 'ar';

    await until(() => words() === 'تم');
  });

  it('finds the language outside the shadow root it stands in', async () => {
    const host = document.createElement('div');
    host.lang = 'ar';
    const element = document.createElement('test-speaking-element') as SpeakingElement;
    host.attachShadow({ mode: 'open' }).append(element);
    document.body.append(host);

    await until(() => element.shadowRoot?.querySelector('p')?.textContent === 'تم');
  });

  it('speaks English for a language it does not know, also to Intl', async () => {
    const { element, words } = await setup('<test-speaking-element lang="tlh"></test-speaking-element>');

    expect(words()).to.equal('Done');
    expect(element.locale.language).to.equal('en');
  });

  it('sets the direction of its language only where nothing around it says one', async () => {
    const alone = await setup('<test-speaking-element lang="ar"></test-speaking-element>');
    const within = await setup(
      '<div dir="rtl"><test-speaking-element lang="ar"></test-speaking-element></div>',
    );

    expect(alone.direction()).to.equal('rtl');
    expect(within.element.locale.direction).to.equal(undefined);
  });

  it('says the host’s words where it has some', async () => {
    const { element, words } = await setup();

    element.strings = { 'status.done': 'Finished' };
    element.requestUpdate();
    await element.updateComplete;

    expect(words()).to.equal('Finished');
  });

  it('writes shares as people do', async () => {
    const { element } = await setup();

    expect(element.locale.percent(0.62)).to.equal('62%');
  });

  it('stops watching when it leaves the page', async () => {
    const { place, element, words } = await setup();
    element.remove();

    place.lang = 'ar';
    await new Promise(requestAnimationFrame);

    expect(words()).to.equal('Done');
  });
});
