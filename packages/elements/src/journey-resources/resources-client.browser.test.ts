import {
  createJourneyClient,
  HostUnreachableError,
  memoryStorage,
  systemClock,
  type Clock,
  type JourneyAdapter,
  type Query,
  type ResourceFilter,
} from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Change, Resource, ResourcePage, Session } from '@partner-journey/contract';
import { hostileFixture, typicalFixture } from '@partner-journey/contract/fixtures';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import './journey-resources.js';

const stepTitle = (fixture: ReturnType<typeof typicalFixture>) =>
  fixture.journeyForViewer.stages[1]!.steps[1]!;

function manyResources(count: number, stepId: string, inStage: number): Resource[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    title: index === 0 ? 'Sandbox essentials' : `Guide ${index}`,
    url: `/library/r${index}`,
    kind: index % 2 === 0 ? 'guide' : 'video',
    topics: [index % 3 === 0 ? 'Selling' : 'Building'],
    stageIds: index < inStage ? ['onboard'] : ['win'],
    ...(index === 0 && { stepIds: [stepId] }),
    publishedAt: new Date(Date.UTC(2024, 0, 60 - index)).toISOString(),
    access: { allowed: true },
    mine: {},
    open: 'page' as const,
  }));
}

interface Wish {
  /** How many of the thirty belong to the current stage. */
  readonly inStage?: number;
  /** When it answers how many they are. */
  readonly counts?: Promise<void>;
  /** Whether the host says how many resources it has in all that are asked for. */
  readonly isCounted?: (filter: ResourceFilter) => boolean;
  readonly clock?: Clock;
  readonly change?: (session: Session) => Session;
}

async function setup({
  inStage = 5,
  counts = Promise.resolve(),
  isCounted = () => true,
  clock = systemClock,
  change = (session) => session,
}: Wish = {}) {
  const typical = typicalFixture(new Date().toISOString());
  const step = stepTitle(typical);
  const items = manyResources(30, step.id, inStage);
  const session = change(typical.session);
  const host = memoryAdapter({ fixture: { ...typical, session, resources: { items, facets: [] } } });
  const asked: ResourceFilter[] = [];
  const sent: Change[] = [];
  const page = { isAway: false, gate: Promise.resolve() };
  const adapter: JourneyAdapter = {
    ...host,
    read: async (query: Query, context) => {
      const filter = query.kind === 'resources' ? (query.filter ?? {}) : undefined;
      if (filter) {
        asked.push(filter);
        await page.gate;
        if (filter.limit === 1) await counts;
      }
      if (page.isAway) throw new HostUnreachableError('The host is away.');
      const answer = await host.read(query, context);
      if (!filter || isCounted(filter) || answer.unchanged) return answer;
      const { total: _, ...body } = answer.body as ResourcePage;
      return { body };
    },
    send: async (changes, context) => {
      if (page.isAway) throw new HostUnreachableError('The host is away.');
      sent.push(...changes);
      return host.send(changes, context);
    },
  };
  return { ...(await show(adapter, clock)), step, asked, sent, page };
}

/** A clock on which the client's pauses between attempts are short. */
function quickClock(): Clock {
  const start = Date.now();
  const factor = 50;
  return {
    now: () => start + (Date.now() - start) * factor,
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs / factor);
      return () => clearTimeout(timer);
    },
  };
}

async function show(adapter: JourneyAdapter, clock: Clock = systemClock) {
  const client = createJourneyClient({ adapter, clock, storage: memoryStorage() });
  clients.push(client);
  const element = document.createElement('journey-resources');
  element.client = client;
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const text = () => root.querySelector('section')!.innerText;
  const titles = () =>
    [...root.querySelectorAll('.card .title')].map(({ textContent }) => textContent.trim());
  const until = async (condition: () => unknown) => {
    while (!condition()) await new Promise(requestAnimationFrame);
  };
  const click = (name: string) => {
    const label = (button: HTMLElement) => button.innerText.replace(/\s+/g, ' ').trim();
    [...root.querySelectorAll('button')].find((button) => label(button) === name)!.click();
  };
  const search = async (words: string) => {
    root.querySelector('input')!.focus();
    root.querySelector('input')!.select();
    await sendKeys({ type: words });
  };
  return { client, element, root, text, titles, until, click, search };
}

const clients: { close(): void }[] = [];

describe('<journey-resources> with a client', () => {
  afterEach(() => {
    document.body.replaceChildren();
    for (const client of clients.splice(0)) client.close();
  });

  it('shows the first page, how many there are, and how many are for the current stage', async () => {
    const { text, titles, until } = await setup();

    await until(() => /For this stage\s+5/.test(text()));

    expect(titles()).to.have.length(12);
    expect(text()).to.include('30 resources');
  });

  it('keeps the room for how many are for the current stage, which comes later', async () => {
    let count = () => {};
    const counts = new Promise<void>((resolve) => (count = resolve));
    const { root, text, titles, until } = await setup({ inStage: 12, counts });
    await until(() => titles().length === 12);
    const chip = root.querySelector('[part=filter]')!;
    const before = chip.getBoundingClientRect().width;
    expect(text()).not.to.match(/For this stage\s+\d/);

    count();
    await until(() => /For this stage\s+12/.test(text()));

    expect(chip.getBoundingClientRect().width).to.equal(before);
  });

  for (const [host, isCounted] of [
    ['counts nothing', () => false],
    ['does not count what is for a stage', ({ stageId }) => stageId === undefined],
  ] as [string, (filter: ResourceFilter) => boolean][]) {
    it(`keeps no room for a count of a host that ${host}`, async () => {
      const { root, titles, until, asked } = await setup({ isCounted });
      await until(() => titles().length === 12);
      await until(() => asked.some(({ limit }) => limit === 1));
      const chip = root.querySelector<HTMLElement>('[part=filter]')!;

      await until(() => chip.querySelector<HTMLElement>('.number')!.hidden);

      expect(chip.innerText.trim()).to.equal('For this stage');
      const [label, box] = [chip.querySelector('bdi')!, chip].map((one) => one.getBoundingClientRect());
      expect(box!.right - label!.right).to.be.closeTo(label!.left - box!.left, 1);
    });
  }

  // rows: R9, X2
  it('says for which step of the journey something is needed', async () => {
    const { text, until, step } = await setup();

    await until(() => text().includes(`Needed for “${step.title}”`));
  });

  it('appends the next page and keeps the focus on the button', async () => {
    const { titles, until, click, root, asked } = await setup();
    await until(() => titles().length === 12);
    const first = titles();
    root.querySelector<HTMLElement>('[part=more]')!.focus();

    click('Show more');
    await until(() => titles().length === 24);

    expect(titles().slice(0, 12)).to.deep.equal(first);
    expect(new Set(titles()).size).to.equal(24);
    expect(root.activeElement?.getAttribute('part')).to.equal('more');
    expect(asked.at(-1)).to.deep.equal({ limit: 12, cursor: '12' });
    await until(() => root.querySelector('[role=status]')!.textContent === '12 more shown');
  });

  it('asks once when typing pauses, and keeps the last results until the next are there', async () => {
    const { titles, until, asked, root, page } = await setup();
    await until(() => titles().length === 12);
    const before = titles();
    let open = () => {};
    page.gate = new Promise((resolve) => (open = resolve));

    const field = root.querySelector('input')!;
    for (const typed of ['s', 'sand', 'sandbox']) {
      field.value = typed;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    await until(() => asked.some(({ q }) => q));
    await until(() => root.querySelector('.found')!.getAttribute('aria-busy') === 'true');
    expect(titles()).to.deep.equal(before);
    open();
    await until(() => titles().length === 1);

    expect(asked.filter(({ q }) => q).map(({ q }) => q)).to.deep.equal(['sandbox']);
    expect(root.querySelector('mark')!.textContent).to.equal('Sandbox');
    expect(root.querySelector('.found')!.getAttribute('aria-busy')).to.equal('false');
  });

  // rows: R2, R9, X2
  it('narrows at the host by stage, kind and other facets', async () => {
    const { titles, until, click, text, asked } = await setup();
    await until(() => /For this stage\s+5/.test(text()));

    click('For this stage 5');
    await until(() => titles().length === 5);
    click('Guides 3');
    await until(() => titles().length === 3);
    click('More filters');
    await until(() => text().includes('Topic'));
    click('Building 2');
    await until(() => titles().length === 2);

    expect(asked.at(-1)).to.deep.equal({
      stageId: 'onboard',
      kind: 'guide',
      facets: { topic: ['Building'] },
      limit: 12,
    });
  });

  it('names kinds in the language of the viewer, and those of the host as it does', async () => {
    const host = memoryAdapter({ id: `kinds-${crypto.randomUUID()}` });
    const values = [
      { value: 'guide', label: 'Guide', count: 3 },
      { value: 'recipe', label: 'Recipe', count: 2 },
    ];
    const facets = [{ name: 'kind', values }];
    const read: JourneyAdapter['read'] = async (query, context) => {
      const answer = await host.read(query, context);
      if (query.kind !== 'resources' || answer.unchanged) return answer;
      return { body: { ...(answer.body as object), facets } };
    };
    const { root, until } = await show({ ...host, read });
    (root.host as HTMLElement).lang = 'ar';
    const names = () => [...root.querySelectorAll('[part=filter] bdi')].map(({ textContent }) => textContent);

    await until(() => names().includes('أدلة'));

    expect(names()).to.include('Recipe').and.not.to.include('Guide');
  });

  it('keeps showing what was found when the next search fails, says so, and tries again', async () => {
    const { titles, until, search, text, page, click } = await setup();
    await until(() => titles().length === 12);
    page.isAway = true;

    await search('sandbox');
    await until(() => text().includes('The search does not work right now.'));
    expect(titles()).to.have.length(12);

    page.isAway = false;
    click('Try again');
    await until(() => titles().length === 1);
  });

  // rows: R4
  it('keeps a favorite at once, and again after the host said so', async () => {
    const { until, root, sent, titles } = await setup();
    await until(() => titles().length === 12);
    const star = root.querySelector<HTMLElement>('[aria-label="Favorite: Sandbox essentials"]')!;
    expect(star.getAttribute('aria-pressed')).to.equal('false');

    star.click();
    await until(() => star.getAttribute('aria-pressed') === 'true');
    await until(() => sent.length === 1);

    expect(sent[0]).to.deep.include({
      kind: 'resource.favorite',
      target: { resourceId: 'r0' },
      payload: { on: true },
    });
    expect(star.getAttribute('aria-pressed')).to.equal('true');
  });

  it('tells the host what was opened, and follows the link', async () => {
    const { until, root, sent, titles } = await setup();
    await until(() => titles().length === 12);
    const link = root.querySelector('a')!;
    let isFollowed = false;
    root.addEventListener('click', (event) => {
      isFollowed = !event.defaultPrevented;
      event.preventDefault();
    });

    link.click();
    await until(() => sent.length === 1);

    expect(isFollowed).to.equal(true);
    expect(sent[0]).to.deep.include({ kind: 'resource.open', target: { resourceId: 'r0' } });
  });

  // rows: R20
  it('takes what is missing as a request and thanks only when the host has it', async () => {
    const { until, search, text, root, page, sent, click, titles } = await setup({ clock: quickClock() });
    await until(() => titles().length === 12);
    await search('tax forms');
    await until(() => text().includes('Nothing found for “tax forms”.'));
    expect(root.querySelector('textarea')!.value).to.equal('tax forms');
    page.isAway = true;
    root.querySelector<HTMLElement>('form[part=request] button')!.focus();

    click('Send request');
    await until(() => text().includes('Not yet saved: waiting for connection.'));
    expect(text()).not.to.include('Thank you');
    expect(root.activeElement?.getAttribute('part')).to.equal('request');
    page.isAway = false;
    await until(() => text().includes('Thank you. Tidewater knows what is missing.'));
    expect(sent[0]).to.deep.include({ kind: 'resource.request', payload: { text: 'tax forms' } });
  });

  it('searches here what a host without a search has', async () => {
    const { until, search, titles, asked } = await setup({
      change: (session) => ({
        ...session,
        capabilities: { ...session.capabilities, resources: { search: false, facets: [], maxLocal: 100 } },
      }),
    });
    await until(() => titles().length === 12);

    await search('sandbox');
    await until(() => titles().length === 1);

    expect(asked).to.deep.equal([{ limit: 100 }]);
  });

  it('shows the good parts of hostile data, as text', async () => {
    const { until, root, titles } = await show(
      memoryAdapter({ fixture: hostileFixture(new Date().toISOString()) }),
    );

    await until(() => titles().length > 0);

    expect(root.querySelectorAll('script, img, iframe, [onerror], [onclick]')).to.have.length(0);
    for (const { protocol } of root.querySelectorAll('a'))
      expect(protocol).to.match(/^(https?|mailto|tel):$/);
  });
});
