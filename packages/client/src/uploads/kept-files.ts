import type { Drafts } from '../drafts/drafts.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';

/** Names of drafts that are files on their way begin with this. */
const uploadDrafts = 'upload/';

/** What is known of a file that is on its way, without its bytes. */
export interface KeptFile {
  readonly id: string;
  readonly journeyId: string;
  readonly stepId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Milliseconds since 1970: when it was first chosen. */
  readonly at: number;
}

/** Keeps the files of one owner that are on their way: what they are with the drafts, and their bytes as far as the device has room. */
export class KeptFiles {
  readonly #drafts: Drafts;
  readonly #storage: KeyValueStorage;
  readonly #owner: string;

  constructor(drafts: Drafts, storage: KeyValueStorage, owner: string) {
    this.#drafts = drafts;
    this.#storage = storage;
    this.#owner = owner;
  }

  /** What was on its way, oldest first; bytes that belong to nothing are taken away. */
  async all(): Promise<readonly KeptFile[]> {
    const files = (await this.#drafts.all(this.#owner, uploadDrafts)).filter(isKeptFile);
    const known = new Set(files.map(({ id }) => this.#keyOf(id)));
    await this.#remove((key) => !known.has(key));
    return files.sort((a, b) => a.at - b.at);
  }

  async keep(file: KeptFile, body: Blob): Promise<void> {
    await this.#drafts.keep(this.#owner, uploadDrafts + file.id, file);
    // without its bytes it can be chosen again
    await this.#storage.write([[this.#keyOf(file.id), body.slice()]]).catch(() => {});
  }

  async bytesOf(id: string): Promise<Blob | undefined> {
    const body = await this.#storage.get<unknown>(this.#keyOf(id)).catch(() => undefined);
    return body instanceof Blob ? body : undefined;
  }

  /** The host has all of it. */
  async dropBytes(id: string): Promise<void> {
    await this.#storage.write([[this.#keyOf(id), undefined]]).catch(() => {});
  }

  async forget(id: string): Promise<void> {
    await this.#drafts.keep(this.#owner, uploadDrafts + id, undefined);
    await this.dropBytes(id);
  }

  /** Lets go of the database; it opens again by itself. */
  close(): void {
    this.#storage.close?.();
  }

  async #remove(isGone: (key: string) => boolean): Promise<void> {
    const kept = await this.#storage.entries(this.#keyOf('')).catch(() => []);
    const gone = kept.filter(([key]) => isGone(key));
    if (gone.length > 0) await this.#storage.write(gone.map(([key]) => [key, undefined])).catch(() => {});
  }

  #keyOf(id: string): string {
    return `file/${this.#owner}/${id}`;
  }
}

/** Another version may have written it. */
function isKeptFile(value: unknown): value is KeptFile {
  const { id, journeyId, stepId, name, type, bytes, at } = (value ?? {}) as Partial<KeptFile>;
  const texts = [id, journeyId, stepId, name, type].every((one) => typeof one === 'string');
  return texts && typeof bytes === 'number' && typeof at === 'number';
}
