import { HostResponseError, type JourneyAdapter } from '@partner-journey/client';
import type { Session } from '@partner-journey/contract';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { PartnerJourneyElement } from '../partner-journey/partner-journey-element.js';
import { accessibleNodes, namesOf, violationsIn } from '../testing/accessibility.js';
import {
  choose,
  completeSomething,
  countingHost,
  nextClient,
  openPanel,
  panelOf,
  sectionOf,
} from '../testing/debugged-root.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

/** The line of one query. */
async function findRow(panel: ShadowRoot, name: string): Promise<HTMLElement> {
  const find = () =>
    [...sectionOf(panel, 'What was read').querySelectorAll('li')].find(
      (each) => plain(each.querySelector('code')?.textContent) === name,
    );
  await until(() => plain(find()?.textContent).includes('As it was understood'));
  return find()!;
}

describe('The developer panel', () => {
  afterEach(() => document.body.replaceChildren());

  it('has nothing an assistive technology stumbles over, folded or not, simulated or not', async () => {
    const { root, panel } = await openPanel();
    const base = panel.querySelector<HTMLElement>('section')!;
    expect(await violationsIn(base)).to.deep.equal([]);

    const before = root.client;
    choose(panel, 'content', 'many-stages');
    await nextClient(root, before);
    for (const details of panel.querySelectorAll('details')) details.open = true;
    await until(() => panel.querySelector('pre'));

    expect(await violationsIn(base)).to.deep.equal([]);
  });

  it('says by its name that it is for developers, and is a region of its own', async () => {
    const { panel } = await openPanel();

    const nodes = await accessibleNodes();
    expect(namesOf(nodes, 'region')).to.include('Developer panel');
    expect(plain(panel.querySelector('header')?.textContent)).to.contain('For developers');
  });

  it('is closed with the keyboard, and the attribute goes with it', async () => {
    const { root, panel } = await openPanel();
    root.setAttribute('debug', '');
    button(panel, 'Close the panel').focus();

    await sendKeys({ press: 'Enter' });

    await until(() => panelOf(root) === undefined);
    expect(root.hasAttribute('debug')).to.equal(false);
    await until(() => root.client?.select({ kind: 'journey' }).value);
  });

  it('gives the focus back to what of the page had it, also within a shadow root', async () => {
    const { root, panel, place } = await openPanel();
    const part = document.createElement('div');
    part.attachShadow({ mode: 'open' }).append(document.createElement('button'));
    place.append(part);
    const before = part.shadowRoot!.querySelector('button')!;
    before.focus();
    button(panel, 'Close the panel').focus();

    await sendKeys({ press: 'Enter' });

    await until(() => panelOf(root) === undefined);
    expect(part.shadowRoot!.activeElement === before).to.equal(true);
  });

  for (const what of ['stands in a widget', 'is gone']) {
    it(`gives the focus to the root, as long as it stays there, where what had it ${what}`, async () => {
      const { root, panel, place } = await openPanel();
      const inWidget = () => root.querySelector('journey-checklist')!.shadowRoot!.querySelector('button');
      await until(inWidget);
      const onPage = place.appendChild(document.createElement('button'));
      const before = what === 'is gone' ? onPage : inWidget()!;
      before.focus();
      button(panel, 'Close the panel').focus();
      onPage.remove();

      root.debug = false;
      await until(() => panelOf(root) === undefined);
      await until(() => root.client?.select({ kind: 'journey' }).value);
      expect(document.activeElement === root).to.equal(true);

      root.blur();
      expect(root.hasAttribute('tabindex')).to.equal(false);
    });
  }

  it('leaves the focus where it is when that is not in the panel', async () => {
    const { root, panel, place } = await openPanel();
    const outside = document.createElement('button');
    place.append(outside);
    button(panel, 'Close the panel').focus();
    outside.focus();

    root.debug = false;

    await until(() => panelOf(root) === undefined);
    expect(document.activeElement === outside).to.equal(true);
  });

  it('is unfolded with the keyboard', async () => {
    const { panel } = await openPanel();
    const details = sectionOf(panel, 'Configuration');
    details.open = false;
    details.querySelector('summary')!.focus();

    await sendKeys({ press: 'Enter' });

    expect(details.open).to.equal(true);
  });

  it('puts nothing into the page that a strict policy forbids', async () => {
    const { panel } = await openPanel();

    expect(panel.querySelectorAll('[style], style, script')).to.have.length(0);
  });

  it('comes back when the root is taken to another place', async () => {
    const { root, place } = await openPanel();
    const elsewhere = document.createElement('section');
    place.append(elsewhere);

    elsewhere.append(root);

    await until(() => panelOf(root) && root.client?.select({ kind: 'journey' }).value);
    expect(
      [...root.renderRoot.children].filter(({ shadowRoot }) => shadowRoot?.querySelector('#title')),
    ).to.have.length(1);
  });

  it('shows the configuration in use, and no secret', async () => {
    const { root, panel } = await openPanel();
    root.token = () => 'a-secret';
    root.journeyId = 'harbor-finch-journey';
    await until(() => plain(sectionOf(panel, 'Configuration').textContent).includes('harbor-finch-journey'));

    const text = plain(sectionOf(panel, 'Configuration').textContent);
    expect(text).to.contain('debugged-');
    expect(text).to.contain('token given');
    expect(text).not.to.contain('a-secret');
  });

  for (const [clock, said] of [
    [undefined, 'the time is the host’s'],
    ['device', 'the time is this device’s: the host does not tell it'],
  ] as const) {
    it(`says whose clock counts: ${clock ?? 'host'}`, async () => {
      const { adapter } = countingHost();
      const told: JourneyAdapter = {
        ...adapter,
        read: async (query, context) => {
          const answer = await adapter.read(query, context);
          if (query.kind !== 'session' || answer.unchanged) return answer;
          const { clock: _, ...body } = answer.body as Session;
          return { ...answer, body: { ...body, ...(clock && { clock }) } };
        },
      };
      const { panel } = await openPanel({ adapter: told });

      await until(() => plain(sectionOf(panel, 'Configuration').textContent).includes(said));
    });
  }

  it('shows what each read gave, how old it is and how it was understood', async () => {
    const { adapter } = countingHost();
    const odd: JourneyAdapter = {
      ...adapter,
      read: async (query, context) => {
        const answer = await adapter.read(query, context);
        return query.kind === 'session' && !answer.unchanged
          ? { ...answer, body: { ...(answer.body as object), shoeSize: 43 } }
          : answer;
      },
    };
    const { panel } = await openPanel({ adapter: odd });
    const row = await findRow(panel, 'session');
    expect(plain(row.textContent)).to.match(/ready .* answered · took \d+ m?s · age \d+ m?s/);

    for (const details of row.querySelectorAll('details')) details.open = true;
    await until(() => row.querySelectorAll('pre').length === 2);

    const [raw, whole] = [...row.querySelectorAll('pre')].map(
      (each) => JSON.parse(each.textContent) as Record<string, unknown>,
    );
    expect(raw).to.have.property('shoeSize', 43);
    expect(whole).not.to.have.property('shoeSize');
    expect(whole!['viewer']).to.deep.equal(raw!['viewer']);
    expect(plain(row.textContent)).to.match(/1 issue .*\/shoeSize: expected .+, got .+/);
  });

  it('reports what does not fit the contract by query, also what a later answer no longer has', async () => {
    const { adapter } = countingHost();
    let isBad = true;
    const faulty: JourneyAdapter = {
      ...adapter,
      read: async (query, context) => {
        const { etag: _, ...answer } = (await adapter.read(query, { ...context, etag: undefined })) as {
          body: { stages: object[] };
          etag: string;
        };
        if (query.kind !== 'journey' || !isBad) return answer;
        return { body: { ...answer.body, stages: [{ title: 7 }, ...answer.body.stages] } };
      },
    };
    const { root, panel } = await openPanel({ adapter: faulty });
    const report = sectionOf(panel, 'Validation report');
    await until(() => plain(report.textContent).includes('/stages/0'));
    expect(plain(report.textContent)).to.match(/journey.* issues? .*\/stages\/0.*: expected .+, got .+/);

    isBad = false;
    await root.refresh();

    await until(() => root.client!.select({ kind: 'journey' }).issues.length === 0);
    expect(plain(report.textContent)).to.contain('/stages/0');
  });

  it('reports what does not fit of the data that widgets are given, before it opens and after', async () => {
    const step = { id: 'sign', title: 'Sign', status: 'todo' };
    const withSteps = (...steps: unknown[]) => ({
      ...{ id: 'launch', title: 'Launch' },
      stages: [{ id: 'prepare', title: 'Prepare', position: 'current', steps }],
    });
    const root = document.createElement('partner-journey');
    Object.assign(root, { id: 'launch', adapter: countingHost().adapter, storage: 'session' });
    const checklist = document.createElement('journey-checklist');
    const progress = document.createElement('journey-progress');
    const beside = document.createElement('journey-resources');
    const stranger = document.createElement('journey-next');
    Object.assign(checklist, { journey: withSteps(step, null) });
    Object.assign(beside, { for: 'launch', resources: [{ id: 'guide', title: 'Guide' }] });
    Object.assign(stranger, { journey: 'nothing of this root' });
    root.append(checklist, progress);
    document.body.append(root, beside, stranger);
    await until(() => checklist.status === 'ready' && beside.status === 'error');

    root.debug = true;
    await until(() => panelOf(root));
    const report = sectionOf(panelOf(root)!, 'Validation report');
    await until(() => report.querySelectorAll('h4').length === 2);
    Object.assign(progress, { journey: withSteps(step, 7, step) });
    await until(() => report.querySelectorAll('h4').length === 3);

    const groups = [...report.querySelectorAll('details')].map(({ textContent }) => plain(textContent));
    expect(groups).to.have.length(3);
    expect(groups[0]).to.match(
      /^journey given to <journey-checklist> 1 issue \/stages\/0\/steps\/1: expected/,
    );
    expect(groups[1]).to.match(/^resources given to <journey-resources> 1 issue \/0\/url: expected/);
    expect(groups[2]).to.match(/^journey given to <journey-progress> 2 issues \/stages\/0\/steps\/1: /);
    expect(plain(report.querySelector('summary')?.textContent)).to.contain('4 problems');
  });

  const spoiled = JSON.stringify({
    mapping: 1,
    requests: { me: { path: '/me', after: 'me' } },
    reads: { session: { from: 'you', as: { viewer: { id: 'me.id' } } } },
  });
  for (const [where, give] of [
    ['inside the root', (root) => (root.innerHTML = `<script type="application/json">${spoiled}</script>`)],
    ['in a file', (root) => (root.mapping = `data:application/json,${encodeURIComponent(spoiled)}`)],
  ] satisfies [string, (root: PartnerJourneyElement) => void][]) {
    it(`reports the problems of a mapping ${where} one by one, with path and fix`, async () => {
      const root = document.createElement('partner-journey');
      give(root);
      Object.assign(root, { api: '/nowhere', debug: true });
      document.body.append(root);
      await until(() => panelOf(root));

      const report = sectionOf(panelOf(root)!, 'Validation report');

      await until(() => plain(report.textContent).includes('Problems of the mapping'));
      const problems = [...report.querySelectorAll('li.bad')].map(({ textContent }) => plain(textContent));
      expect(problems).to.deep.equal([
        'requests.me.after: these wait for each other: me, then me; take one "after" away',
        'reads.session.from: there is no request "you": there are me',
      ]);
    });
  }

  it('says that there are two mappings, of which one would be passed over', async () => {
    const { warn } = console;
    console.warn = () => {};
    try {
      const root = document.createElement('partner-journey');
      root.innerHTML = `<script type="application/json">${spoiled}</script>`.repeat(2);
      Object.assign(root, { api: '/nowhere', debug: true });
      document.body.append(root);
      await until(() => panelOf(root));

      const report = sectionOf(panelOf(root)!, 'Validation report');

      await until(() => report.querySelector('li.bad'));
      expect(plain(report.querySelector('li.bad')?.textContent)).to.contain(
        '<partner-journey> has more than one mapping',
      );
    } finally {
      console.warn = warn;
    }
  });

  it('says that there is no mapping where its file should be', async () => {
    const root = document.createElement('partner-journey');
    Object.assign(root, { api: '/nowhere', mapping: '/no-such-mapping.json', debug: true });
    document.body.append(root);
    await until(() => panelOf(root));

    const report = sectionOf(panelOf(root)!, 'Validation report');

    await until(() => report.querySelector('li.bad'));
    expect(plain(report.querySelector('li.bad')?.textContent)).to.contain(
      'The mapping at "/no-such-mapping.json" was answered with 404: write where the file is.',
    );
  });

  it('says why there is no client', async () => {
    const { warn } = console;
    console.warn = () => {};
    try {
      const root = document.createElement('partner-journey');
      root.debug = true;
      document.body.append(root);
      await until(() => panelOf(root));

      const report = sectionOf(panelOf(root)!, 'Validation report');

      await until(() => plain(report.textContent).includes('Give either "api"'));
    } finally {
      console.warn = warn;
    }
  });

  it('says why there is no client any more', async () => {
    const { warn } = console;
    console.warn = () => {};
    try {
      const { root, panel } = await openPanel();

      root.api = '/another-host';

      const report = sectionOf(panel, 'Validation report');
      await until(() => plain(report.textContent).includes('Give either "api"'));
      await until(() => plain(sectionOf(panel, 'Configuration').textContent).includes('There is no client'));
    } finally {
      console.warn = warn;
    }
  });

  it('shows the requests to a host with what they were answered, but no headers', async () => {
    const root = document.createElement('partner-journey');
    const api = `${location.origin}/no-such-api`;
    Object.assign(root, { api, debug: true, token: () => 'a-secret' });
    root.append(document.createElement('journey-progress'));
    document.body.append(root);
    await until(() => panelOf(root));
    const reads = sectionOf(panelOf(root)!, 'What was read');

    await until(() => plain(reads.textContent).includes('404'));

    expect(plain(reads.textContent)).to.contain(`GET ${api}/session`);
    for (const details of reads.querySelectorAll('details')) details.open = true;
    expect(plain(reads.textContent)).not.to.contain('a-secret');
  });

  it('shows changes in flight, why one was refused, and how others ended', async () => {
    const { adapter } = countingHost();
    let isOpen = false;
    const slow: JourneyAdapter = {
      ...adapter,
      send: async (changes, context) => {
        await until(() => isOpen);
        if (isOpen) throw new HostResponseError('No.', { status: 422 });
        return adapter.send(changes, context);
      },
    };
    const { root, panel } = await openPanel({ adapter: slow, storage: 'session' });
    const changes = sectionOf(panel, 'Changes in flight');
    const { settled } = await completeSomething(root);
    await until(() => plain(changes.textContent).includes('sending'));
    expect(plain(changes.textContent)).to.match(/1 change.* step\.complete .* 1 attempts · only in this tab/);

    isOpen = true;
    await settled;

    await until(() => plain(changes.textContent).includes('refused'));
    expect(plain(changes.textContent)).to.match(/Answered so far.* rejected step\.complete/);
    await root.signOut({ unsent: 'discard' });
  });
});
