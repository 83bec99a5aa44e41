import { expect } from 'chai';
import './partner-journey.js';

const fetched = (part: string) =>
  performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.includes(part));

describe('The loader', () => {
  afterEach(() => document.body.replaceChildren());

  it('fetches everything at once for a root that shows all widgets', async () => {
    const root = document.createElement('partner-journey');
    root.append('  ', document.createElement('template'));

    document.body.append(root);
    await Promise.all(
      ['partner-journey', 'journey-progress', 'journey-resources'].map((tag) =>
        customElements.whenDefined(tag),
      ),
    );

    expect(fetched('/define-default-widgets.')).to.equal(true);
  });
});
