import type { Change, Receipt } from '@partner-journey/contract';
import { withinPatience } from '../adapters/within-patience.js';
import { checkReceipts } from '../answers/check-receipts.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { isViewerMismatch } from '../outbox/refusal.js';
import { confirmViewer } from '../viewer/confirm-viewer.js';
import { sessionIn, viewerIn } from './known.js';
import type { WritingOptions } from './writing-options.js';

/**
 * Sends changes under nobody's name but that of the viewer who is here now; gives the receipts as they were checked.
 * @param isStillHere Whether that viewer has not left since.
 */
export async function sendAsViewer(
  options: WritingOptions,
  changes: readonly Change[],
  {
    signal,
    repeated,
    isStillHere,
  }: {
    readonly signal: AbortSignal;
    readonly repeated: readonly string[];
    readonly isStillHere: () => boolean;
  },
): Promise<readonly Receipt[]> {
  const { adapter, clock, partnerId, viewer, store, onReached, onFailure } = options;
  const confirm = async () => {
    await confirmViewer(options);
    if (!isStillHere()) throw new SignInNeededError('Somebody else is signed in now.');
  };
  const confirmAgain = () => {
    viewer.confirmedAt = 0;
    return confirm();
  };
  try {
    await confirm();
    const madeBy = sessionIn(store)?.capabilities.comparesViewer ? viewerIn(store) : undefined;
    const body = await withinPatience(clock, signal, (limited) =>
      adapter.send(changes, { signal: limited, partnerId, madeBy, repeated, confirmViewer: confirmAgain }),
    ).catch(async (error: unknown) => {
      if (isViewerMismatch(error)) await confirmAgain();
      throw error;
    });
    const receipts = await checkReceipts(changes, body);
    onReached();
    return receipts;
  } catch (error) {
    const known = asJourneyError(error, 'Sending changes');
    if (!signal.aborted && isStillHere()) onFailure(known);
    throw known;
  }
}
