/**
 * What runs in the page before everything else: knows who is looking, and hears what is drawn, read from the device and
 * sent. It is sent to the page as text, so that it uses nothing but what is in it.
 */
export interface IsolationWindow {
  readonly seen: { foreign: string[]; looks: number };
  /** From now on this person looks. */
  become(person: number): void;
  /** Looks at what is drawn. */
  look(): void;
  /** Everything that is kept, by where. */
  keptPlaces(): Promise<{ readonly where: string; readonly text: string }[]>;
}

export function watchIsolation(): void {
  const page = window as unknown as {
    -readonly [Name in keyof IsolationWindow]: IsolationWindow[Name];
  };
  const seen = { foreign: [] as string[], looks: 0 };
  const heard: string[] = [];
  let current = -1;
  let justLeft = -1;
  let isOver = false;
  const marks = /(?:Journey |Partner |Person |journey-|partner-|token-of-lane-)(\d+)/g;
  const check = (where: string, text: string, person = current) => {
    if (isOver) return;
    seen.looks += 1;
    for (const [mark, number] of text.matchAll(marks))
      if (Number(number) !== person) seen.foreign.push(`${where}: ${mark} before ${person}`);
  };
  /** Whose a read is: its key says so. What the client of who just left had begun may end, for them alone. */
  const readerOf = (key: unknown) => {
    const range = key instanceof IDBKeyRange ? [key.lower, key.upper] : [key];
    const numbers = [...String(range).matchAll(/(?:viewer-|partner-)(\d+)/g)].map(([, number]) =>
      Number(number),
    );
    const [asked = current] = numbers;
    return asked === justLeft && numbers.every((number) => number === asked) ? asked : current;
  };
  const asText = (value: unknown) => {
    try {
      return JSON.stringify(value) ?? '';
    } catch {
      return String(value);
    }
  };
  const textOf = (root: ParentNode): string =>
    [...root.querySelectorAll('*')]
      .map((one) => {
        const own = [...one.attributes].map(({ value }) => value).join(' ');
        return `${own} ${one.shadowRoot ? `${one.shadowRoot.textContent} ${textOf(one.shadowRoot)}` : ''}`;
      })
      .join(' ');
  page.seen = seen;
  page.become = (person) => {
    if (person !== current) justLeft = current;
    current = person;
  };
  page.look = () => {
    const root = document.querySelector('partner-journey');
    check('drawn', `${root?.textContent ?? ''} ${root ? textOf(root) : ''}`);
  };
  const realFetch = window.fetch;
  window.fetch = function (input, init) {
    const request = new Request(input, init);
    check('sent', `${request.url} ${request.headers.get('authorization') ?? ''} ${asText(init?.body)}`);
    return realFetch.call(this, input, init);
  };
  for (const type of [IDBObjectStore, IDBIndex]) {
    for (const name of ['get', 'getAll', 'openCursor'] as const) {
      const real = type.prototype[name] as (...args: unknown[]) => IDBRequest;
      (type.prototype as unknown as Record<string, unknown>)[name] = function (
        this: unknown,
        ...args: unknown[]
      ) {
        const request = real.apply(this, args);
        const person = readerOf(args[0]);
        request.addEventListener('success', () => {
          const { result } = request as { result: unknown };
          check(
            'read from the device',
            asText(result instanceof IDBCursorWithValue ? result.value : result),
            person,
          );
        });
        return request;
      };
    }
  }
  const realDispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('journey-'))
      heard.push(asText({ ...event, detail: (event as CustomEvent<unknown>).detail }));
    return realDispatch.call(this, event);
  };
  const whole = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
    });
  page.keptPlaces = async () => {
    // what is kept for everybody may be read by the test
    isOver = true;
    const places = [
      { where: 'localStorage', text: asText(localStorage) },
      { where: 'sessionStorage', text: asText(sessionStorage) },
      { where: 'cookies', text: document.cookie },
      { where: 'events', text: heard.join('\n') },
      {
        where: 'the document',
        text: `${document.body.innerHTML} ${textOf(document)}`.replace(/<script[^]*?<\/script>/g, ''),
      },
    ];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await whole(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const from = database.transaction(store).objectStore(store);
        const text = asText([await whole(from.getAllKeys()), await whole(from.getAll())]);
        places.push({ where: `IndexedDB ${name}`, text });
      }
      database.close();
    }
    return places;
  };
}
