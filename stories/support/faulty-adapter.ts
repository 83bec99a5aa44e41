import {
  HostResponseError,
  HostUnreachableError,
  SignInNeededError,
  UnexpectedPageError,
  type JourneyAdapter,
} from '@partner-journey/client';
import type { Change, Journey, Receipt, Step } from '@partner-journey/contract';

/** What is wrong with a host. Every member may change while it is in use. */
export interface Faults {
  /** How reads end, when not with an answer. */
  reads?: 'never' | 'fail' | 'unreachable' | 'sign-in';
  /** How changes end, when not with what the host made of them. */
  changes?: 'never' | 'unreachable' | 'page' | 'rejected' | 'overtaken';
  /** What the program has made of the journey since. */
  revised?: (journey: Journey) => Journey;
}

/** A host like the one given, but with faults. */
export function faultyAdapter(host: JourneyAdapter, faults: Faults): JourneyAdapter {
  return {
    ...host,
    async read(query, context) {
      if (faults.revised && query.kind === 'journey') {
        const { body } = await host.read(query, { ...context, etag: undefined });
        return { body: faults.revised(body as Journey) };
      }
      if (faults.reads === undefined) return host.read(query, context);
      return faults.reads === 'never' ? endless(context.signal) : Promise.reject(readError(faults.reads));
    },
    async send(changes, context) {
      switch (faults.changes) {
        case 'never':
          return endless(context.signal);
        case 'unreachable':
          throw new HostUnreachableError('The host of this story cannot be reached.');
        case 'page':
          throw new UnexpectedPageError('The network of this story answers with a page of its own.');
        case 'rejected':
          return { receipts: changes.map(reject) };
        case 'overtaken': {
          const { body } = await host.read({ kind: 'journey' }, context);
          return { receipts: changes.map((change) => overtake(change, body as Journey)) };
        }
        default:
          return host.send(changes, context);
      }
    },
  };
}

function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function readError(kind: 'fail' | 'unreachable' | 'sign-in'): Error {
  switch (kind) {
    case 'fail':
      return new HostResponseError('The host of this story fails.', { status: 500, retryAfterMs: 300_000 });
    case 'unreachable':
      return new HostUnreachableError('The host of this story cannot be reached.');
    case 'sign-in':
      return new SignInNeededError('The host of this story wants the viewer to sign in.');
  }
}

function reject({ id }: Change): Receipt {
  const problem = {
    type: 'about:blank',
    title: 'This cannot be done now.',
    status: 409,
    code: 'not-allowed-now',
    detail: 'Priya Raman closed this on Friday. Please ask her to open it again.',
  };
  return { changeId: id, outcome: 'rejected', problem, affected: [] };
}

/** A colleague has done it in the meantime. */
function overtake({ id, target, createdAt }: Change, { stages }: Journey): Receipt {
  const steps = stages.flatMap((stage) => stage.steps);
  const step = steps.find((one) => 'stepId' in target && one.id === target.stepId);
  const by = { id: 'lena-osei', name: 'Lena Osei', side: 'partner' as const };
  const value: Step | undefined = step && {
    ...step,
    status: 'done',
    allowed: [],
    completed: { at: createdAt, by },
  };
  const problem = { type: 'about:blank', title: 'It is done already.', status: 409, code: 'conflict' };
  return {
    changeId: id,
    outcome: 'conflict',
    problem,
    affected: value ? [{ entity: 'step', id: value.id, value }] : [],
  };
}
