import type { Clock } from '../clock/clock.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';

const keptForMs = 30 * 24 * 60 * 60 * 1000;
const mostDrafts = 200;

interface KeptDraft {
  readonly value: unknown;
  readonly at: number;
}

/** What people have typed and not sent, each under a name, for one owner: for 30 days, and not more than 200. */
export class Drafts {
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #pruned = new Set<string>();

  constructor(storage: KeyValueStorage, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** The draft of this name; undefined when there is none, or it cannot be read. */
  async read(owner: string, name: string): Promise<unknown> {
    const draft = await this.#storage.get<Partial<KeptDraft>>(keyOf(owner, name)).catch(() => undefined);
    return draft?.value;
  }

  /** Keeps a draft; `undefined` removes it. */
  async keep(owner: string, name: string, value: unknown): Promise<void> {
    const draft: KeptDraft | undefined = value === undefined ? undefined : { value, at: this.#clock.now() };
    await this.#storage.write([[keyOf(owner, name), draft]]);
    if (this.#pruned.has(owner)) return;
    this.#pruned.add(owner);
    await this.#prune(owner);
  }

  /** The drafts of this owner whose names begin with `prefix`; none when they cannot be read. */
  async all(owner: string, prefix: string): Promise<readonly unknown[]> {
    return (await this.#all(owner, prefix)).map(([, draft]) => draft?.value);
  }

  /** Removes everything of this owner. */
  async wipe(owner: string): Promise<void> {
    await this.#storage.write((await this.#all(owner)).map(([key]) => [key, undefined]));
  }

  /** Removes what nobody came back to for a month, and the oldest of too many. */
  async #prune(owner: string): Promise<void> {
    const drafts = [...(await this.#all(owner))].sort(([, a], [, b]) => (b?.at ?? 0) - (a?.at ?? 0));
    const limit = this.#clock.now() - keptForMs;
    const old = drafts.filter(([, draft], index) => index >= mostDrafts || (draft?.at ?? 0) <= limit);
    if (old.length > 0) await this.#storage.write(old.map(([key]) => [key, undefined]));
  }

  #all(owner: string, prefix = ''): Promise<readonly (readonly [string, Partial<KeptDraft> | undefined])[]> {
    return this.#storage.entries<Partial<KeptDraft>>(keyOf(owner, prefix)).catch(() => []);
  }
}

function keyOf(owner: string, name: string): string {
  return `draft/${owner}/${name}`;
}
