import { answerMisfits } from './answer-checks.js';
import type { Misfit } from './finding.js';
import type { HostAnswer } from './host-answer.js';

/** Whether a page of an origin may read an answer, and in it the headers named here. */
export function corsMisfits(
  { headers }: Pick<HostAnswer, 'headers'>,
  origin: string,
  exposed: readonly string[] = ['ETag', 'Retry-After', 'Date'],
): readonly Misfit[] {
  const allowed = headers.get('Access-Control-Allow-Origin');
  if (allowed !== origin && allowed !== '*') {
    const fix = `Send "Access-Control-Allow-Origin: ${origin}" and "Vary: Origin".`;
    return [
      { path: 'header Access-Control-Allow-Origin', expected: origin, got: allowed ?? 'no such header', fix },
    ];
  }
  const shown = namesIn(headers.get('Access-Control-Expose-Headers'));
  const hidden = exposed.filter((name) => !shown.includes('*') && !shown.includes(name.toLowerCase()));
  if (hidden.length === 0) return [];
  const got = shown.join(', ') || 'no such header';
  const fix = `Send "Access-Control-Expose-Headers: ${exposed.join(', ')}": without them more is sent than needs to be.`;
  return [
    { level: 'warning', path: 'header Access-Control-Expose-Headers', expected: hidden.join(', '), got, fix },
  ];
}

/** What a page asks leave for before a browser lets it ask the host. */
export interface Leave {
  readonly origin: string;
  readonly method: string;
  /** Names of headers, in small letters. */
  readonly headers: readonly string[];
  /** Names of headers that it can do without. */
  readonly wished?: readonly string[];
}

/** Headers that any page may send (Fetch standard, "CORS-safelisted request-header"). */
const free = new Set(['accept', 'accept-language', 'content-language', 'origin']);
const freeTypes = /^(?:text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const freeMethods = new Set(['GET', 'HEAD', 'POST']);

/** The leave that a request needs; undefined when any page may make it. */
export function leaveFor(origin: string, method: string, headers: Headers): Leave | undefined {
  const names = [...headers.keys()].filter(
    (name) =>
      !free.has(name) && !(name === 'content-type' && freeTypes.test(headers.get('Content-Type') ?? '')),
  );
  return freeMethods.has(method) && names.length === 0 ? undefined : { origin, method, headers: names };
}

/** The headers by which a browser asks for leave. */
export function preflightHeaders({ origin, method, headers }: Leave): Readonly<Record<string, string>> {
  return {
    Origin: origin,
    'Access-Control-Request-Method': method,
    ...(headers.length > 0 && { 'Access-Control-Request-Headers': headers.join(',') }),
  };
}

/** Whether a page has leave, by what the host answered to the question before. */
export function preflightMisfits(answer: HostAnswer | string, leave: Leave): readonly Misfit[] {
  if (typeof answer === 'string') return answerMisfits(answer);
  const path = missingLeave(answer, leave);
  if (path === undefined) return [];
  const { origin, method, headers, wished = [] } = leave;
  const told = (name: string) => answer.headers.get(`Access-Control-Allow-${name}`) || 'not named';
  const got = `${answer.status}, origin ${told('Origin')}, methods ${told('Methods')}, headers ${told('Headers')}`;
  const methods = [...new Set(['GET', method])].join(', ');
  const names = [...headers, ...wished].map(asWritten).join(', ');
  const also = names && ` and "Access-Control-Allow-Headers: ${names}"`;
  const fix = `Answer OPTIONS with 204, "Access-Control-Allow-Origin: ${origin}", "Access-Control-Allow-Methods: ${methods}"${also}.`;
  return [{ path, expected: `leave for pages of ${origin}`, got, fix }];
}

/** What is missing first; undefined when nothing is. */
function missingLeave({ status, headers }: HostAnswer, { origin, ...asked }: Leave): string | undefined {
  const allowed = headers.get('Access-Control-Allow-Origin');
  if (allowed !== origin && allowed !== '*') return 'header Access-Control-Allow-Origin';
  if (status >= 300) return 'status';
  const methods = namesIn(headers.get('Access-Control-Allow-Methods'));
  const isMethod = freeMethods.has(asked.method) || methods.includes('*');
  if (!isMethod && !methods.includes(asked.method.toLowerCase()))
    return 'header Access-Control-Allow-Methods';
  const names = namesIn(headers.get('Access-Control-Allow-Headers'));
  // the star stands for all but this one
  const isNamed = (name: string) => names.includes(name) || (names.includes('*') && name !== 'authorization');
  return asked.headers.every(isNamed) ? undefined : 'header Access-Control-Allow-Headers';
}

function namesIn(header: string | null): readonly string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function asWritten(name: string): string {
  return name.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
