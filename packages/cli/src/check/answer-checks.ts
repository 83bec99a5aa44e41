import type { Misfit } from './finding.js';
import { isWebPage, type HostAnswer } from './host-answer.js';

const fixByStatus: Readonly<Record<number, string>> = {
  401: 'Give a token that is good with --token, or the header the host wants with --header.',
  403: 'Sign in as somebody who may read this, with --token.',
  404: 'Serve this address; where the host has no such thing, switch its capability off in GET /session.',
  405: 'Let this address take the method GET.',
  429: 'Let a page ask for every kind of document at once, or answer with Retry-After.',
};

/** Whether an answer carries a document at all, and as it should. */
export function answerMisfits(answer: HostAnswer | string): readonly Misfit[] {
  if (typeof answer === 'string') {
    const fix =
      'See that the host runs, and that the address is the base of the API, such as http://127.0.0.1:8787/api/v1.';
    return [{ path: '', expected: 'an answer', got: answer, fix }];
  }
  const { status, headers, text } = answer;
  if (status !== 200)
    return [{ path: 'status', expected: '200', got: describeStatus(answer), fix: fixOfStatus(status) }];
  if (isWebPage(answer)) {
    const fix =
      'Let the API answer here and not the portal: a sign-in page, a fallback for unknown addresses or a proxy is in between.';
    return [{ path: '', expected: 'JSON', got: `a web page with status ${status}`, fix }];
  }
  if (!('body' in answer)) {
    const fix = 'Answer with JSON in UTF-8 and nothing before or after it.';
    return [{ path: '', expected: 'JSON', got: `text of ${text.length} characters that is none`, fix }];
  }
  const type = headers.get('Content-Type') ?? 'no such header';
  if (/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) return [];
  const fix = 'Send "Content-Type: application/json".';
  return [{ path: 'header Content-Type', expected: 'application/json', got: type, fix }];
}

function describeStatus({ status, body }: HostAnswer): string {
  const { title, code } = (body ?? {}) as { readonly title?: unknown; readonly code?: unknown };
  const words = [code, title].filter((one) => typeof one === 'string').join(': ');
  return words ? `${status} (${words})` : String(status);
}

function fixOfStatus(status: number): string {
  if (status >= 300 && status < 400)
    return 'Answer at this address itself: no redirect is followed, as a token would go with it.';
  return (
    fixByStatus[status] ?? (status >= 500 ? 'See the log of the host: it failed.' : 'Answer a read with 200.')
  );
}

/** What a browser may keep of an answer that belongs to one viewer. */
export function cacheMisfits({ headers }: HostAnswer): readonly Misfit[] {
  const control = headers.get('Cache-Control') ?? '';
  if (!/\bpublic\b|\bs-maxage=[1-9]/i.test(control)) return [];
  const fix =
    'Send "Cache-Control: private, max-age=5" or "no-store": what one viewer may see is not for a cache that others use.';
  return [{ path: 'header Cache-Control', expected: 'private or no-store', got: control, fix }];
}

/** Whether what is known already need not be sent again. */
export function etagMisfits(first: HostAnswer, again: HostAnswer | string | undefined): readonly Misfit[] {
  const etag = first.headers.get('ETag');
  if (etag === null) {
    const fix = 'Send an ETag, and answer If-None-Match with 304: an unchanged journey then costs nothing.';
    return [
      { level: 'warning', path: 'header ETag', expected: 'a tag of the answer', got: 'no such header', fix },
    ];
  }
  if (again === undefined || typeof again === 'string' || again.status === 304) return [];
  const fix =
    'Compare If-None-Match with the tag of what would be sent, and answer 304 without a body; keep times such as "asOf" out of the tag.';
  return [
    { level: 'warning', path: 'header If-None-Match', expected: '304', got: String(again.status), fix },
  ];
}
