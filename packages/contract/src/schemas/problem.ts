import * as z from 'zod/mini';
import { Text, openSet } from './shared.js';

/** The codes of version 1: what went wrong, for programs. */
export const problemCodes = [
  'malformed-json',
  'invalid-request',
  'unknown-kind',
  'not-signed-in',
  'token-expired',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'conflict',
  'gone',
  'precondition-failed',
  'body-too-large',
  'unsupported-media-type',
  'change-id-reused',
  'viewer-mismatch',
  'not-allowed-now',
  'waits-for-earlier',
  'too-many-requests',
  'internal',
  'unavailable',
] as const;

/** One thing that does not fit: where, what was expected, and what was there (shortened and redacted). */
export const ContractIssue = z.strictObject({
  /** Where in the document, as a JSON Pointer (RFC 6901); empty: the whole document. */
  path: z.string(),
  expected: z.string(),
  got: z.string(),
});
export type ContractIssue = z.infer<typeof ContractIssue>;

/** Why a request or a change was not taken: a problem document (RFC 9457). */
export const Problem = z.strictObject({
  /** URI reference that names the kind of problem. */
  type: z.string(),
  /** What kind of problem it is, in words. */
  title: Text,
  /** HTTP status. */
  status: z.number(),
  /** What kind of problem it is, for programs. */
  code: openSet(problemCodes),
  /** What happened this time, in words for a person. */
  detail: z.optional(Text),
  /** What exactly does not fit; for a change, pointers into its payload. */
  issues: z.optional(z.array(ContractIssue)),
  /** When it is worth trying again. */
  retryAfterSeconds: z.optional(z.number().check(z.nonnegative())),
});
export type Problem = z.infer<typeof Problem>;
/** A machine-readable reason of version 1. */
export type ProblemCode = (typeof problemCodes)[number];
