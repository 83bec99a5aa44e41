import type { Upload } from '@partner-journey/contract';
import { withinPatience } from '../adapters/within-patience.js';
import { loadReaders } from '../answers/checks.js';
import { readAgainAfterMs } from '../clock/back-off.js';
import { delay } from '../clock/delay.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { ContractError } from '../errors/contract-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { newChangeId } from '../outbox/change-id.js';
import type { UploadHouse } from '../uploads/upload-house.js';
import { confirmViewer } from '../viewer/confirm-viewer.js';
import { sessionIn, viewerIn } from './known.js';
import type { WritingOptions } from './writing-options.js';

const longestPauseMs = 30_000;

/** What handing over files needs. @param owner Whose files may be handed over now. */
export function houseForUploads(options: WritingOptions, owner: () => string | undefined): UploadHouse {
  const { adapter, clock, device, partnerId, store, viewer } = options;
  const session = () => sessionIn(store);
  const ask: UploadHouse['ask'] = async (signal, asked) => {
    const own = owner();
    const confirm = async () => {
      await confirmViewer(options);
      if (own === undefined || own !== owner())
        throw new SignInNeededError('Somebody else is signed in now.');
    };
    const confirmAgain = () => {
      viewer.confirmedAt = 0;
      return confirm();
    };
    await confirm();
    const host = await adapter.uploads!();
    const madeBy = session()?.capabilities.comparesViewer ? viewerIn(store) : undefined;
    const body = await withinPatience(clock, signal, (limited) =>
      asked(host, { signal: limited, partnerId, confirmViewer: confirmAgain }, madeBy),
    );
    return checked(body);
  };
  return {
    ...{ clock, session, ask, drafts: device.drafts, files: device.files, newId: newChangeId },
    takesFiles: adapter.uploads !== undefined,
    errorOf: (thrown) => asJourneyError(thrown, 'Handing over a file'),
    wait: (ms, signal) => delay(clock, ms, signal),
    pauseMs: (attempt, askedMs) =>
      Math.min(longestPauseMs, readAgainAfterMs(attempt, askedMs) ?? longestPauseMs),
  };
}

async function checked(body: unknown): Promise<Upload> {
  const { value, issues } = (await loadReaders()).upload(body);
  if (!value) throw new ContractError('A file that is handed over', issues);
  return value;
}
