import type { Step, Upload } from '@partner-journey/contract';
import { misfitOfFile, uploadLimits, type UploadLimits } from '@partner-journey/contract/rules';
import type { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import type { FileUpload, Uploads } from './file-upload.js';
import { KeptFiles, type KeptFile } from './kept-files.js';
import { sendFile } from './send-file.js';
import type { UploadHouse } from './upload-house.js';

const none: readonly FileUpload[] = [];
const passingCodes: readonly string[] = ['unreachable', 'timeout', 'page', 'sign-in'];

/** One file, and what sends it. */
interface Item {
  file: FileUpload;
  readonly kept: KeptFile;
  body: Blob | undefined;
  readonly stop: AbortController;
}

/** Hands over the files of one viewer at a time; those of somebody who has gone stop, and stay kept for them. */
export class ClientUploads implements Uploads {
  readonly #house: UploadHouse;
  readonly #listeners = new Set<() => void>();
  readonly #items = new Map<string, Item>();
  #lists = new Map<string, readonly FileUpload[]>();
  #kept: KeptFiles | undefined;
  #owner: string | undefined;

  constructor(house: UploadHouse) {
    this.#house = house;
  }

  /** Goes on with what this owner left behind. */
  async open(owner: string): Promise<void> {
    if (this.#owner === owner) return;
    this.lock();
    this.#owner = owner;
    const kept = new KeptFiles(this.#house.drafts, this.#house.files, owner);
    this.#kept = kept;
    for (const file of await kept.all()) {
      if (this.#kept === kept && !this.#items.has(file.id)) this.#begin(file, undefined);
    }
  }

  /** Stops everything and hides it from whoever is here now. */
  lock(): void {
    for (const { stop } of this.#items.values()) stop.abort();
    this.#items.clear();
    this.#owner = this.#kept = undefined;
    this.#changed();
  }

  /** The page goes to sleep: what would keep it from that is let go of. */
  sleep(): void {
    this.#kept?.close();
  }

  limitsOf(step: Pick<Step, 'upload'>): UploadLimits | undefined {
    return this.#partBytes === undefined || !this.#house.takesFiles
      ? undefined
      : uploadLimits(step, this.#uploads);
  }

  of(stepId: string): readonly FileUpload[] {
    let list = this.#lists.get(stepId);
    if (!list) {
      const files = [...this.#items.values()]
        .map(({ file }) => file)
        .filter((file) => file.stepId === stepId);
      this.#lists.set(stepId, (list = files.length > 0 ? files : none));
    }
    return list;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  add(journeyId: string, step: Pick<Step, 'id' | 'upload'>, files: readonly File[]): void {
    const limits = this.limitsOf(step);
    if (!limits || !this.#kept) return;
    for (const body of files) {
      if (this.#continue(step.id, body)) continue;
      const { name, type, size: bytes } = body;
      const at = this.#house.clock.now();
      const kept: KeptFile = { id: this.#house.newId(), journeyId, stepId: step.id, name, type, bytes, at };
      const taken = this.of(step.id).filter(({ state }) => state !== 'unfit' && state !== 'refused');
      const misfit = misfitOfFile(kept, limits) ?? (taken.length < limits.maxFiles ? undefined : 'too-many');
      if (misfit) this.#show(kept, misfit);
      else {
        void this.#kept.keep(kept, body).catch(() => {});
        this.#begin(kept, body);
      }
    }
  }

  retry(id: string): void {
    const item = this.#items.get(id);
    if (item?.file.state === 'failed') void this.#send(item);
  }

  cancel(id: string): void {
    const item = this.#items.get(id);
    if (!item) return;
    this.forget([id]);
    if (item.file.state === 'unfit') return;
    const { fileId } = item.file;
    // what cannot be told to the host it forgets by itself after a while
    this.#house
      .ask(new AbortController().signal, (host, context) => host.cancel(fileId, context))
      .catch(() => {});
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.#items.get(id)?.stop.abort();
      this.#items.delete(id);
      void this.#kept?.forget(id).catch(() => {});
    }
    this.#changed();
  }

  get #uploads() {
    return this.#house.session()?.capabilities.uploads ?? false;
  }

  get #partBytes(): number | undefined {
    return this.#uploads ? this.#uploads.partBytes : undefined;
  }

  /** Gives a file that was chosen again to the one that needs it. */
  #continue(stepId: string, body: File): boolean {
    const needs = ({ file }: Item) =>
      file.stepId === stepId &&
      file.state === 'needs-file' &&
      file.name === body.name &&
      file.bytes === body.size;
    const item = [...this.#items.values()].find(needs);
    if (!item) return false;
    item.body = body;
    void this.#kept?.keep(item.kept, body).catch(() => {});
    void this.#send(item);
    return true;
  }

  #item(kept: KeptFile, body: Blob | undefined, more: Pick<FileUpload, 'state' | 'misfit'>): Item {
    const file = { ...kept, fileId: kept.id, sent: 0, ...more };
    const item = { file, kept, body, stop: new AbortController() };
    this.#items.set(kept.id, item);
    this.#changed();
    return item;
  }

  #show(kept: KeptFile, misfit: FileUpload['misfit']): void {
    this.#item(kept, undefined, { state: 'unfit', misfit });
  }

  #begin(kept: KeptFile, body: Blob | undefined): void {
    void this.#send(this.#item(kept, body, { state: 'sending' }));
  }

  /** Sends until it is there or will never be; what the network has broken off goes on after a pause. */
  async #send(item: Item): Promise<void> {
    const { signal } = item.stop;
    this.#set(item, { state: 'sending', problem: undefined });
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const before = item.file.sent;
      try {
        await this.#sendOnce(item);
        return;
      } catch (thrown) {
        if (signal.aborted) return;
        const error = this.#house.errorOf(thrown);
        const { problem, retryAfterMs } = error as Partial<HostResponseError>;
        if (!isPassing(error)) {
          this.#set(item, { state: 'failed', problem });
          return;
        }
        // as long as something arrives it is no trouble
        if (item.file.sent > before) attempt = 0;
        this.#set(item, { state: 'waiting' });
        await this.#house.wait(this.#house.pauseMs(attempt, retryAfterMs), signal).catch(() => {});
      }
    }
  }

  async #sendOnce(item: Item): Promise<void> {
    const { kept, stop } = item;
    const { id, name, type, bytes, journeyId, stepId } = kept;
    const { signal } = stop;
    const upload = await sendFile(
      { id, name, type, bytes, target: { journeyId, stepId } },
      {
        ...{ house: this.#house, signal, mostBytes: this.#partBytes ?? Infinity },
        body: async () => (item.body ??= await this.#kept?.bytesOf(id)),
        onUpload: (stands) => signal.aborted || this.#stands(item, stands),
      },
    );
    if (signal.aborted) return;
    if (!upload) this.#set(item, { state: 'needs-file' });
    else if (upload.state === 'canceled') this.forget([id]);
  }

  #stands(item: Item, { fileId, state = 'ready', received = 0, reason }: Upload): void {
    if (state !== 'receiving' && item.body) {
      item.body = undefined;
      void this.#kept?.dropBytes(item.kept.id);
    }
    const sent = state === 'receiving' ? received : item.file.bytes;
    if (state === 'canceled') return;
    this.#set(item, { fileId, sent, reason, state: state === 'receiving' ? 'sending' : state });
  }

  #set(item: Item, to: Partial<FileUpload>): void {
    const { file } = item;
    if (Object.entries(to).every(([key, value]) => file[key as keyof FileUpload] === value)) return;
    item.file = { ...file, ...to };
    this.#changed();
  }

  #changed(): void {
    this.#lists = new Map();
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Whether the same may go well a little later. */
function isPassing(error: JourneyError): boolean {
  const { status = 0 } = error as JourneyError & Partial<Pick<HostResponseError, 'status'>>;
  return error.code === 'response'
    ? status === 408 || status === 429 || status >= 500
    : passingCodes.includes(error.code);
}
