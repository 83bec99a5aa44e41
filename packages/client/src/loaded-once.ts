import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { isJourneyError } from './errors/journey-error.js';

/** Loads a part of the client when it is first needed; a failed attempt is not the last one. */
export function loadedOnce<Part>(what: string, load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      // such as that the client was closed meanwhile
      if (isJourneyError(cause)) throw cause;
      throw new HostUnreachableError(`The part that ${what} could not be loaded.`, { cause });
    });
    return loading;
  };
}
