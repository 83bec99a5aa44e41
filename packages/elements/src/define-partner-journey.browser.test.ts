import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import { defineElement, version } from './base/define-element.js';
import { definePartnerJourney } from './define-partner-journey.js';
import type { PartnerJourneyElement } from './partner-journey/partner-journey-element.js';
import { until } from './testing/until.js';

function warningsDuring(action: () => void): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (message: string) => warnings.push(message);
  try {
    action();
  } finally {
    console.warn = warn;
  }
  return warnings;
}

describe('definePartnerJourney', () => {
  afterEach(() => document.body.replaceChildren());

  it('is what registers: importing the classes alone does not', () => {
    expect(customElements.get('journey-progress')).to.equal(undefined);
  });

  it('registers every element under a prefix, and its widgets find its root', async () => {
    definePartnerJourney({ prefix: 'acme' });
    const root = document.createElement('acme-partner-journey') as PartnerJourneyElement;
    root.adapter = memoryAdapter({ fixture: 'small', id: 'prefixed' });
    document.body.append(root);

    const shown = () => [...root.renderRoot.querySelectorAll('[part=layout] > [status=ready]')];
    await until(() => shown().length >= 2);

    expect(shown()[0]?.localName).to.equal('acme-journey-progress');
  });

  it('refuses a prefix that cannot stand in a tag', () => {
    expect(() => definePartnerJourney({ prefix: 'Acme!' })).to.throw(TypeError, /lower-case/);
  });
});

describe('defineElement', () => {
  it('leaves a tag to the copy that was faster, and warns once with both versions', () => {
    class First extends HTMLElement {
      static readonly version = '9.9.9';
    }
    customElements.define('journey-taken', First);

    const warnings = warningsDuring(() => defineElement('journey-taken', class extends HTMLElement {}));

    expect(customElements.get('journey-taken')).to.equal(First);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('9.9.9').and.to.include(version);
  });

  it('says nothing when the same copy brings an element twice', () => {
    class First extends HTMLElement {}
    defineElement('journey-twice', First);

    const warnings = warningsDuring(() => defineElement('journey-twice', class extends HTMLElement {}));

    expect(customElements.get('journey-twice')).to.equal(First);
    expect(warnings).to.deep.equal([]);
  });
});
