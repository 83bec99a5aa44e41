import { memoryAdapter, type MemoryData } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import '../journey-checklist/journey-checklist.js';
import '../journey-feedback/journey-feedback.js';
import '../journey-progress/journey-progress.js';
import '../journey-resources/journey-resources.js';
import '../journey-updates/journey-updates.js';
import './partner-journey.js';
import { violationsIn } from '../testing/accessibility.js';
import { until } from '../testing/until.js';

const journey = {
  id: 'launch',
  title: 'Partner launch',
  stages: [
    {
      id: 'prepare',
      title: 'Prepare',
      steps: [
        { id: 'sign', title: 'Sign the agreement', status: 'todo' },
        { id: 'open', title: 'Open your sandbox', status: 'in-progress', side: 'program' },
      ],
    },
    { id: 'sell', title: 'Sell', steps: [{ id: 'deal', title: 'Register a deal', status: 'todo' }] },
  ],
} as const satisfies MemoryData['journey'];

const tags = ['progress', 'checklist', 'feedback', 'resources', 'updates'].map((name) => `journey-${name}`);

/** A root over data of the page, with every widget in it. */
function show(data: MemoryData) {
  document.body.innerHTML = `<partner-journey>${tags.map((tag) => `<${tag}></${tag}>`).join('')}</partner-journey>`;
  const root = document.querySelector('partner-journey')!;
  root.adapter = memoryAdapter({ data, id: crypto.randomUUID() });
  const widget = (name: string) => root.querySelector<HTMLElement>(`journey-${name}`)!;
  const textOf = (name: string) => widget(name).shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
  return { root, widget, textOf };
}

describe('<partner-journey> over data of the page', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows what is given, names the sides in words, and nothing of what is not given', async () => {
    const { root, widget, textOf } = show({ journey, feedback: [] });

    await until(() => widget('checklist').getAttribute('status') === 'ready');
    await until(() => widget('feedback').shadowRoot?.querySelector('textarea'));

    expect(textOf('progress')).to.contain('Prepare');
    expect(textOf('checklist')).to.contain('Open your sandbox').and.to.contain('Program');
    expect(textOf('checklist')).not.to.contain('undefined');
    for (const name of ['resources', 'updates']) expect(widget(name).offsetHeight, name).to.equal(0);
    expect(await violationsIn(root)).to.deep.equal([]);
  });

  it('keeps what a person does by the rules of the contract, as long as the page is there', async () => {
    const { root, widget } = show({ journey });
    await until(() => widget('checklist').getAttribute('status') === 'ready');

    const box = widget('checklist').shadowRoot!.querySelector<HTMLInputElement>('input[type=checkbox]')!;
    box.click();

    const statuses = () =>
      root.client?.select({ kind: 'journey' }).value?.stages[0]?.steps.map(({ status }) => status);
    await until(() => statuses()?.[0] === 'done' && root.client?.getSnapshot().changes.length === 0);
    await root.client?.refresh();
    expect(statuses()).to.deep.equal(['done', 'in-progress']);
  });
});
