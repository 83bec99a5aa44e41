import type { ContractIssue } from '@partner-journey/contract';

const byExpected: readonly (readonly [RegExp, string])[] = [
  [/^a moment/, 'Write RFC 3339 with a zone: 2026-05-12T09:30:00Z, or …+02:00.'],
  [/^a day/, 'Write the day alone: 2026-05-12.'],
  [/^\{on/, 'Write {"on": "2026-05-12"} for a day, or {"at": "2026-05-12T09:30:00Z"} for a moment.'],
  [/^an id of its own/, 'Give each item of the list an id that no other has.'],
  [
    /^an http/,
    'Send an address with http, https, mailto or tel, or one relative to the page; leave it out where there is none.',
  ],
  [/^one of /, 'Translate your value into one of these.'],
  [/^no such member/, 'Take it away, or move it to a member that the contract has; it is not shown.'],
  [/^true or false/, 'Send true or false, without quotes.'],
  [/^a number/, 'Send a number, without quotes.'],
  [/^a list/, 'Send a list [ … ], also for one or none.'],
  [/^an object/, 'Send an object { … }.'],
  [/^text or/, 'Send text, a number, true or false, or a list of texts.'],
  [/^text of/, 'Send text of that length.'],
  [/^text/, 'Send text in quotes; a number becomes one by quotes around it.'],
];

/** What to do about something that does not fit the contract. */
export function fixOf({ expected, got, path }: ContractIssue): string {
  const member = path.split('/').pop() ?? '';
  if (got === 'nothing') return `Add "${member}": it is required.`;
  if (got === 'null') return `Leave "${member}" out instead of sending null.`;
  return byExpected.find(([form]) => form.test(expected))?.[1] ?? `Send ${expected}.`;
}
