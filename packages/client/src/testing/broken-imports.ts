import { register } from 'node:module';

/** What becomes of the import of a part of the code. */
export interface ImportSwitch {
  /** From now on it fails, as when the file cannot be fetched. */
  fail(): void;
  /** From now on it waits. */
  hold(): void;
  /** It works again, and what waits goes on. */
  release(): void;
}

const [works, fails, waits] = [0, 1, 2];

/** Loaders run in a thread of their own: the switch is memory that both see. */
const loader = `
let state;
let count = 0;
export const initialize = (shared) => { state = shared; };
export async function resolve(specifier, context, next) {
  if (!specifier.endsWith(state.ending)) return next(specifier, context);
  await Atomics.waitAsync(state.word, 0, ${waits}).value;
  if (Atomics.load(state.word, 0) === ${fails}) throw new Error('The network is away.');
  const resolved = await next(specifier, context);
  return { ...resolved, url: resolved.url + '?' + (count += 1) };
}`;

/** Puts a switch into the import of the one file whose path ends so; it is loaded anew each time. */
export function switchImport(ending: string): ImportSwitch {
  const word = new Int32Array(new SharedArrayBuffer(4));
  register(`data:text/javascript,${encodeURIComponent(loader)}`, { data: { ending, word } });
  const become = (state: number): void => {
    Atomics.store(word, 0, state);
    Atomics.notify(word, 0);
  };
  return { fail: () => become(fails), hold: () => become(waits), release: () => become(works) };
}
