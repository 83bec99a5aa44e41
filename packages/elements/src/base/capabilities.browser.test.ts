import { createJourneyClient, type JourneyAdapter, type JourneyClient } from '@partner-journey/client';
import {
  defineAdapter,
  type AdapterDefinition,
  type GivenSession,
} from '@partner-journey/client/define-adapter';
import { keepHere } from '@partner-journey/client/keep-here';
import type { Capabilities } from '@partner-journey/contract';
import { expect } from 'chai';
import '../define-all.js';
import { violationsIn } from '../testing/accessibility.js';
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

/** What there is in place of a host's. */
interface Surroundings {
  readonly capabilities?: Partial<Capabilities>;
  readonly session?: Partial<GivenSession>;
  readonly over?: (adapter: JourneyAdapter) => JourneyAdapter;
}

describe('What a host does not have', () => {
  const clients: JourneyClient[] = [];
  afterEach(() => {
    document.body.replaceChildren();
    clients.splice(0).forEach((client) => client.close());
  });

  /** Every widget, with a host that can do this and nothing else. */
  async function show(
    reads: AdapterDefinition['reads'] = {},
    changes: AdapterDefinition['changes'] = {},
    { capabilities, session, over = (adapter) => adapter }: Surroundings = {},
  ) {
    const adapter = defineAdapter({
      ...onlyTasks,
      // what was typed for one host stays in this tab for it
      id: crypto.randomUUID(),
      session: () => ({
        viewer: { id: 'ana', name: 'Ana Duarte' },
        organizations: { partner: { name: 'Finch & Sons' }, program: { name: 'Harbor' } },
        ...session,
        ...(capabilities && { capabilities }),
      }),
      reads: { ...onlyTasks.reads, ...reads },
      changes,
    });
    const client = createJourneyClient({ adapter: over(adapter), storage: 'session' });
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
    const signing = {
      ...{
        id: '1',
        title: 'Sign the agreement',
        status: 'todo',
        kind: 'agreement',
        why: 'It opens the store.',
      },
      fields: [{ name: 'town', label: 'Town', type: 'text' }],
    };
    const { statuses, find, text } = await show({
      journey: () => ({ id: 'tasks', title: 'T', stages: [{ id: 'all', title: 'All', steps: [signing] }] }),
      feedback: () => ({ items: [written] }),
      resources: () => ({ items: [guide] }),
    });

    expect(statuses).to.deep.equal(['ready', 'ready', 'ready', 'ready']);
    expect(text('journey-checklist')).to.contain('Sign the agreement');
    const [disclosure] = find('journey-checklist', '[part~=disclosure]') as [HTMLElement];
    disclosure.click();
    await until(() => find('journey-checklist', '[part~=panel]').length === 1);
    expect(text('journey-checklist')).to.contain('It opens the store.');
    expect(find('journey-checklist', 'input, textarea, form, [part~=action]')).to.deep.equal([]);
    expect(text('journey-feedback')).to.contain('The guide is old.');
    expect(find('journey-feedback', 'textarea, form, input')).to.deep.equal([]);
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

  describe('and is said by mail', () => {
    const byMail = () => show({}, {}, { capabilities: { feedbackMail: 'partners+eu@example.com' } });
    /** Follows the link without opening a mail program: gives its address. */
    const follow = (link: HTMLAnchorElement) => {
      let href: string | undefined;
      const stop = (event: Event) => {
        if (!event.defaultPrevented) href = link.href;
        event.preventDefault();
      };
      document.addEventListener('click', stop, { once: true });
      link.click();
      document.removeEventListener('click', stop);
      return href;
    };

    it('opens a mail with the words and all that is shown to go along, and keeps the words', async () => {
      const { find, text, statuses } = await byMail();
      const [field] = find('journey-feedback', 'textarea') as [HTMLTextAreaElement];
      const [link] = find('journey-feedback', 'a[part~=send]') as [HTMLAnchorElement];
      field.value = 'Step 3 & more\nis unclear?';
      field.dispatchEvent(new Event('input'));

      const { protocol, pathname, searchParams } = new URL(follow(link)!);

      expect(statuses[2]).to.equal('ready');
      expect([protocol, pathname]).to.deep.equal(['mailto:', 'partners%2Beu@example.com']);
      expect(searchParams.get('subject')).to.equal('Feedback from Finch & Sons');
      expect(searchParams.get('body')).to.equal(
        `Step 3 & more\r\nis unclear?\r\n\r\nStage: Your tasks\r\nPage: ${location.pathname}\r\nName: Ana Duarte`,
      );
      expect(field.value).to.contain('is unclear?');
      expect(text('journey-feedback')).to.contain('addressed to partners+eu@example.com');
      const widget = document.querySelector('journey-feedback')!;
      expect(await violationsIn(widget)).to.deep.equal([]);
    });

    it('names who writes where nobody’s name is known', async () => {
      const session = { viewer: { id: 'ana' }, organizations: {} };
      const capabilities = { feedbackMail: 'partners@example.com' };
      const { find } = await show({}, {}, { session, capabilities });
      const [field] = find('journey-feedback', 'textarea') as [HTMLTextAreaElement];
      const [link] = find('journey-feedback', 'a[part~=send]') as [HTMLAnchorElement];
      field.value = 'Thanks';
      field.dispatchEvent(new Event('input'));

      expect(new URL(follow(link)!).searchParams.get('subject')).to.equal('Feedback from ana');
    });

    it('opens none without words, and none that the page prevents', async () => {
      const { find } = await byMail();
      const [field] = find('journey-feedback', 'textarea') as [HTMLTextAreaElement];
      const [link] = find('journey-feedback', 'a[part~=send]') as [HTMLAnchorElement];
      const widget = document.querySelector('journey-feedback')!;

      expect(follow(link)).to.equal(undefined);
      await widget.updateComplete;
      expect(find('journey-feedback', '#missing')).to.have.length(1);
      expect(widget.shadowRoot!.activeElement).to.equal(field);

      field.value = 'Hello';
      field.dispatchEvent(new Event('input'));
      widget.addEventListener('journey-feedback-send', (event) => event.preventDefault(), { once: true });
      expect(follow(link)).to.equal(undefined);
      expect(follow(link)).to.contain('body=Hello');
    });
  });

  it('is kept in this browser, and that is said', async () => {
    const over = (adapter: JourneyAdapter) =>
      keepHere(adapter, { kinds: ['resource.favorite'], storage: 'session' });
    const { find, text } = await show({ resources: () => ({ items: [guide] }) }, {}, { over });
    const [star] = find('journey-resources', '[part~=favorite]') as [HTMLElement];

    star.click();
    await until(() => star.getAttribute('aria-pressed') === 'true');
    await until(() => clients[0]!.pendingFor(guide.id).length === 0);

    expect(star.getAttribute('aria-pressed')).to.equal('true');
    expect(text('journey-resources')).to.contain('Favorites are kept in this browser only.');
  });

  it('says what is kept in this browser: what was opened, or that and the favorites', async () => {
    const said = async (kinds: readonly ('resource.favorite' | 'resource.open')[]) => {
      const over = (adapter: JourneyAdapter) => keepHere(adapter, { kinds, storage: 'session' });
      const { find } = await show({ resources: () => ({ items: [guide] }) }, {}, { over });
      return find('journey-resources', '.kept-here').map(({ textContent }) => textContent);
    };

    expect(await said(['resource.open'])).to.deep.equal([
      'What you have opened is remembered in this browser only.',
    ]);
    document.body.replaceChildren();
    expect(await said(['resource.open', 'resource.favorite'])).to.deep.equal([
      'Favorites and what you have opened are remembered in this browser only.',
    ]);
  });

  it('does not say that favorites are kept here when the host keeps them', async () => {
    const { text } = await show(
      { resources: () => ({ items: [guide] }) },
      { 'resource.favorite': () => undefined },
    );

    expect(text('journey-resources')).not.to.contain('this browser');
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
