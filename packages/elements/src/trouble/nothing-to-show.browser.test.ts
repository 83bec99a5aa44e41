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

const signIn = { error: new SignInNeededError('Who are you?'), words: 'Your sign-in has ended.' };
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

  for (const { what, failsFor, error, words } of troubles) {
    for (const tag of ['progress', 'checklist', 'feedback', 'resources'].map((name) => `journey-${name}`)) {
      it(`says so once where the host ${what}, and shows all afterwards: ${tag}`, async () => {
        const host = memoryAdapter({ fixture: typicalFixture(new Date().toISOString()) });
        let fails = true;
        const adapter: JourneyAdapter = {
          ...host,
          read: (query, context) =>
            fails && failsFor(query.kind) ? Promise.reject(error) : host.read(query, context),
        };
        const client = createJourneyClient({ adapter, storage: 'session' });
        clients.push(client);
        const element = document.createElement(tag) as JourneyElement;
        element.lang = 'en';
        element.client = client;
        document.body.append(element);

        await until(() => element.status !== 'loading');
        await element.updateComplete;
        expect(element.status).to.equal('error');
        expect(element.shadowRoot!.querySelector('.skeleton')).to.equal(null);
        expect(element.shadowRoot!.textContent.split(words)).to.have.length(2);

        fails = false;
        element.shadowRoot!.querySelector<HTMLButtonElement>('.notice .button')!.click();
        await until(() => element.status === 'ready');
      });
    }
  }
});
