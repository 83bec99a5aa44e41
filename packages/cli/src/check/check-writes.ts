import type { Change, FeedbackPage, Journey, Receipt, Session, Step } from '@partner-journey/contract';
import { randomUUID } from 'node:crypto';
import type { Checkup } from './checkup.js';
import { checkDocument } from './document-checks.js';
import type { Misfit } from './finding.js';

/** A host that can be written to. */
export interface WritableHost {
  /** Sends changes; gives the body of the answer, or in words why there was none. */
  send(changes: readonly Change[]): Promise<{ readonly body: unknown } | string>;
  readJourney(journeyId: string): Promise<Journey | undefined>;
  readFeedback(): Promise<FeedbackPage | undefined>;
}

/** What is written. */
export interface WriteOptions {
  readonly session: Session;
  readonly journeys: readonly Journey[];
  /** The step to change; absent: the first that can be. */
  readonly stepId: string | undefined;
  /** Whether the same change may be sent twice: without that nothing is known of repeats. */
  readonly mayRepeat: (kind: Change['kind']) => boolean;
  /** Says what is done, before it is done. */
  readonly tell: (words: string) => void;
}

type StepKind = 'step.start' | 'step.complete' | 'step.comment';

/** What is tried on a step, the least that a person would notice first. */
const stepKinds: readonly StepKind[] = ['step.start', 'step.complete', 'step.comment'];
const statusAfter = { 'step.start': 'in-progress', 'step.complete': 'done' } as const;

/** Writes to a host: one change of a step and one piece of feedback, each twice under one id where it may be repeated. */
export async function checkWrites(
  checkup: Checkup,
  host: WritableHost,
  options: WriteOptions,
): Promise<void> {
  await checkStepChange(checkup, host, options);
  if (options.session.capabilities.changes.includes('feedback.send'))
    await checkFeedback(checkup, host, options);
}

async function checkStepChange(checkup: Checkup, host: WritableHost, options: WriteOptions): Promise<void> {
  const chosen = choose(options);
  if (!chosen) {
    checkup.look('changes', 'a change of a step')(noStep(options));
    return;
  }
  const { journey, step, kind } = chosen;
  const look = checkup.look('changes', `${kind} of "${step.id}"`, 'written');
  options.tell(`Writing: ${kind} of “${step.title}” (${step.id}), ${howOften(options.mayRepeat(kind))}.\n`);
  const payload = kind === 'step.comment' ? { text: 'Written by partner-journey check.' } : {};
  const change = {
    ...changeNow(kind),
    target: { journeyId: journey.id, stepId: step.id },
    payload,
  } as Change;
  const isSaved = await sendTwice(host, change, { look, mayRepeat: options.mayRepeat(kind) });
  if (!isSaved) return;
  const after = stepOf(await host.readJourney(journey.id), step.id);
  look(...effectMisfits(kind, step, after));
}

function effectMisfits(kind: StepKind, before: Step, after: Step | undefined): readonly Misfit[] {
  if (kind !== 'step.comment') {
    const expected = statusAfter[kind];
    if (after?.status === expected) return [];
    const fix = 'Answer "saved" only when it is, and give the new status with the next read.';
    return [
      { path: '/status', expected: `"${expected}" after ${kind} was saved`, got: `"${after?.status}"`, fix },
    ];
  }
  const [then = 0, now = 0] = [before.comments?.count, after?.comments?.count];
  if (after?.comments === undefined || now === then + 1) return [];
  return [{ path: '/comments/count', expected: String(then + 1), got: String(now), fix: fixOnce }];
}

const fixOnce = 'Remember the id of every change, and give the same receipt again without doing it again.';

async function checkFeedback(
  checkup: Checkup,
  host: WritableHost,
  { tell, mayRepeat }: WriteOptions,
): Promise<void> {
  const mark = randomUUID().slice(0, 8);
  const text = `Written by partner-journey check (${mark}).`;
  const look = checkup.look('changes', 'feedback.send', 'written');
  tell(`Writing: feedback.send “${text}”, ${howOften(mayRepeat('feedback.send'))}.\n`);
  const change = { ...changeNow('feedback.send'), target: {}, payload: { text, context: {} } } as Change;
  const isSaved = await sendTwice(host, change, { look, mayRepeat: mayRepeat('feedback.send') });
  const page = isSaved ? await host.readFeedback() : undefined;
  const count = page?.items.filter(({ summary }) => summary.includes(mark)).length;
  if (count === undefined || count === 1) return;
  const fix =
    count > 1 ? fixOnce : 'Show what was sent in GET /feedback, or do not answer "saved" before it is.';
  look({ path: '/items', expected: 'what was sent, once', got: `${count} times`, fix });
}

function howOften(mayRepeat: boolean): string {
  return mayRepeat ? 'twice with the same id' : 'once, as the mapping does not say that it may be repeated';
}

/** Sends a change, and once more where that may be. Gives whether it was saved. */
async function sendTwice(
  host: WritableHost,
  change: Change,
  {
    look,
    mayRepeat,
  }: { readonly look: (...misfits: readonly Misfit[]) => void; readonly mayRepeat: boolean },
): Promise<boolean> {
  const first = await receiptFor(host, change, look);
  if (!first) return false;
  const isTaken = first.outcome === 'saved' || first.outcome === 'accepted';
  if (!isTaken) {
    const got = `${first.outcome}: ${first.problem?.title ?? 'without a reason'}`;
    const fix = 'Take what "allowed" and the capabilities offer, or do not offer it.';
    look({ path: '/receipts/0/outcome', expected: 'saved or accepted', got, fix });
  }
  if (!mayRepeat) return isTaken;
  const second = await receiptFor(host, change, look);
  if (second && second.outcome !== first.outcome) {
    const got = `"${second.outcome}" the second time`;
    look({
      path: '/receipts/0/outcome',
      expected: `"${first.outcome}" for the same id again`,
      got,
      fix: fixOnce,
    });
  }
  return isTaken;
}

async function receiptFor(
  host: WritableHost,
  change: Change,
  look: (...misfits: readonly Misfit[]) => void,
): Promise<Receipt | undefined> {
  const answer = await host.send([change]);
  if (typeof answer === 'string') {
    const fix = 'Answer changes with 200 and one receipt for each, also when it is refused.';
    look({ path: '', expected: 'a receipt', got: answer, fix });
    return undefined;
  }
  const { value, misfits } = checkDocument('receipts', answer.body);
  look(...misfits);
  const [receipt] = value?.receipts ?? [];
  if (receipt && receipt.changeId !== change.id) {
    const fix = 'Give the receipts in the order of the changes, each with the id of its change.';
    look({ path: '/receipts/0/changeId', expected: change.id, got: receipt.changeId, fix });
  }
  if (value !== undefined && !receipt) {
    look({
      path: '/receipts',
      expected: 'one receipt per change',
      got: 'none',
      fix: 'Answer every change with a receipt.',
    });
  }
  return receipt;
}

function choose({ session, journeys, stepId }: WriteOptions) {
  const kinds = stepKinds.filter((kind) => session.capabilities.changes.includes(kind));
  for (const kind of kinds) {
    for (const journey of journeys) {
      const step = journey.stages
        .flatMap(({ steps }) => steps)
        .find(
          ({ id, allowed }) => (stepId === undefined || id === stepId) && allowed.includes(kind.slice(5)),
        );
      if (step) return { journey, step, kind };
    }
  }
  return undefined;
}

function noStep({ stepId, session }: WriteOptions): Misfit {
  const isOffered = stepKinds.some((kind) => session.capabilities.changes.includes(kind));
  const fix = isOffered
    ? 'Name another step with --step, or say in "allowed" of a step what the viewer may do.'
    : 'List the kinds the host takes in "capabilities.changes".';
  const expected = `a step${stepId === undefined ? '' : ` "${stepId}"`} that may be started, completed or commented on`;
  return { level: 'warning', path: '/stages', expected, got: 'none', fix };
}

function stepOf(journey: Journey | undefined, stepId: string): Step | undefined {
  return journey?.stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId);
}

function changeNow(kind: Change['kind']) {
  return { id: randomUUID(), kind, createdAt: new Date().toISOString() };
}
