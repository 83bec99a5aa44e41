import { openSet } from './shared.js';

/** Every kind of change of version 1, in the order of the contract. */
export const changeKinds = [
  'step.start',
  'step.complete',
  'step.reopen',
  'step.submit',
  'step.skip',
  'step.block',
  'step.unblock',
  'step.assign',
  'step.comment',
  'step.approve',
  'step.return',
  'stage.complete',
  'response.save',
  'survey.dismiss',
  'feedback.send',
  'feedback.vote',
  'resource.open',
  'resource.progress',
  'resource.complete',
  'resource.favorite',
  'resource.rate',
  'resource.request',
  'update.seen',
] as const;

/** The name of a kind of change: what it is about, a dot, and what happens to it. */
export const ChangeKind = openSet(changeKinds);
