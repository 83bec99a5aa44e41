/** One turn of the event loop: everything that only waits for promises has gone on. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Waits for a condition, looking after every turn of the event loop.
 * @throws {Error} with the description when it does not come true within five seconds.
 */
export async function until(description: string, condition: () => boolean): Promise<void> {
  const end = performance.now() + 5_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`This did not come true: ${description}`);
    await turn();
  }
}
