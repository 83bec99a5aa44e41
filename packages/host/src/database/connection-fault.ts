/** Codes of PostgreSQL and of the operating system that say: not now, but perhaps in a moment. */
const passing =
  /^(08\w{3}|25006|40001|40P01|53\w{3}|55P03|57P0[1-5]|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the driver says without a code. */
const passingWords = /^Connection terminated|timeout exceeded when trying to connect|^Client has encountered/;

/**
 * Whether a fault lies in reaching the database, or in several processes being in each other's way,
 * so that the same again may succeed.
 */
export function isPassing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string' ? passing.test(code) : passingWords.test(cause.message)) return true;
  }
  return false;
}
