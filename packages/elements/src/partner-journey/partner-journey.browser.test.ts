import { ContextConsumer } from '@lit/context';
import { createJourneyClient, SignInNeededError, type JourneyAdapter } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import { LitElement, html } from 'lit';
import { ReadController } from '../controllers/read-controller.js';
import { ScopeController } from '../controllers/scope-controller.js';
import { scopeContext } from '../context/journey-scope.js';
import './partner-journey.js';
import type { PartnerJourneyElement } from './partner-journey-element.js';
import { accessibleNodes } from '../testing/accessibility.js';
import { until } from '../testing/until.js';

/** The smallest widget: shows the name of the viewer. */
class JourneyNameplate extends LitElement {
  for?: string;
  readonly scope = new ScopeController(this);
  readonly session = new ReadController(this, this.scope, () => ({ kind: 'session' }) as const);
  renders = 0;

  override render() {
    this.renders++;
    return html`${this.session.selection.value?.viewer.name}`;
  }

  get words() {
    return this.renderRoot.textContent;
  }
}
customElements.define('journey-nameplate', JourneyNameplate);

let adapters = 0;
function sample(role: 'partner' | 'program' = 'partner'): JourneyAdapter {
  return memoryAdapter({ fixture: 'small', role, id: `test-${++adapters}` });
}

function setup(markup: string) {
  const place = document.createElement('div');
  place.innerHTML = markup;
  document.body.append(place);
  const root = place.querySelector('partner-journey') as PartnerJourneyElement;
  const plate = place.querySelector('journey-nameplate') as JourneyNameplate;
  return { place, root, plate };
}

describe('<partner-journey>', () => {
  afterEach(() => document.body.replaceChildren());

  it('has one empty polite region before anything is said, and hides it from eyes only', async () => {
    const { root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    root.adapter = sample();
    await until(() => plate.words);

    const region = root.querySelector(':scope > [role=status]') as HTMLElement;
    expect(region.textContent).to.equal('');
    expect(region.getBoundingClientRect().width).to.equal(1);
    plate.scope.scope?.announce('3 of 7 done');
    expect(region.textContent).to.equal('3 of 7 done');
    plate.scope.scope?.announce('3 of 7 done');
    expect(region.textContent).not.to.equal('3 of 7 done');
    expect(region.textContent?.trim()).to.equal('3 of 7 done');
  });

  it('gives its client to what is inside it', async () => {
    const { root, plate } = setup(
      '<partner-journey><p><journey-nameplate></journey-nameplate></p></partner-journey>',
    );

    root.adapter = sample();

    await until(() => plate.words);
    expect(plate.scope.client).to.equal(root.client);
  });

  it('serves whoever asks as the community protocol for context says', async () => {
    class Foreigner extends LitElement {
      readonly once = new ContextConsumer(this, { context: scopeContext });
      readonly always = new ContextConsumer(this, { context: scopeContext, subscribe: true });
    }
    customElements.define('foreign-consumer', Foreigner);
    const { root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate><foreign-consumer></foreign-consumer></partner-journey>',
    );
    const foreigner = root.querySelector('foreign-consumer') as Foreigner;

    root.adapter = sample();
    await until(() => plate.words);

    expect(foreigner.always.value?.client).to.equal(root.client);
    expect(foreigner.once.value?.client).to.equal(undefined);
  });

  it('gives its client to a widget elsewhere that names it', async () => {
    const { root, plate } = setup(
      '<journey-nameplate for="one"></journey-nameplate><partner-journey id="one"></partner-journey>',
    );
    root.adapter = sample();

    await until(() => root.client);
    plate.requestUpdate();
    plate.for = 'one';

    await until(() => plate.words);
    expect(plate.scope.client).to.equal(root.client);
  });

  it('shows the default widgets only while the page has put nothing in', async () => {
    const { root } = setup(
      '<partner-journey>\n <template></template><script type="text/plain"></script>\n</partner-journey>',
    );
    root.adapter = sample();
    const shown = () =>
      [...root.renderRoot.querySelectorAll('[part=layout] > *')].map((element) => element.localName);
    await until(() => shown().length > 0);
    expect(shown()).to.deep.equal([
      'journey-progress',
      'journey-checklist',
      'journey-feedback',
      'journey-resources',
    ]);

    root.append(document.createElement('p'));

    await until(() => shown().length === 0);
  });

  it('takes another client when its settings change, and the widgets follow', async () => {
    const { root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    root.adapter = sample('partner');
    await until(() => plate.words);
    const first = plate.words;

    root.adapter = sample('program');

    await until(() => plate.words && plate.words !== first);
    expect(plate.scope.client).to.equal(root.client);
  });

  it('shares one client with a root of the same settings', async () => {
    const adapter = sample();
    const one = setup('<partner-journey></partner-journey>').root;
    const two = setup('<partner-journey></partner-journey>').root;
    one.adapter = adapter;
    two.adapter = adapter;

    await until(() => one.client && two.client);

    expect(one.client).to.equal(two.client);
  });

  it('keeps its client when it is moved on the page', async () => {
    const { place, root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    root.adapter = sample();
    await until(() => plate.words);
    const { client } = root;

    const elsewhere = document.createElement('section');
    place.append(elsewhere);
    elsewhere.append(root);
    await root.updateComplete;

    expect(root.client).to.equal(client);
    expect(root.querySelectorAll(':scope > [role=status]')).to.have.length(1);
    expect(plate.words).not.to.equal('');
  });

  it('makes a new client when it comes back after it was taken away', async () => {
    const { place, root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    root.adapter = sample();
    await until(() => plate.words);

    root.remove();
    await until(() => root.client === undefined);
    place.append(root);

    await until(() => root.client && plate.words);
    expect(plate.scope.client).to.equal(root.client);
  });

  it('says on the page what its client knows, without personal text', async () => {
    const { root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    const events: string[] = [];
    for (const type of ['journey-ready', 'journey-change-queued', 'journey-change-saved']) {
      document.body.addEventListener(type, (event) => events.push(event.type), { once: true });
    }
    root.adapter = sample();
    await until(() => plate.words);
    plate.scope.client?.observe({ kind: 'journey' });
    await until(() => plate.scope.client?.select({ kind: 'journey' }).value);
    const journey = plate.scope.client?.select({ kind: 'journey' }).value;
    const step = journey?.stages
      .flatMap((stage) => stage.steps)
      .find((each) => each.allowed.includes('complete'));

    await plate.scope.client?.change(
      'step.complete',
      { journeyId: journey?.id ?? '', stepId: step?.id ?? '' },
      {},
    );

    await until(() => events.includes('journey-change-saved'));
    expect(events).to.deep.equal(['journey-ready', 'journey-change-queued', 'journey-change-saved']);
  });

  // rows: T7, C35
  it('says once that a stage was reached, with the last step of the one before', async () => {
    const fixture = typicalFixture(new Date().toISOString());
    const [done, current, ...others] = fixture.journey.stages;
    const step = { ...current!.steps[0]!, id: 'last', status: 'todo' as const, kind: 'task', dependsOn: [] };
    const stages = [done!, { ...current!, steps: [step] }, ...others];
    const { root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    const reached: string[] = [];
    root.addEventListener('journey-stage-reached', ({ stageId }) => reached.push(stageId));
    root.adapter = memoryAdapter({
      fixture: { ...fixture, journey: { ...fixture.journey, stages } },
      id: `test-${++adapters}`,
    });
    await until(() => plate.words);
    const client = plate.scope.client!;
    client.observe({ kind: 'journey' });
    await until(() => client.select({ kind: 'journey' }).value);

    const journeyId = fixture.journey.id;
    await client.change('step.complete', { journeyId, stepId: 'last' }, {});
    await until(() => reached.length > 0);
    await client.refresh('journey');

    expect(reached).to.deep.equal([others[0]!.id]);
  });

  it('warns once, in words that help, when no API is named', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warnings.push(message);
    try {
      const { plate } = setup('<partner-journey><journey-nameplate></journey-nameplate></partner-journey>');
      await until(() => plate.scope.isOrphan);

      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/<partner-journey>.*api/);
    } finally {
      console.warn = warn;
    }
  });

  it('renders a widget again only when something it shows became different', async () => {
    const { root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    root.adapter = sample();
    await until(() => plate.words);
    await plate.updateComplete;
    const { renders } = plate;

    await root.refresh();
    await new Promise(requestAnimationFrame);

    expect(plate.renders).to.equal(renders);
  });

  it('lets a widget use a client of its own', async () => {
    const client = createJourneyClient({ adapter: sample(), storage: 'session' });
    const { plate } = setup('<journey-nameplate></journey-nameplate>');

    Object.assign(plate, { client });
    plate.requestUpdate();

    await until(() => plate.words);
    expect(plate.scope.client).to.equal(client);
    client.close();
  });

  it('tells a root that comes later, too, that everything is ready', async () => {
    const adapter = sample();
    const first = setup('<partner-journey><journey-nameplate></journey-nameplate></partner-journey>');
    first.root.adapter = adapter;
    await until(() => first.plate.words);
    first.root.client?.observe({ kind: 'journey' });
    await until(() => first.root.client?.isReady);
    const { root } = setup('<partner-journey></partner-journey>');
    let told = 0;
    root.addEventListener('journey-ready', () => told++);

    root.adapter = adapter;

    await until(() => told > 0);
    expect(told).to.equal(1);
  });

  it('leaves the sign-in to a page that cancels the call for it', async () => {
    const refusing: JourneyAdapter = {
      ...sample(),
      read: () => Promise.reject(new SignInNeededError('GET /session needs the viewer to sign in.')),
    };
    const { root, plate } = setup(
      '<partner-journey><journey-nameplate></journey-nameplate></partner-journey>',
    );
    root.addEventListener('journey-sign-in', (event) => event.preventDefault());

    root.adapter = refusing;

    await until(() => plate.session.signInNeeded && plate.scope.scope?.hasOwnSignIn);
    expect(plate.scope.scope?.hasOwnSignIn).to.equal(true);
  });

  it('shows every widget with sample data and asks nobody when it is a mock', async () => {
    const { root } = setup('<partner-journey mock></partner-journey>');
    const { fetch } = window;
    const asked: unknown[] = [];
    window.fetch = (...request) => (asked.push(request), fetch(...request));
    const ready = () => root.renderRoot.querySelectorAll('[part=layout] > [status=ready]').length;

    await until(() => ready() === 4);
    window.fetch = fetch;

    expect(asked).to.have.length(0);
  });

  // rows: X17
  it('says once that a shared computer keeps nothing, until that is read', async () => {
    const { root, plate } = setup(
      '<partner-journey storage="session" lang="en"><journey-nameplate></journey-nameplate></partner-journey>',
    );
    root.adapter = sample();
    await until(() => plate.words);
    const note = () => root.shadowRoot!.querySelector<HTMLElement>('[part=notice]');
    const region = root.querySelector(':scope > [role=status]')!;

    await root.client!.change('feedback.send', {}, { text: 'One', context: {} });
    await until(note);
    expect(note()!.innerText).to.include('kept only in this tab');
    await until(() => region.textContent?.includes('kept only in this tab'));
    const ok = (await accessibleNodes()).filter(({ role }) => role === 'button');
    expect(ok.map(({ name }) => name)).to.deep.equal(['OK']);
    note()!.querySelector('button')!.click();
    await until(() => !note());
    await root.client!.change('feedback.send', {}, { text: 'Two', context: {} });
    await root.updateComplete;

    expect(note()).to.equal(null);
  });

  it('says in the page’s language when the device fails', async () => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('No.', 'SecurityError');
    };
    try {
      const { root } = setup(
        '<partner-journey lang="ar"><journey-nameplate></journey-nameplate></partner-journey>',
      );
      root.adapter = sample();
      const note = () => root.shadowRoot!.querySelector<HTMLElement>('[part=notice]');
      await until(() => root.client);
      await root.client!.change('feedback.send', {}, { text: 'One', context: {} });

      await until(() => note()?.innerText.includes('علامة التبويب هذه فقط'));
      expect(getComputedStyle(note()!).direction).to.equal('rtl');
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });

  it('sends the host’s token against forged requests with every change', async () => {
    const { session } = typicalFixture(new Date().toISOString());
    const tokens: (string | null)[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'GET')
        return Response.json(request.url.endsWith('/session') ? session : { items: [] });
      tokens.push(request.headers.get('x-csrf-token'));
      const { changes } = (await request.json()) as { changes: readonly { id: string }[] };
      return Response.json({
        receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] })),
      });
    };
    try {
      const { root } = setup('<partner-journey><journey-nameplate></journey-nameplate></partner-journey>');
      root.api = '/imagined';
      root.csrf = { header: 'X-CSRF-Token', token: () => 'of-today' };
      await until(() => root.client);
      const { settled } = await root.client!.change('feedback.send', {}, { text: 'One', context: {} });

      expect((await settled).outcome).to.equal('saved');
      expect(tokens).to.deep.equal(['of-today']);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
