import type { QueryKind } from '../adapters/query.js';
import { ContractError } from '../errors/contract-error.js';

/** What is nested so deeply that it cannot be walked through is no document of anybody. */
export function tooDeep(kind: QueryKind, cause: RangeError): ContractError {
  const issue = {
    path: '',
    expected: 'an answer of usual depth',
    got: 'one that is nested too deeply to be read',
  };
  return new ContractError(`reads.${kind}`, [issue], { cause });
}
