/** Waits until a condition holds, looking once in every frame. */
export async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise(requestAnimationFrame);
}
