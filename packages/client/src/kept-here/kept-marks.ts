import type { Change, ChangeOf } from '@partner-journey/contract';
import { membersOf } from '../completing/members-of.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';

/** Changes with the shape of what is kept. */
const version = 1;

/** What can be kept without a host: it says how one person sees something, and nobody waits for it. */
export const keepableKinds = ['resource.favorite', 'resource.open', 'update.seen'] as const;

/** The name of such a kind. */
export type KeepableKind = (typeof keepableKinds)[number];

type Keepable = ChangeOf<KeepableKind>;

/** What a person did with one thing. */
interface Mark {
  readonly favorite?: boolean;
  readonly seenAt?: string;
}

/** Marks by the id of what they are on. */
export type Marks = ReadonlyMap<string, Mark>;

/** What can be marked, by the query that tells of it. */
export type MarkedKind = 'resources' | 'updates';

/** Whether a change can be kept without a host. */
export function isKeepable(change: Change): change is Keepable {
  return (keepableKinds as readonly string[]).includes(change.kind);
}

/** The marks that one person set in this browser, in its tabs alike. */
export class KeptMarks {
  readonly #storage: KeyValueStorage;
  readonly #place: string;

  /** `owner` names the host, the tenant and the person. */
  constructor(storage: KeyValueStorage, owner: readonly string[]) {
    this.#storage = storage;
    this.#place = `marks/${version}/${JSON.stringify(owner)}/`;
  }

  async load(kind: MarkedKind): Promise<Marks> {
    return marksIn(await this.#storage.get(this.#place + kind));
  }

  /** Keeps what a change says; gives the whole mark it leads to. */
  async keep(change: Keepable): Promise<Mark> {
    const { kind, id } = markedBy(change);
    const marks = await this.#storage.update<unknown>(this.#place + kind, (old) => {
      const before = marksIn(old);
      return new Map(before).set(id, { ...before.get(id), ...said(change) });
    });
    return marksIn(marks).get(id) ?? {};
  }
}

/** What a change is about. */
export function markedBy({ target }: Keepable): { readonly kind: MarkedKind; readonly id: string } {
  return 'updateId' in target
    ? { kind: 'updates', id: target.updateId }
    : { kind: 'resources', id: target.resourceId };
}

/** A thing with its mark, as the contract has it. */
export function marked(kind: MarkedKind, thing: unknown, mark: Mark): unknown {
  const members = membersOf(thing);
  if (kind === 'updates') return { ...members, ...mark };
  return { ...members, mine: { ...membersOf(members['mine']), ...mark } };
}

function said(change: Keepable): Mark {
  return change.kind === 'resource.favorite' ? { favorite: change.payload.on } : { seenAt: change.createdAt };
}

/** What is kept may be of somebody who wrote something else there: then there are no marks. */
function marksIn(kept: unknown): Marks {
  return kept instanceof Map ? (kept as Marks) : new Map();
}
