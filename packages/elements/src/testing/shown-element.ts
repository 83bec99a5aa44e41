import { createJourneyClient, type JourneyClient, type JourneyClientOptions } from '@partner-journey/client';
import type { JourneyElement } from '../base/journey-element.js';
import { until } from './until.js';

const clients: JourneyClient[] = [];

/** A widget on a page of its own, and the client it talks through. */
export interface ShownElement<Shown extends JourneyElement> {
  readonly element: Shown;
  readonly root: ShadowRoot;
  readonly client: JourneyClient;
  /** The part of the page the widget stands in, in English. */
  readonly place: HTMLElement;
}

/** Puts a widget on the page with a client of its own, and waits until there is something to see. */
export async function showElement<Shown extends JourneyElement>(
  element: Shown,
  options: JourneyClientOptions,
): Promise<ShownElement<Shown>> {
  const client = createJourneyClient(options);
  clients.push(client);
  element.client = client;
  const place = document.createElement('main');
  place.lang = 'en';
  place.append(element);
  document.body.append(place);
  await until(() => element.status === 'ready');
  return { element, root: element.shadowRoot!, client, place };
}

/** Takes everything off the page and closes the clients, as when the person goes elsewhere. */
export function leavePage(): void {
  document.body.replaceChildren();
  for (const client of clients) client.close();
}

/** Takes everything off the page and closes the clients; what is unsent is put away, for it would hold the page. */
export async function clearPage(): Promise<void> {
  document.body.replaceChildren();
  // one that was closed before it could write cannot put anything away, and need not
  await Promise.allSettled(clients.map((client) => client.signOut({ unsent: 'discard' })));
  leavePage();
  clients.length = 0;
}
