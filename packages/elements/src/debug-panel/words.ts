import type { Role } from '@partner-journey/contract';

/** All the panel says: in English only, for it is for developers. */
export const words = {
  title: 'Developer panel',
  audience: 'For developers',
  intro:
    'It is here because <partner-journey> has the attribute "debug". Take that away before partners see the page.',
  close: 'Close the panel',
  none: 'None.',
  never: 'never',
  asHostSays: 'As the host says',
  simulate: {
    title: 'Simulate',
    promise:
      'A simulation works on a copy, in memory, of what this page has read. It is only shown: what is kept on this device stays as it is, and nothing you change meanwhile is sent. Leave it, and the real thing is back. The events of the elements are fired as always.',
    on: 'A simulation is on. What you see is not what the host says, and nothing you do is sent.',
    onSample:
      'A simulation is on, with sample data: the host has not told of a viewer and a journey. Nothing you do is sent.',
    off: 'The real thing is shown again.',
    failed: 'The simulation could not be loaded.',
    leave: 'Leave the simulation',
    role: 'Role of the viewer',
    roles: {
      partner: 'Partner',
      'partner-admin': 'Partner’s administrator',
      program: 'Program',
    } satisfies Record<Role, string>,
    stage: 'Current stage',
    content: 'Content',
    empty: 'Empty',
    manyStages: '30 stages',
    slow: 'Slow',
    offline: 'Offline',
    expired: 'Sign-in expired',
    rightToLeft: 'Right to left',
    meaning:
      'Slow: every answer takes 3 seconds. Offline and an expired sign-in begin when the content is shown.',
  },
  configuration: {
    title: 'Configuration',
    host: 'Host',
    given: 'given',
    absent: 'not given',
    mapping: 'Mapping',
    capabilities: 'Capabilities of the host',
    clocks: {
      host: 'the time is the host’s',
      device: 'the time is this device’s: the host does not tell it',
    },
    failed: 'There is no client: the settings do not fit together. The validation report says why.',
  },
  reads: {
    title: 'What was read',
    age: 'age',
    took: 'took',
    kept: 'kept on this device, not asked for yet',
    raw: 'As the adapter gave it',
    understood: 'As it was understood',
    requests: 'Requests to the host, the latest first',
    noRequests:
      'An adapter of the page’s own, sample data or a simulation makes no requests that are seen here.',
    body: 'Body of the answer',
    cut: 'There is more. Only the beginning is shown.',
  },
  report: {
    title: 'Validation report',
    fits: 'Everything that was read or given fits the contract.',
    expected: 'expected',
    got: 'got',
    whole: 'the whole',
    mapping: 'Problems of the mapping',
    mappingFits: 'The mapping can be used.',
    errors: 'Errors, the latest first',
  },
  changes: {
    title: 'Changes in flight',
    attempts: 'attempts',
    waitingFor: 'waits for',
    kept: 'kept on this device',
    inTab: 'only in this tab',
    answered: 'Answered so far, the latest first',
  },
} as const;

/** "12 s" for 12,400 milliseconds. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** "2 issues", "1 issue". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
