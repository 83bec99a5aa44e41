import { expect } from 'chai';
import './partner-journey.js';

const fetched = (part: string) =>
  performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.includes(part));

describe('The loader', () => {
  afterEach(() => document.body.replaceChildren());

  it('fetches only what is on the page, also in a shadow root that opens later', async () => {
    document.body.append(document.createElement('late-host'));
    const root = document.createElement('partner-journey');
    root.append(
      ...['journey-progress', 'journey-next', 'journey-updates'].map((tag) => document.createElement(tag)),
    );
    document.body.append(root);
    await Promise.all(
      ['partner-journey', 'journey-progress', 'journey-next', 'journey-updates'].map((tag) =>
        customElements.whenDefined(tag),
      ),
    );
    expect(customElements.get('journey-feedback')).to.equal(undefined);

    class LateHost extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).append(document.createElement('journey-feedback'));
      }
    }
    customElements.define('late-host', LateHost);
    await customElements.whenDefined('journey-feedback');

    expect(fetched('/define-default-widgets.')).to.equal(false);
    expect(customElements.get('journey-resources')).to.equal(undefined);
  });
});
