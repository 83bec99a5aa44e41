import type { JourneyAdapter } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import '../journey-checklist/journey-checklist.js';
import '../journey-feedback/journey-feedback.js';
import '../journey-progress/journey-progress.js';
import '../journey-resources/journey-resources.js';
import { violationsIn } from '../testing/accessibility.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';

const id = 'minimum';
const title = 'Becoming a partner';
/** All that a host has to have, as it would be sent. */
const journey = {
  id,
  title,
  stages: [
    { id: 'recruit', title: 'Recruit', position: 'done', steps: [] },
    {
      id: 'onboard',
      title: 'Onboard',
      position: 'current',
      steps: [
        { id: 'apply', title: 'Apply', status: 'done' },
        { id: 'profile', title: 'Write your profile', status: 'todo' },
      ],
    },
  ],
};

/** A host with one journey of which it knows no more than it must. */
function minimalHost(): JourneyAdapter {
  const inner = memoryAdapter({ id: `minimum-${crypto.randomUUID()}` });
  return {
    ...inner,
    read: async (query, context) => {
      if (query.kind === 'journeys') return { body: { items: [{ id, title }] } };
      return query.kind === 'journey' ? { body: journey } : inner.read(query, context);
    },
  };
}

const show = (tag: 'journey-checklist' | 'journey-progress') =>
  showElement(document.createElement(tag), { adapter: minimalHost(), storage: 'session' });

describe('A host that has no more than it must', () => {
  afterEach(clearPage);

  it('gets its checklist', async () => {
    const { element, root } = await show('journey-checklist');

    const names = [...root.querySelectorAll('[part=step-title]')].map((name) => name.textContent?.trim());
    expect(names).to.include('Write your profile');
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('gets its tracker', async () => {
    const { element, root } = await show('journey-progress');

    expect(root.textContent).to.contain('Onboard');
    expect(root.textContent).to.contain('Recruit');
    expect(root.textContent).not.to.contain('undefined');
    expect(await violationsIn(element)).to.deep.equal([]);
  });
});

describe('A page that gives no more than it must', () => {
  afterEach(() => document.body.replaceChildren());

  async function place<Element extends HTMLElement & { status: string }>(element: Element) {
    const main = document.createElement('main');
    main.lang = 'en';
    main.append(element);
    document.body.append(main);
    await until(() => element.status === 'ready');
    return { element, root: element.shadowRoot! };
  }

  it('gets its checklist, with the steps the partner’s own and nothing to do with them', async () => {
    const { element, root } = await place(
      Object.assign(document.createElement('journey-checklist'), { journey }),
    );

    const names = [...root.querySelectorAll('[part=step-title]')].map((name) => name.textContent?.trim());
    expect(names).to.include('Write your profile');
    expect(root.querySelector('[part=checkbox]:not([aria-disabled=true])')).to.equal(null);
    expect(root.textContent).not.to.contain('undefined');
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('draws no row again when it gives the same steps in a new journey', async () => {
    const { element, root } = await place(
      Object.assign(document.createElement('journey-checklist'), { journey }),
    );
    const changed: Node[] = [];
    const watch = new MutationObserver((list) => changed.push(...list.map(({ target }) => target)));
    watch.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });

    element.journey = { ...journey };
    await element.updateComplete;

    expect(changed.concat(watch.takeRecords().map(({ target }) => target))).to.deep.equal([]);
    watch.disconnect();
  });

  it('gets its tracker', async () => {
    const { element, root } = await place(
      Object.assign(document.createElement('journey-progress'), { journey }),
    );

    expect(root.textContent).to.contain('Onboard');
    expect(root.textContent).not.to.contain('undefined');
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('gets its library', async () => {
    const resources = [{ id: 'guide', title: 'A guide', url: 'https://portal.example/guide' }];
    const { element, root } = await place(
      Object.assign(document.createElement('journey-resources'), { resources }),
    );

    await until(() => root.querySelector('a[href="https://portal.example/guide"]') !== null);
    expect(root.textContent).not.to.contain('undefined');
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('gets its question, which says nothing about a name', async () => {
    const surveys = [
      {
        id: 'ease',
        purpose: 'open',
        askAt: { moment: 'always-open' },
        questions: [{ id: 'what', kind: 'text', text: 'What is hard?' }],
      },
    ];
    const { element, root } = await place(
      Object.assign(document.createElement('journey-feedback'), { surveys }),
    );

    await until(() => root.textContent?.includes('What is hard?'));
    expect(root.querySelector('input[type=checkbox]')).to.equal(null);
    expect(root.textContent).not.to.contain('undefined');
    expect(await violationsIn(element)).to.deep.equal([]);
  });
});
