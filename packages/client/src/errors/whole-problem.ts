import type { Problem, Receipt } from '@partner-journey/contract';
import { problemCodeOf } from './problem-code.js';

/** A problem document for a host that refused without giving one: its title is empty, for nobody has said why. */
export function finalProblem(
  outcome: Receipt['outcome'],
  status = outcome === 'conflict' ? 409 : 422,
): Problem {
  const code = outcome === 'conflict' ? outcome : (problemCodeOf(status) ?? 'invalid-request');
  return { type: 'about:blank', title: '', status, code };
}

/**
 * The document in which a host explains itself (RFC 9457, of which every member may be absent), with what only programs
 * read of it. Where words came without a code, the status says what they are about; whether it is a problem document
 * is for the reader to say.
 */
export function wholeProblem(given: unknown, status: number): { readonly [Name in keyof Problem]?: unknown } {
  const document = given as Partial<Problem> | null | undefined;
  const { type, title, detail, code = problemCodeOf(status) } = document ?? {};
  return {
    ...{ ...document, code, status },
    type: isText(type) ? type : 'about:blank',
    title: isText(title) || !isText(detail) ? title : '',
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
