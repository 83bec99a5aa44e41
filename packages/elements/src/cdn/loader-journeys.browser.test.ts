import { expect } from 'chai';
import './partner-journey.js';

const fetched = (part: string) =>
  performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.includes(part));

describe('The loader', () => {
  afterEach(() => document.body.replaceChildren());

  it('fetches the tracker and the checklist together where both are on the page', async () => {
    const root = document.createElement('partner-journey');
    root.append(document.createElement('journey-progress'), document.createElement('journey-checklist'));

    document.body.append(root);
    await Promise.all(
      ['partner-journey', 'journey-progress', 'journey-checklist'].map((tag) =>
        customElements.whenDefined(tag),
      ),
    );

    expect(fetched('/journeys.')).to.equal(true);
    expect(fetched('/define-default-widgets.')).to.equal(false);
    expect(customElements.get('journey-feedback')).to.equal(undefined);
  });
});
