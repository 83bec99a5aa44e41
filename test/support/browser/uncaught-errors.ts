/**
 * Counts what nobody caught on the page of a browser test. Loaded before the test framework, so that it hears
 * of every error first; the framework's own handlers, which blame whatever test happens to run, hear of none.
 */
const uncaught: string[] = [];
const endMark = 'end of the uncaught errors so far';
let endReached: () => void = () => undefined;

function describeReason(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}

window.addEventListener('error', (event) => {
  event.stopImmediatePropagation();
  uncaught.push(`error: ${describeReason(event.error ?? event.message)}`);
});

window.addEventListener('unhandledrejection', (event) => {
  event.stopImmediatePropagation();
  if (event.reason === endMark) {
    event.preventDefault();
    endReached();
  } else {
    uncaught.push(`unhandledrejection: ${describeReason(event.reason)}`);
  }
});

/**
 * Hands over what was not caught since the last call; a test that expects such an error must take it.
 * Browsers tell of rejections late but in their order: when our own arrives, so have all before it.
 */
export async function takeUncaughtErrors(): Promise<readonly string[]> {
  const end = new Promise<void>((resolve) => (endReached = resolve));
  void Promise.reject(endMark);
  await end;
  return uncaught.splice(0);
}
