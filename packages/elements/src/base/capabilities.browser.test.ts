import { createJourneyClient, type JourneyClient } from '@partner-journey/client';
import { defineAdapter, type AdapterDefinition } from '@partner-journey/client/define-adapter';
import { expect } from 'chai';
import '../define-all.js';
import { until } from '../testing/until.js';

const tags = ['journey-progress', 'journey-checklist', 'journey-feedback', 'journey-resources'] as const;
type Tag = (typeof tags)[number];

/** A host with tasks, and nothing that is not named. */
const onlyTasks: AdapterDefinition = {
  id: 'tasks',
  session: () => ({ viewer: { id: 'ana', name: 'Ana Duarte' } }),
  reads: {
    journey: () => ({
      ...{ id: 'tasks', title: 'Tasks' },
      stages: [
        {
          ...{ id: 'all', title: 'Your tasks' },
          steps: [
            { id: '1', title: 'Sign the agreement', status: 'todo' },
            { id: '2', title: 'Meet the team', status: 'done' },
          ],
        },
      ],
    }),
  },
};
const written = { id: 'f-1', at: '2026-05-04T09:30:00Z', summary: 'The guide is old.', status: 'received' };
const guide = { id: 'r-1', title: 'Welcome', url: '/welcome', kind: 'guide' };

describe('What a host does not have', () => {
  const clients: JourneyClient[] = [];
  afterEach(() => {
    document.body.replaceChildren();
    clients.splice(0).forEach((client) => client.close());
  });

  /** Every widget, with a host that can do this and nothing else. */
  async function show(reads: AdapterDefinition['reads'] = {}, changes: AdapterDefinition['changes'] = {}) {
    const adapter = defineAdapter({ ...onlyTasks, reads: { ...onlyTasks.reads, ...reads }, changes });
    const client = createJourneyClient({ adapter, storage: 'session' });
    clients.push(client);
    const widgets = tags.map((tag) => {
      const widget = document.createElement(tag);
      Object.assign(widget, { client, lang: 'en' });
      return widget;
    });
    document.body.append(...widgets);
    await until(() => widgets.every(({ status }) => status !== 'loading'));
    const of = (tag: Tag) => widgets[tags.indexOf(tag)]!;
    return {
      statuses: widgets.map(({ status }) => status),
      isSeen: (tag: Tag) => of(tag).offsetHeight > 0,
      find: (tag: Tag, selector: string) => [...of(tag).shadowRoot!.querySelectorAll(selector)],
      text: (tag: Tag) => (of(tag).shadowRoot!.textContent ?? '').replace(/\s+/g, ' '),
    };
  }

  it('is not there: of a host with only tasks, a checklist and a tracker of one stage', async () => {
    const { statuses, isSeen, find } = await show();

    expect(statuses).to.deep.equal(['ready', 'ready', 'off', 'off']);
    expect(tags.map(isSeen)).to.deep.equal([true, true, false, false]);
    expect(find('journey-progress', '[part~=stage]')).to.have.length(1);
  });

  it('cannot be done: of a host that only reads, there are no controls', async () => {
    const { find, text } = await show({
      feedback: () => ({ items: [written] }),
      resources: () => ({ items: [guide] }),
    });

    expect(text('journey-checklist')).to.contain('Sign the agreement');
    expect(find('journey-checklist', 'input, textarea, [part~=action]')).to.deep.equal([]);
    expect(text('journey-resources')).to.contain('Welcome');
    expect(find('journey-resources', '[part~=favorite]')).to.deep.equal([]);
  });

  it('is offered alone: of a host that takes one kind of change, one control', async () => {
    const reads = { resources: () => ({ items: [guide] }) };
    const tick = await show(reads, { 'step.complete': () => undefined });
    const favorite = await show(reads, { 'resource.favorite': () => undefined });

    expect(tick.find('journey-checklist', 'input[type=checkbox]')).to.have.length(1);
    expect(tick.find('journey-resources', '[part~=favorite]')).to.have.length(0);
    expect(favorite.find('journey-checklist', 'input[type=checkbox]')).to.have.length(0);
    expect(favorite.find('journey-resources', '[part~=favorite]')).to.have.length(1);
  });

  it('does not take the box from a host that takes feedback and shows none', async () => {
    const { statuses, find } = await show({}, { 'feedback.send': () => undefined });

    expect(statuses[2]).to.equal('ready');
    expect(find('journey-feedback', 'textarea')).to.have.length(1);
  });

  it('does not hide what the page gives itself', async () => {
    const { statuses } = await show();
    expect(statuses[3]).to.equal('off');

    const widget = document.querySelector('journey-resources')!;
    widget.resources = [guide];
    await until(() => widget.status === 'ready');

    expect(widget.offsetHeight).to.be.greaterThan(0);
  });
});
