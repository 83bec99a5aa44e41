import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Update } from '@partner-journey/contract';
import { typicalFixture, type Fixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import { accessibleNodes, namesOf, violationsIn } from '../testing/accessibility.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';
import type { JourneyUpdatesElement } from './journey-updates-element.js';
import './journey-updates.js';

const now = new Date();
const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

function incident(more: Partial<Update> = {}): Update {
  return {
    ...{ id: 'slow', kind: 'incident', title: 'Imports are slow', body: 'We look into it.', at: at(-0.2) },
    ...more,
  };
}

function news(id: string, more: Partial<Update> = {}): Update {
  return { id, kind: 'news', title: `About ${id}`, body: `All of ${id}.`, at: at(-1), ...more };
}

/** The typical program with these updates and, when given, another session. */
function fixtureWith(items: readonly Update[], session: Partial<Fixture['session']> = {}): Fixture {
  const fixture = typicalFixture(now.toISOString());
  const { recognitions: _recognitions, ...journey } = fixture.journey;
  const stages = journey.stages.map(({ completedAt: _completedAt, ...stage }) => stage);
  return {
    ...fixture,
    session: { ...fixture.session, ...session },
    journey: { ...journey, stages },
    updates: { items: [...items] },
  };
}

/** Something of the library that appeared lately. */
function published(id: string, title: string): Fixture['resources']['items'][number] {
  return {
    ...{ id, title, url: `#${id}`, publishedAt: at(-0.2), kind: 'guide', open: 'page' },
    access: { allowed: true },
    mine: {},
  };
}

/** The widget over a host with this data; what it sends is in the order it came. */
async function show(fixture: Fixture, more: Partial<JourneyUpdatesElement> = {}) {
  const host = new MoodyHost();
  const adapter = host.over(memoryAdapter({ fixture, id: crypto.randomUUID() }));
  const element = Object.assign(document.createElement('journey-updates'), more);
  const shown = await showElement(element, { adapter, storage: 'session' });
  const { root } = shown;
  const words = (selector: string) => plain(root.querySelector(selector)?.textContent);
  const all = (selector: string) =>
    [...root.querySelectorAll(selector)].map(({ textContent }) => plain(textContent));
  const seen = () =>
    host.sent.flatMap(({ kind, target }) => (kind === 'update.seen' ? [target.updateId] : []));
  return { ...shown, host, words, all, seen };
}

/** The widget with data of the page's own, and nobody to ask. */
async function give(updates: readonly Update[], more: Partial<JourneyUpdatesElement> = {}) {
  const { session, journey } = fixtureWith([]);
  const element = document.createElement('journey-updates');
  Object.assign(element, { updates, journey, session, ...more });
  const place = document.createElement('main');
  place.lang = 'en';
  place.append(element);
  document.body.append(place);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const words = (selector: string) => plain(root.querySelector(selector)?.textContent);
  const all = (selector: string) =>
    [...root.querySelectorAll(selector)].map(({ textContent }) => plain(textContent));
  return { element, root, words, all };
}

describe('<journey-updates>', () => {
  afterEach(clearPage);

  it('is read in an order that makes sense, and breaks no rule of accessibility', async () => {
    const { element } = await show(typicalFixture(now.toISOString()), { headingLevel: 3 });

    const nodes = await accessibleNodes();
    expect(nodes.find(({ role }) => role === 'region')?.name).to.equal('Updates');
    expect(namesOf(nodes, 'list').slice(0, 2)).to.deep.equal(['Incidents', 'Affected']);
    expect(namesOf(nodes, 'list')).to.include.members(['Since your last visit', 'Earlier']);
    expect(namesOf(nodes, 'heading')).to.deep.equal([
      'Updates',
      'Some new sandbox keys are refused',
      'Since your last visit',
      'Earlier',
    ]);
    expect(namesOf(nodes, 'button')).to.include('Mark all as read');
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  // rows: X9, D33
  it('shows an incident with how bad it is, what it touches, what to do meanwhile and whom to ask', async () => {
    const contact = { id: 'tom', name: 'Tom Ito', side: 'program', email: 'tom@example.com' } as const;
    const { words, all, root } = await give([
      incident({
        ...{ severity: 'high', slaPaused: true, planB: ['Split the file.', 'Call us.'], contact },
        affects: [{ stepId: 'connect-sandbox' }, { stageId: 'onboard' }, { product: 'Imports' }],
      }),
    ]);

    expect(words('[part=severity]')).to.equal('Serious incident');
    expect(words('[part=title]')).to.equal('Imports are slow');
    expect(all('[part=affected] li')).to.deep.equal(['Connect your sandbox', 'Stage Onboard', 'Imports']);
    expect(words('[part=paused]')).to.contain('Clocks are paused');
    expect(all('[part=plan] li')).to.deep.equal(['Split the file.', 'Call us.']);
    expect(root.querySelector<HTMLAnchorElement>('[part=contact] a')!.href).to.equal(
      'mailto:tom@example.com',
    );
  });

  it('says when an incident began and is expected to be over, in the zone of the session', async () => {
    const { session } = fixtureWith([]);
    const expectedEndAt = new Date(
      Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15, 23),
    ).toISOString();
    const ahead = await give([incident({ expectedEndAt })], {
      session: { ...session, timeZone: 'Pacific/Kiritimati' },
    });
    const behind = await give([incident({ expectedEndAt: at(-0.1) })]);

    expect(ahead.words('[part=times]')).to.match(/^Since .* expected to be over \w+ 16, 01:00 PM$/);
    expect(behind.words('[part=times]')).to.contain('was expected to be over');
  });

  it('puts incidents first, the worst before the others, and says of those that are over that they are', async () => {
    const { all, root } = await give([
      news('news', { at: at(-0.01) }),
      incident({ id: 'low', title: 'Low', severity: 'low' }),
      incident({ id: 'over', title: 'Over', severity: 'high', resolvedAt: at(-0.1) }),
      incident({ id: 'own', title: 'Own', severity: 'purple' }),
      incident({ id: 'high', title: 'High', severity: 'high' }),
    ]);

    expect(all('[part=incident] [part=title]')).to.deep.equal(['High', 'Low', 'Own']);
    expect(all('[part=severity]')).to.deep.equal(['Serious incident', 'Minor incident', 'Incident: purple']);
    expect(all('[part=entry] [part=title]')).to.deep.equal(['About news', 'Over']);
    expect(plain(root.querySelectorAll('[part=entry]')[1]!.textContent)).to.contain('Resolved ');
  });

  it('leads from what is affected to the page with the journey, and asks before', async () => {
    const affects = [{ stepId: 'connect-sandbox' }, { stageId: 'onboard' }, { stepId: 'of-another' }];
    const { element, root, all } = await give([incident({ affects })], { journeyUrl: '#journey' });
    const asked: unknown[] = [];
    element.addEventListener('journey-step-open', (event) => {
      asked.push([event.stepId, event.url]);
      event.preventDefault();
    });
    element.addEventListener('journey-stage-open', (event) => {
      asked.push(event.stageId);
      event.preventDefault();
    });

    for (const link of root.querySelectorAll<HTMLElement>('[part=affected] a')) link.click();

    expect(all('[part=affected] li')).to.have.length(2);
    expect(asked).to.deep.equal([['connect-sandbox', '#journey'], 'onboard']);
    expect(location.hash).to.equal('');
  });

  // rows: X8
  it('tells thanks and stages that were reached among the news, newest first', async () => {
    const { journey } = fixtureWith([]);
    const stages = journey.stages.map((stage, index) =>
      index === 0 ? { ...stage, completedAt: at(-3) } : stage,
    );
    const recognitions = [{ id: 'r', title: 'First launch', at: at(-2), from: 'Priya Raman' }];
    const { all } = await give([news('old', { at: at(-4) })], {
      journey: { ...journey, stages, recognitions },
    });

    const [thanks, milestone, old] = all('[part=entry]');
    expect(thanks).to.match(/^Recognition .* First launch With thanks from Priya Raman$/);
    expect(milestone).to.contain(`${journey.stages[0]!.title} is done`);
    expect(old).to.contain('About old');
  });

  it('groups by the last visit, and folds what was read before', async () => {
    const read = news('read', { at: at(-9), seenAt: at(-8) });
    const { all, root, words } = await show(fixtureWith([news('fresh'), read]));

    expect(all('[part=group] [role=heading]')).to.deep.equal(['Since your last visit', 'Earlier']);
    expect(words('[part=unread]')).to.equal('1 unread');
    expect(root.querySelectorAll('details')).to.have.length(1);
    expect(root.querySelector('details summary')!.textContent).to.contain('About read');
  });

  it('marks as seen what was before the eyes, and keeps it called new while one is here', async () => {
    const { seen, words, root } = await show(fixtureWith([news('fresh'), news('read', { seenAt: at(-8) })]));

    expect(seen()).to.deep.equal([]);
    await until(() => seen().length > 0);
    await until(() => words('[part=unread]') === '');

    expect(seen()).to.deep.equal(['fresh']);
    expect(plain(root.querySelector('[part=entry]')!.textContent)).to.contain('New');
  });

  it('marks all as read at once, says so, and leaves the keyboard at the heading', async () => {
    const items = [news('a'), news('b'), news('c', { seenAt: at(-8) })];
    const { element, root, seen, all } = await show(fixtureWith(items));

    button(root, 'Mark all as read').focus();
    button(root, 'Mark all as read').click();
    await until(() => all('[part=unread]').length === 0);
    await until(() => seen().length === 2);

    expect(seen()).to.have.members(['a', 'b']);
    expect(all('[part=chip]')).to.deep.equal([]);
    expect(root.activeElement?.id).to.equal('heading');
    expect(plain(element.shadowRoot!.querySelector('[role=status]')?.textContent)).to.equal(
      'All updates are marked as read.',
    );
  });

  it('calls nothing new where nobody remembers what was seen, and says where only the browser does', async () => {
    const { session } = fixtureWith([]);
    const changes = session.capabilities.changes.filter((kind) => kind !== 'update.seen');
    const without = await show(
      fixtureWith([news('a')], { capabilities: { ...session.capabilities, changes } }),
    );
    const keptHere = ['update.seen'];
    const here = await show(
      fixtureWith([news('a')], { capabilities: { ...session.capabilities, keptHere } }),
    );

    expect(without.all('[part=chip], [part=unread], [part=mark-all]')).to.deep.equal([]);
    expect(here.words('.kept-here')).to.equal('What you have read is remembered in this browser only.');
  });

  // rows: X9
  it('says once that an incident came, and once that it is over', async () => {
    const fixture = fixtureWith([news('a', { seenAt: at(-1) })]);
    const inner = memoryAdapter({ fixture, id: crypto.randomUUID() });
    let items: readonly Update[] = fixture.updates.items;
    const element = document.createElement('journey-updates');
    const { root, client } = await showElement(element, {
      adapter: {
        ...inner,
        read: (query, context) =>
          query.kind === 'updates' ? Promise.resolve({ body: { items } }) : inner.read(query, context),
      },
      storage: 'session',
    });
    const said: string[] = [];
    const status = root.querySelector('[role=status]')!;
    new MutationObserver(() => said.push(plain(status.textContent))).observe(status, {
      ...{ childList: true, characterData: true, subtree: true },
    });

    items = [incident(), ...items];
    await client.refresh('updates');
    await until(() => root.querySelector('[part=incident]'));
    await client.refresh('updates');
    items = items.map((item) => (item.id === 'slow' ? { ...item, resolvedAt: at(0) } : item));
    await client.refresh('updates');
    await until(() => !root.querySelector('[part=incident]'));
    await until(() => said.length > 1);

    expect(said).to.deep.equal(['New incident: Imports are slow', 'Resolved: Imports are slow']);
  });

  // rows: X9
  it('is nothing but a folded incident as a banner, marked as seen when it is opened', async () => {
    const { root, seen, all, words } = await show(fixtureWith([incident(), news('a')]), {
      show: 'incidents',
    });

    expect(all('[part=entry]')).to.deep.equal([]);
    expect(words('[part=incident] [part=title]')).to.equal('Imports are slow');
    expect(root.querySelector('details')!.open).to.equal(false);

    root.querySelector('summary')!.click();
    await until(() => seen().length > 0);

    expect(seen()).to.deep.equal(['slow']);
  });

  it('takes no room as a banner while nothing is out of order', async () => {
    const { element } = await give([news('a')], { show: 'incidents' });

    expect(element.status).to.equal('empty');
    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  // rows: X5
  it('tells what else is different since the last visit, in the journey, the library and what was answered', async () => {
    const fixture = fixtureWith([news('read', { at: at(-3), seenAt: at(-2) })]);
    const priya = { id: 'priya', name: 'Priya Raman', side: 'program' } as const;
    const [step, ...others] = fixture.journey.stages[1]!.steps;
    const returned = { reason: 'The letter cannot be read.', at: at(-0.1), by: priya };
    const stages = [...fixture.journey.stages];
    stages[1] = { ...stages[1]!, steps: [{ ...step!, status: 'returned', returned }, ...others] };
    const asked: string[] = [];
    const { element, root, all, words, host } = await show(
      {
        ...fixture,
        journey: { ...fixture.journey, stages },
        resources: { items: [published('new', 'Migration in a day')], facets: [], total: 1 },
        feedback: {
          items: [
            {
              ...{ id: 'said', at: at(-5), summary: 'Keys are slow.', status: 'done', unread: true },
              reply: { text: 'Not any more.', by: 'Priya Raman', at: at(-0.3) },
            },
          ],
        },
      },
      { journeyUrl: '#journey' },
    );
    element.addEventListener('journey-step-open', (event) => asked.push(event.stepId));
    element.addEventListener('journey-resource-open', (event) => asked.push(event.resourceId));

    expect(words('.group-title')).to.equal('Since your last visit');
    const told = all('[part=difference]');
    expect(told[0]).to.match(/^Sent back: .+ The letter cannot be read\. · Priya Raman, Tidewater/);
    expect(told.filter((text) => text?.startsWith('Answered'))).to.have.length(1);
    expect(told.filter((text) => text?.startsWith('New in the library: Migration in a day'))).to.have.length(
      1,
    );
    for (const link of root.querySelectorAll<HTMLAnchorElement>('[part=difference] a')) link.click();
    expect(asked).to.include.members([step!.id, 'new']);
    await until(() => host.sent.some(({ kind }) => kind === 'resource.open'));
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  it('shows five of many differences, and all when asked', async () => {
    const items = Array.from({ length: 8 }, (_, index) => published(`r${index}`, `Resource ${index}`));
    const { all, root } = await show({
      ...fixtureWith([news('read', { at: at(-3), seenAt: at(-2) })]),
      ...{ resources: { items, facets: [], total: 8 }, feedback: { items: [] } },
    });
    const before = all('[part=difference]').length;
    const more = root.querySelector<HTMLElement>('[aria-controls=digest-list]')!;
    expect(plain(more.textContent)).to.match(/^Show all \d+$/);
    more.click();
    await until(() => all('[part=difference]').length > before);

    expect(before).to.equal(5);
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    expect(plain(more.textContent)).to.equal('Show fewer');
    expect(all('[part=difference]').filter((text) => text?.includes('Resource')).length).to.equal(8);
  });

  it('tells no difference to somebody without an earlier visit', async () => {
    const { root } = await show(fixtureWith([news('unread')]));

    expect(root.querySelector('[part=digest]')).to.equal(null);
  });

  it('leaves incidents that are not over to the banner beside it', async () => {
    const { all, words, root } = await show(fixtureWith([incident(), news('a')]), { show: 'news' });

    expect(root.querySelector('[part=incident]')).to.equal(null);
    expect(all('[part=entry] [part=title]')).to.deep.equal(['About a']);
    expect(words('[part=unread]')).to.equal('1 unread');
  });

  it('shows the earlier ones a few at a time, and goes on to the next page of the host', async () => {
    const fixture = fixtureWith([]);
    const inner = memoryAdapter({ fixture, id: crypto.randomUUID() });
    const page = (from: number) =>
      Array.from({ length: 8 }, (_, index) =>
        news(`n${from + index}`, { at: at(-from - index), seenAt: at(-0.5) }),
      );
    const asked: unknown[] = [];
    const { root } = await showElement(document.createElement('journey-updates'), {
      adapter: {
        ...inner,
        read: (query, context) => {
          if (query.kind !== 'updates') return inner.read(query, context);
          asked.push(query.cursor);
          return Promise.resolve({
            body: query.cursor ? { items: page(9) } : { items: page(1), nextCursor: 'two' },
          });
        },
      },
      storage: 'session',
    });
    const count = () => root.querySelectorAll('[part=entry]').length;
    expect(count()).to.equal(5);

    button(root, 'Show more').click();
    await until(() => count() === 8);
    button(root, 'Show more').click();
    await until(() => count() === 16);

    expect(asked).to.deep.equal([undefined, 'two']);
    expect(root.querySelector('[part=more]')).to.equal(null);
    expect(root.activeElement?.id).to.equal('heading');
  });

  it('is not there where the host has no updates, and says what is empty or wrong', async () => {
    const { session } = fixtureWith([]);
    const off = document.createElement('journey-updates');
    off.session = { ...session, capabilities: { ...session.capabilities, updates: false } };
    document.body.append(off);
    await off.updateComplete;
    const { journey } = fixtureWith([]);
    const empty = await give([], { journey: { ...journey, recognitions: [] } });
    const wrong = await give('none' as unknown as Update[]);

    expect(off.status).to.equal('off');
    expect(empty.element.status).to.equal('empty');
    expect(wrong.element.status).to.equal('error');
  });
});
