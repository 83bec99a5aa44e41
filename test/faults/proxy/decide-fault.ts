/**
 * The decision: which fault befalls a request, from a seed and the request's place alone. It knows neither time nor
 * network, so that a seed replays exactly: request number n of a kind, of one tab, always meets the same fate.
 */
import { Random } from '../random/random.js';
import { badBodies } from './bad-bodies.js';
import { noFault, type Fault, type FaultName, type RequestKind, type RetryAfter } from './fault.js';

/** How hard a network is, and what it does. */
export interface Weather {
  /** Probability that anything at all befalls a request. */
  readonly rate: number;
  /** How likely each fault is among those that befall. */
  readonly weights: Readonly<Partial<Record<Exclude<FaultName, 'none'>, number>>>;
}

/** A request, as far as its fate depends on it. */
export interface RequestPlace {
  readonly kind: RequestKind;
  /** Who asks, such as the name of a tab; empty where that cannot be told. */
  readonly from: string;
  /** How many of this kind came from there before. */
  readonly ordinal: number;
}

/** What befalls a request. */
export type DecideFault = (place: RequestPlace) => Fault;

/** All faults, none forgotten. */
export const allWeights: Readonly<Record<Exclude<FaultName, 'none'>, number>> = {
  refused: 4,
  'reset-before': 3,
  'answer-lost': 6,
  late: 4,
  silence: 2,
  'slow-body': 2,
  truncated: 2,
  'broken-body': 2,
  'other-body': 4,
  'no-content': 2,
  status: 10,
  'delivered-twice': 4,
  'no-cors': 1,
};

/** In trouble, and worth another try. The host may have done it before it fell. */
const passing: readonly number[] = [408, 429, 500, 502, 503, 504, 511];
/** Refused for good by something before the host. */
const final: readonly number[] = [400, 403, 404, 409, 410, 412, 413, 415, 422];

/** The decision for one seed. */
export function faultsBySeed(seed: string | number, { rate, weights }: Weather): DecideFault {
  const random = new Random(seed);
  return ({ kind, from, ordinal }) => {
    const own = random.fork(`${kind}/${from}/${ordinal}`);
    if (kind === 'preflight' || !own.chance(kind === 'events' ? rate / 2 : rate)) return noFault;
    return makeFault(own.weighted(weights), own, kind);
  };
}

function makeFault(name: Exclude<FaultName, 'none'>, random: Random, kind: RequestKind): Fault {
  switch (name) {
    case 'late':
      return {
        name,
        what: random.pick(['request', 'answer']),
        delayMs: random.pick([50, 900, 6_000, 40_000]),
      };
    case 'silence':
      return { name, after: random.pick(['nothing', 'head']), forwarded: random.chance(0.7) };
    case 'slow-body':
      return { name, byteMs: random.pick([2, 1_000]) };
    case 'truncated':
    case 'broken-body':
      return { name, keep: random.next() };
    case 'other-body': {
      const { body, contentType } = random.pick(badBodies);
      return { name, forwarded: random.chance(0.5), body, contentType };
    }
    case 'no-content':
    case 'no-cors':
      return { name, forwarded: random.chance(0.5) };
    case 'delivered-twice':
      return { name, atOnce: random.chance(0.5), answer: random.pick([0, 1]) };
    case 'status':
      return makeStatus(random, kind);
    default:
      return { name };
  }
}

function makeStatus(random: Random, kind: RequestKind): Fault {
  const group = random.weighted({ passing: 6, final: kind === 'write' ? 2 : 1, 'signed-out': 2 });
  if (group === 'signed-out') return { name: 'status', status: 401, forwarded: false };
  if (group === 'final') return { name: 'status', status: random.pick(final), forwarded: false };
  const status = random.pick(passing);
  const retryAfter = random.chance(0.6) ? makeRetryAfter(random) : undefined;
  const forwarded = status >= 500 && status !== 511 && random.chance(0.5);
  return { name: 'status', status, forwarded, ...(retryAfter && { retryAfter }) };
}

function makeRetryAfter(random: Random): RetryAfter {
  switch (random.pick(['seconds', 'date', 'past', 'garbage', 'hidden'])) {
    case 'seconds':
      return { form: 'seconds', value: random.pick(['0', '1', '7', '120', '86400']) };
    case 'date':
      return { form: 'date', inMs: random.pick([1_000, 30_000, 3_600_000]) };
    case 'past':
      return { form: 'date', inMs: -random.pick([1_000, 31_536_000_000]) };
    case 'garbage':
      return {
        form: 'garbage',
        value: random.pick(['soon', '-5', '1.5', '5 seconds', 'Tue, 99 Foo 2026', '1e9']),
      };
    default:
      return { form: 'hidden', value: '30' };
  }
}
