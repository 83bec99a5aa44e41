/** Calls a function of the page; when it throws, that is written to the console and nothing else suffers. */
export function callSafely<Args extends unknown[]>(callback: (...args: Args) => void, ...args: Args): void {
  try {
    callback(...args);
  } catch (error) {
    console.error('Partner Journey: a listener of this page threw.', error);
  }
}
