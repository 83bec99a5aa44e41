import { HostUnreachableError } from './errors/host-unreachable-error.js';

/** Loads a part of the client when it is first needed; a failed attempt is not the last one. */
export function loadedOnce<Part>(what: string, load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new HostUnreachableError(`The part that ${what} could not be loaded.`, { cause });
    });
    return loading;
  };
}
