import { isIdPart } from './collections.js';
import { isListName } from './envelope.js';
import { listsOfPeople } from './joins.js';
import { englishOf, singular } from './words.js';

/** How many things of one sort have ids of their own, at most. */
const room = 100;

/**
 * Ids for things of which only schemas are known: those of one sort are unlike those of another, and what is called like a
 * reference to a sort has an id of it. So a `planId` leads to plans and to nothing else, as it does in answers of the host.
 * People have the ids that all references have whose name says no sort: `ownerId` is one of theirs.
 */
export class MadeUpIds {
  readonly #sorts: readonly string[];

  /** @param paths those of the document: they name the sorts of things that there are */
  constructor(paths: readonly string[]) {
    const named = new Set(paths.map(sortAt).filter((sort) => sort !== '' && !listsOfPeople.test(sort)));
    this.#sorts = ['', ...named];
  }

  /** The number of a thing's id, or of one that it names; undefined: the member is no id. */
  numberFor(member: string, sort: string, index: number): number | undefined {
    const words = englishOf(member);
    if (words !== 'id' && !/ ids?$/.test(words)) return undefined;
    const named = words === 'id' ? sort : singular(words.replace(/ ids?$/, ''));
    const last = named.split(' ').at(-1) ?? '';
    const at = Math.max(this.#sorts.indexOf(named), this.#sorts.indexOf(last), 0);
    return (at + 1) * room + index + 1;
  }
}

/** What the things at a path are called: `chapter` at `/plans/{id}/chapters`. */
export function sortAt(path: string): string {
  const names = path.split('/').filter((part) => part !== '' && !isIdPart(part));
  const telling = names.findLast((name) => !isListName(name));
  return oneOf(telling ?? names.at(-1) ?? '');
}

/** What the things in a member are called, within things of a sort. */
export function sortWithin(sort: string, member: string): string {
  return member === '' || isListName(member) ? sort : oneOf(member);
}

/** What one of them is called in English: words are looked up both as they are and when there is one. */
function oneOf(name: string): string {
  return englishOf(singular(englishOf(name)));
}
