/** What one tab tells the others about the outbox they share; what exactly changed, they read from the device. */
export type OutboxNews =
  | { readonly type: 'changed' }
  /** The host rests until this moment, in milliseconds since 1970; `isAsked`: the host itself said how long. */
  | { readonly type: 'resting'; readonly until: number; readonly isAsked: boolean };
