/** Ways in which the IndexedDB of a device is of no use, each as a script that runs in a page before everything else. */

/** A request that ends with this event, or never. */
const requestThat = (ends: string) => `IDBFactory.prototype.open = () => {
  const request = Object.assign(new EventTarget(), { result: undefined, error: null, transaction: null });
  const end = (type, error) => setTimeout(() => {
    request.error = error;
    const event = new Event(type);
    request.dispatchEvent(event);
    request['on' + type]?.(event);
  });
  ${ends};
  return request;
};`;

export const brokenDevices: Readonly<Record<string, string>> = {
  'it is missing': `Object.defineProperty(window, 'indexedDB', { value: undefined });`,
  'it may not be touched': `Object.defineProperty(window, 'indexedDB', {
    get() { throw new DOMException('Denied', 'SecurityError'); },
  });`,
  'opening throws': `IDBFactory.prototype.open = () => { throw new DOMException('Denied', 'SecurityError'); };`,
  'opening fails': requestThat(`end('error', new DOMException('Broken', 'UnknownError'))`),
  'opening is blocked': requestThat(`end('blocked', null)`),
  'opening never ends': requestThat(''),
  'a later version was here': requestThat(`end('error', new DOMException('Newer', 'VersionError'))`),
  'the upgrade is aborted': `{
    const { createObjectStore } = IDBDatabase.prototype;
    IDBDatabase.prototype.createObjectStore = function (...args) {
      const store = createObjectStore.apply(this, args);
      store.transaction.abort();
      return store;
    };
  }`,
  'it opens, and is closed at once': `IDBDatabase.prototype.transaction = () => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  };`,
};
