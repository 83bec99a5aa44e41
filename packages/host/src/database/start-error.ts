/** Why a host cannot start, in words for the person who starts it: what was attempted, on what, and how to go on. */
export class HostStartError extends Error {
  override readonly name = 'HostStartError' as const;
}

/** The code of an operating-system error, such as `EACCES`; undefined for any other. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
