import { HostResponseError, type JourneyAdapter } from '@partner-journey/client';
import { expect } from 'chai';
import {
  check,
  choose,
  completeSomething,
  countingHost,
  journeyOf,
  keptOnDevice,
  nextClient,
  noticeOf,
  openPanel,
  panelOf,
  sectionOf,
} from '../../testing/debugged-root.js';
import { until } from '../../testing/until.js';
import { button, plain } from '../../testing/words.js';

describe('A simulation in the developer panel', () => {
  afterEach(() => document.body.replaceChildren());

  it('says what becomes of what is done in it', async () => {
    const { panel } = await openPanel();

    const text = plain(sectionOf(panel, 'Simulate').textContent);
    expect(text).to.contain('nothing you change meanwhile is sent');
    expect(text).to.contain('what is kept on this device stays as it is');
  });

  for (const role of ['partner-admin', 'program'] as const) {
    it(`shows the page to a ${role}`, async () => {
      const { root, panel } = await openPanel();
      const before = root.client;

      choose(panel, 'role', role);

      const client = await nextClient(root, before);
      expect(client.select({ kind: 'session' }).value?.viewer.role).to.equal(role);
      await until(() => noticeOf(panel).startsWith('A simulation is on.'));
    });
  }

  it('gives a role what it may do', async () => {
    const { root, panel } = await openPanel();
    const allowed = () =>
      journeyOf(root).stages.flatMap(({ steps }) =>
        steps.filter(({ side }) => side === 'program').flatMap((step) => step.allowed),
      );
    expect(allowed()).not.to.include('complete');
    const before = root.client;

    choose(panel, 'role', 'program');
    await nextClient(root, before);

    expect(allowed()).to.include('complete');
  });

  it('makes another stage the current one', async () => {
    const { root, panel } = await openPanel();
    const { stages } = journeyOf(root);
    const last = stages.at(-1)!;
    expect(last.position).to.equal('upcoming');
    const before = root.client;

    choose(panel, 'stage', last.id);
    await nextClient(root, before);

    expect(journeyOf(root).stages.map(({ position }) => position)).to.deep.equal([
      ...stages.slice(1).map(() => 'done'),
      'current',
    ]);
  });

  it('shows how it looks when there is nothing', async () => {
    const { root, panel, progress } = await openPanel();
    const before = root.client;

    choose(panel, 'content', 'empty');
    await nextClient(root, before);

    await until(() => progress.status === 'empty');
  });

  it('shows 30 stages', async () => {
    const { root, panel } = await openPanel();
    const before = root.client;

    choose(panel, 'content', 'many-stages');
    await nextClient(root, before);

    const { stages } = journeyOf(root);
    const steps = stages.flatMap((stage) => stage.steps);
    expect(stages).to.have.length(30);
    expect(new Set(steps.map(({ id }) => id)).size).to.equal(steps.length);
    expect(stages.filter(({ position }) => position === 'current')).to.have.length(1);
  });

  it('lets every answer take its time', async () => {
    const { root, panel, progress } = await openPanel();
    const before = root.client;

    check(panel, 'slow');

    await until(() => root.client !== before);
    await until(() => progress.status === 'loading');
    await until(() => plain(sectionOf(panel, 'What was read').textContent).includes('waiting'));
  });

  it('goes offline once the content is shown', async () => {
    const { panel, progress } = await openPanel();

    check(panel, 'offline');

    await until(() => progress.offline && progress.status === 'ready');
  });

  it('lets the sign-in expire once the content is shown', async () => {
    const { root, panel, progress } = await openPanel();
    let calls = 0;
    root.addEventListener('journey-sign-in', () => calls++);

    check(panel, 'expired');

    await until(() => calls > 0 && root.client?.getSnapshot().signInNeeded);
    expect(progress.status).to.equal('ready');
  });

  it('turns the page from right to left, and back to what it had', async () => {
    const { root, panel } = await openPanel();
    const client = root.client;
    root.setAttribute('dir', 'auto');

    check(panel, 'right-to-left');
    expect(root.getAttribute('dir')).to.equal('rtl');
    expect(getComputedStyle(panel.querySelector('section')!).direction).to.equal('ltr');

    check(panel, 'right-to-left');
    expect(root.getAttribute('dir')).to.equal('auto');
    expect(root.client).to.equal(client);
  });

  it('restores the direction when the panel is closed', async () => {
    const { root, panel } = await openPanel();
    check(panel, 'right-to-left');

    button(panel, 'Close the panel').click();

    await until(() => panelOf(root) === undefined);
    expect(root.hasAttribute('dir')).to.equal(false);
  });

  it('sends nothing that is done in it, asks the host nothing, and is gone when it is left', async () => {
    const host = countingHost();
    const { root, panel } = await openPanel({ adapter: host.adapter });
    const real = root.client;
    choose(panel, 'role', 'partner-admin');
    const simulated = await nextClient(root, real);
    const asked = host.asked.length;

    const { settled, step, statusNow } = await completeSomething(root);
    expect((await settled).outcome).to.equal('saved');
    await until(() => statusNow() === 'done');
    expect(host.sent).to.deep.equal([]);
    expect(host.asked).to.have.length(asked);

    await until(() => panel.querySelector('.state button'));
    button(panel, 'Leave the simulation').click();
    await nextClient(root, simulated);

    expect(statusNow()).to.equal(step.status);
    expect(host.sent).to.deep.equal([]);
    expect(noticeOf(panel)).to.equal('The real thing is shown again.');
    expect(panel.querySelector<HTMLSelectElement>('#role')!.value).to.equal('');
    expect(panel.activeElement?.localName).to.equal('summary');
  });

  it('changes nothing of what is kept on the device', async () => {
    const { root, panel } = await openPanel();
    root.viewerKey = 'somebody';
    const isKept = async () => (await keptOnDevice()).some(([key]) => /somebody.*journey\{/.test(key));
    while (!(await isKept())) await new Promise(requestAnimationFrame);
    const real = await nextClient(root, undefined);
    const before = await keptOnDevice();
    choose(panel, 'role', 'partner-admin');
    const simulated = await nextClient(root, real);
    const { settled } = await completeSomething(root);
    await settled;
    await root.client!.keepDraft('words', 'typed in a simulation');

    expect(await keptOnDevice()).to.deep.equal(before);
    choose(panel, 'role', '');
    await nextClient(root, simulated);
    expect((await keptOnDevice()).map(([key]) => key)).to.deep.equal(before.map(([key]) => key));
  });

  it('drops what waited in it, also while it was offline', async () => {
    const host = countingHost();
    const { root, panel, progress } = await openPanel({ adapter: host.adapter });
    const real = root.client;
    check(panel, 'offline');
    await until(() => progress.offline && progress.status === 'ready');
    const simulated = root.client;
    expect(simulated).not.to.equal(real);
    const { settled } = await completeSomething(root);
    settled.catch(() => {});
    await until(() => simulated!.getSnapshot().changes.length === 1);

    check(panel, 'offline');
    await nextClient(root, simulated);

    expect(root.client!.getSnapshot().changes).to.deep.equal([]);
    expect(simulated!.getSnapshot().changes).to.deep.equal([]);
    expect(host.sent).to.deep.equal([]);
  });

  it('keeps what waits for the real host, which gets it when the simulation is over', async () => {
    const host = countingHost();
    let isAway = true;
    const adapter: JourneyAdapter = {
      ...host.adapter,
      send: async (changes, context) => {
        if (isAway) throw new HostResponseError('Later.', { status: 503 });
        return host.adapter.send(changes, context);
      },
    };
    const { root, panel } = await openPanel({ adapter });
    const real = root.client!;
    const { step } = await completeSomething(root);
    await until(() => real.getSnapshot().changes.some(({ attempts }) => attempts > 0));
    choose(panel, 'content', 'empty');
    const simulated = await nextClient(root, real);
    expect(simulated.getSnapshot().changes).to.deep.equal([]);

    isAway = false;
    choose(panel, 'content', '');
    await nextClient(root, simulated);

    await until(() => host.sent.length > 0);
    expect(host.sent.map(({ target }) => target)).to.deep.include({
      journeyId: journeyOf(root).id,
      stepId: step.id,
    });
  });

  it('ends when the page changes a setting', async () => {
    const { root, panel } = await openPanel();
    const real = root.client;
    choose(panel, 'content', 'empty');
    const simulated = await nextClient(root, real);

    root.partnerId = 'harbor-finch';
    await nextClient(root, simulated);

    expect(journeyOf(root).stages).not.to.have.length(0);
    await until(() => noticeOf(panel) === 'The real thing is shown again.');
    expect(panel.querySelector<HTMLSelectElement>('#content')!.value).to.equal('');
  });

  it('shows sample data where the host has told nothing', async () => {
    const { adapter } = countingHost();
    const mute: JourneyAdapter = {
      ...adapter,
      read: () => Promise.reject(new HostResponseError('No.', { status: 404 })),
    };
    const root = document.createElement('partner-journey');
    Object.assign(root, { adapter: mute, debug: true });
    root.append(document.createElement('journey-progress'));
    document.body.append(root);
    await until(() => root.client && panelOf(root));
    const panel = panelOf(root)!;
    const before = root.client;

    choose(panel, 'content', 'many-stages');
    await nextClient(root, before);

    expect(journeyOf(root).stages).to.have.length(30);
    await until(() => noticeOf(panel).includes('sample data'));
  });
});
