import {
  createJourneyClient,
  HostUnreachableError,
  SignInNeededError,
  type JourneyAdapter,
  type JourneyClient,
} from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import type { JourneyElement } from '../base/journey-element.js';
import '../define-all.js';
import { until } from '../testing/until.js';

interface Trouble {
  readonly what: string;
  readonly failsFor: (kind: string) => boolean;
  readonly error: Error;
  /** What a person reads. */
  readonly words: string;
}

const signIn = { error: new SignInNeededError('Who are you?'), words: 'You are not signed in.' };
const troubles: readonly Trouble[] = [
  { what: 'has to know first who is looking', failsFor: (kind) => kind === 'session', ...signIn },
  { what: 'gives nothing without a new sign-in', failsFor: (kind) => kind !== 'session', ...signIn },
  {
    what: 'cannot be reached',
    failsFor: (kind) => kind !== 'session',
    error: new HostUnreachableError('The host is away.'),
    words: 'because the server does not answer',
  },
];

describe('A widget with nothing to show', () => {
  const clients: JourneyClient[] = [];

  afterEach(() => {
    document.body.replaceChildren();
    for (const client of clients.splice(0)) client.close();
  });

  /** A widget, not yet on the page, whose host fails until it is told to answer. */
  function show(tag: string, { failsFor, error }: Pick<Trouble, 'failsFor' | 'error'>) {
    const inner = memoryAdapter({ fixture: typicalFixture(new Date().toISOString()) });
    const host = { fails: true };
    const adapter: JourneyAdapter = {
      ...inner,
      read: (query, context) =>
        host.fails && failsFor(query.kind) ? Promise.reject(error) : inner.read(query, context),
    };
    const client = createJourneyClient({ adapter, storage: 'session' });
    clients.push(client);
    const element = document.createElement(tag) as JourneyElement;
    element.lang = 'en';
    element.client = client;
    const part = element['trouble'];
    const trouble = { part, fetchPart: part['fetchPart'] };
    const tryAgain = () => element.shadowRoot!.querySelector<HTMLButtonElement>('.notice .button')!.click();
    return { element, host, trouble, tryAgain };
  }

  for (const { what, words, ...trouble } of troubles) {
    for (const tag of ['progress', 'checklist', 'feedback', 'resources'].map((name) => `journey-${name}`)) {
      it(`says so once where the host ${what}, and shows all afterwards: ${tag}`, async () => {
        const { element, host, tryAgain } = show(tag, trouble);
        document.body.append(element);

        await until(() => element.status !== 'loading');
        await element.updateComplete;
        expect(element.status).to.equal('error');
        expect(element.shadowRoot!.querySelector('.skeleton')).to.equal(null);
        expect(element.shadowRoot!.textContent.split(words)).to.have.length(2);

        host.fails = false;
        tryAgain();
        await until(() => element.status === 'ready');
      });
    }
  }

  it('is not blank where the words that ask for a sign-in cannot be fetched, and fetches them when tried again', async () => {
    const { element, trouble, tryAgain } = show('journey-checklist', troubles[0]!);
    trouble.part['fetchPart'] = () => Promise.reject(new Error('away'));
    document.body.append(element);

    await until(() => element.status === 'error');
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.include('This cannot be loaded right now');

    trouble.part['fetchPart'] = trouble.fetchPart;
    tryAgain();
    await until(() => element.shadowRoot!.textContent.includes('You are not signed in.'));
    expect(element.shadowRoot!.textContent).not.to.include('This cannot be loaded');
  });
});
