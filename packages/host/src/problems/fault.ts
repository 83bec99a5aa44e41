/**
 * A fault in one line for the log: what failed at the bottom, without the query and its values,
 * which hold what people wrote.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const root = error.cause instanceof Error ? error.cause : error;
  return `${root.name}: ${root.message.split('\n')[0] ?? ''}`;
}
