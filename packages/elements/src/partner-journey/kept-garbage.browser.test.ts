import { HostUnreachableError, type JourneyAdapter } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import '../define-all.js';
import { until } from '../testing/until.js';

const databaseName = 'partner-journey-1';
const widgets = ['journey-progress', 'journey-checklist', 'journey-feedback', 'journey-resources'];
const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };

const settled = <Result>(request: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });

/** Does something with all that is kept on the device. */
async function onDevice<Result>(work: (store: IDBObjectStore) => Promise<Result>): Promise<Result> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore('values');
  const database = await settled(request);
  try {
    return await work(database.transaction('values', 'readwrite').objectStore('values'));
  } finally {
    database.close();
  }
}

/** Does one thing with each record; gives their keys. */
function eachRecord(map: (record: unknown, key: string) => unknown): Promise<readonly string[]> {
  return onDevice(async (store) => {
    const [keys, records] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
    await Promise.all(keys.map((key, index) => settled(store.put(map(records[index], key as string), key))));
    return keys as string[];
  });
}

const whole: readonly unknown[] = [
  null,
  7,
  'text',
  '',
  [],
  {},
  [[]],
  true,
  1n,
  new Date(0),
  new Map([['query', { kind: 'session' }]]),
  { query: { kind: 'session' }, value: {}, asOf: 1, issues: [], freshUntil: 9e15 },
  { query: null, change: null, value: null, at: null, receipt: null, until: null },
  { change: { id: 'x', kind: 'step.comment', target: {}, payload: {} }, attempts: 0 },
  { change: { id: 'x', kind: 'constructor', target: {}, payload: {} }, attempts: 0, problem: {} },
];
const parts: readonly unknown[] = [null, 7, 'text', [], {}, [null], { id: 7 }, undefined, 1n];

/** Numbers between 0 and 1 that are the same in each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A copy in which one part, somewhere inside, is something else. */
function spoilt(record: unknown, next: () => number): unknown {
  const other = () => parts[Math.floor(next() * parts.length)];
  if (typeof record !== 'object' || record === null || next() < 0.1) return other();
  const copy = (Array.isArray(record) ? [...(record as unknown[])] : { ...record }) as Record<
    string,
    unknown
  >;
  const names = Object.keys(copy);
  const name = names[Math.floor(next() * names.length)];
  if (name === undefined) return other();
  copy[name] = spoilt(copy[name], next);
  return copy;
}

describe('What is kept on the device and is garbage', () => {
  const errors: string[] = [];
  const onError = (event: ErrorEvent) => errors.push(event.message);
  const onRejection = (event: PromiseRejectionEvent) => errors.push(String(event.reason));
  before(() => {
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
  });
  after(() => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  });
  afterEach(() => document.body.replaceChildren());
  // what one spoilt change makes a person decide about would hold back the next one's
  beforeEach(() => onDevice((store) => settled(store.clear())));

  let isAway = false;
  let asked = 0;
  let hold = Promise.resolve();
  const inner = memoryAdapter({ fixture: 'small', id: 'garbage' });
  const adapter: JourneyAdapter = {
    id: 'garbage',
    async read(query, { signal }) {
      asked += 1;
      await hold;
      return inner.read(query, { signal });
    },
    async send(changes, context) {
      if (isAway) throw new HostUnreachableError('away');
      return inner.send(changes, context);
    },
  };

  /** A page with every widget. */
  function open() {
    const root = document.createElement('partner-journey');
    root.setAttribute('viewer-key', 'ana');
    root.adapter = adapter;
    root.append(...widgets.map((name) => document.createElement(name)));
    document.body.append(root);
    const all = [...root.querySelectorAll<HTMLElement & { status: string }>(widgets.join())];
    return { root, all, areReady: () => all.every(({ status }) => status === 'ready') };
  }

  /** Leaves something behind under every kind of key. */
  async function leaveSomething(): Promise<void> {
    isAway = false;
    const { root, areReady } = open();
    await until(areReady);
    const client = root.client!;
    await (
      await client.change('step.start', target, {})
    ).settled;
    isAway = true;
    await client.change('step.comment', target, { text: 'Not sent' });
    await client.keepDraft('feedback', 'Half a sen');
    await until(() => client.pendingFor(target.stepId)[0]?.durable);
    root.remove();
  }

  async function openOn(garbage: (record: unknown, key: string) => unknown): Promise<void> {
    await leaveSomething();
    const keys = await eachRecord(garbage);
    for (const kind of ['cache/', 'outbox/', 'settled/', 'draft/']) {
      expect(keys.some((key) => key.startsWith(kind))).to.equal(true, kind);
    }
    let release = () => {};
    asked = 0;
    hold = new Promise((resolve) => (release = resolve));
    const { root, all, areReady } = open();
    // what the device gives is shown while the host is silent
    await until(() => asked > 0);
    await Promise.all(all.map((widget) => (widget as unknown as { updateComplete: unknown }).updateComplete));
    release();
    await until(areReady);
    await root.client!.readDraft('feedback');
    isAway = false;
    root.client!.resume();
    await until(areReady);
    root.remove();
    expect(errors).to.deep.equal([]);
  }

  whole.forEach((garbage, index) => {
    it(`harms no widget when every record is garbage of the kind ${index + 1}`, async () => {
      await openOn(() => garbage);
    });
  });

  for (let seed = 1; seed <= 20; seed += 1) {
    it(`harms no widget when every record is spoilt inside, ${seed}`, async () => {
      const next = random(seed * 7_919);
      await openOn((record) => spoilt(record, next));
    });
  }
});
