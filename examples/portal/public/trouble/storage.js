/**
 * From now on nothing can be stored in IndexedDB as long as the device is `full`. What is there can be read and removed.
 * @param {() => {name: string}} trouble what is wrong now
 */
export function breakStorage(trouble) {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...record) {
    const request = put.apply(this, record);
    if (trouble().name === 'full') fail(this.transaction);
    return request;
  };
}

const failed = new WeakSet();

/** Takes a transaction back, as a browser does that finds no room when it comes to writing. */
function fail(transaction) {
  if (failed.has(transaction)) return;
  failed.add(transaction);
  const error = new DOMException('There is no room left on this device.', 'QuotaExceededError');
  Object.defineProperty(transaction, 'error', { value: error });
  // not before whoever writes has asked for all of it
  queueMicrotask(() => transaction.abort());
}
