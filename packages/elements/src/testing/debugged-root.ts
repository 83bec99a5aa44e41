import type { JourneyAdapter, JourneyClient, QueryKind } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Change } from '@partner-journey/contract';
import '../define-all.js';
import type { PartnerJourneyElement } from '../partner-journey/partner-journey-element.js';
import { until } from './until.js';
import { plain } from './words.js';

let hosts = 0;

/** A host that counts what it is asked and remembers what it is sent. */
export function countingHost() {
  const inner = memoryAdapter({ id: `debugged-${++hosts}` });
  const asked: QueryKind[] = [];
  const sent: Change[] = [];
  const adapter: JourneyAdapter = {
    ...inner,
    read: (query, context) => {
      asked.push(query.kind);
      return inner.read(query, context);
    },
    send: (changes, context) => {
      sent.push(...changes);
      return inner.send(changes, context);
    },
  };
  return { adapter, asked, sent };
}

/** What is inside the panel of a root; undefined while it has none. */
export const panelOf = (root: PartnerJourneyElement) =>
  [...root.renderRoot.children]
    .map(({ shadowRoot }) => shadowRoot)
    .find((shadow) => shadow?.querySelector('#title'));

/** A root with its panel, a tracker and a checklist, once they show something. */
export async function openPanel({ adapter = countingHost().adapter, storage = 'local' } = {}) {
  const place = document.createElement('main');
  place.lang = 'en';
  const root = document.createElement('partner-journey');
  Object.assign(root, { adapter, storage, debug: true });
  root.append(document.createElement('journey-progress'), document.createElement('journey-checklist'));
  place.append(root);
  document.body.append(place);
  await until(() => root.client?.select({ kind: 'journey' }).value);
  await until(() => panelOf(root));
  const panel = panelOf(root)!;
  const progress = root.querySelector('journey-progress')!;
  return { root, panel, progress, place };
}

/** The section with this title, unfolded. */
export function sectionOf(panel: ShadowRoot, title: string): HTMLDetailsElement {
  const heading = [...panel.querySelectorAll('h3')].find((each) => plain(each.textContent) === title);
  const details = heading!.closest('details')!;
  details.open = true;
  return details;
}

/** Sets a switch with several choices; the empty one is as the host says. */
export function choose(panel: ShadowRoot, name: string, value: string): void {
  const select = panel.querySelector<HTMLSelectElement>(`#${name}`)!;
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

/** Turns a switch on, or off again. */
export function check(panel: ShadowRoot, name: string): void {
  panel.querySelector<HTMLInputElement>(`[name=${name}]`)!.click();
}

/** What the panel says of the simulation. */
export const noticeOf = (panel: ShadowRoot) => plain(panel.querySelector('[role=status]')?.textContent);

/** Resolves with the next client of a root that shows a journey. */
export async function nextClient(root: PartnerJourneyElement, before: JourneyClient | undefined) {
  await until(() => root.client !== before && root.client?.select({ kind: 'journey' }).value);
  return root.client!;
}

/** The journey that is shown. */
export const journeyOf = (root: PartnerJourneyElement) => root.client!.select({ kind: 'journey' }).value!;

/** Completes the first step that may be. */
export async function completeSomething(root: PartnerJourneyElement) {
  const { id, stages } = journeyOf(root);
  const step = stages.flatMap(({ steps }) => steps).find(({ allowed }) => allowed.includes('complete'))!;
  const { settled } = await root.client!.change('step.complete', { journeyId: id, stepId: step.id }, {});
  const statusNow = () =>
    journeyOf(root)
      .stages.flatMap(({ steps }) => steps)
      .find(({ id: each }) => each === step.id)?.status;
  return { settled, step, statusNow };
}

/** Everything that is kept of this host, by its keys. */
export async function keptOnDevice(): Promise<readonly (readonly [key: string, value: unknown])[]> {
  const done = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
  const request = indexedDB.open('partner-journey-1', 1);
  request.onupgradeneeded = () => void request.result.createObjectStore('values');
  const database = await done(request);
  try {
    const store = database.transaction('values').objectStore('values');
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done<unknown[]>(store.getAll())]);
    return keys.map((key, index) => [key as string, values[index]] as const);
  } finally {
    database.close();
  }
}
