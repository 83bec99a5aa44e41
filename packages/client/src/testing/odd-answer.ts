import type { Shape } from '@partner-journey/contract/reader/shapes';
import type { Template } from '../mapping/template.js';

/** What a document is in the words of another host, and how a mapping reads it there. */
export interface OddAnswer {
  readonly answer: unknown;
  readonly template: Template;
}

/**
 * Says a document of the contract as a host of another age would: names in snake_case, ids as numbers and numbers as text,
 * 0 and 1, days as `Ymd`, seconds since 1970, codes instead of words, and a list of one as that one.
 */
export function oddAnswer(shape: Shape, document: unknown, path = ''): OddAnswer {
  switch (shape.is) {
    case 'optional':
    case 'default':
      return oddAnswer(shape.of, document, path);
    case 'text':
      return { answer: oddText(shape.called, document as string), template: path };
    case 'number':
      return { answer: String(document), template: path };
    case 'yes-no':
      return { answer: Number(document), template: path };
    case 'one-of':
    case 'open-set':
      return oddMember(shape.members, document, path);
    case 'list':
      return oddList(shape.of, document as readonly unknown[], path);
    case 'map':
      return { answer: document, template: path };
    case 'any-of':
      return oddChoice(shape.of, document, path);
    case 'object':
      return oddMembers(shape.members, document as Members, path);
  }
}

type Members = Readonly<Record<string, unknown>>;

function oddText(called: string | undefined, text: string): unknown {
  if (called === 'date') return Number(text.replaceAll('-', ''));
  if (called === 'datetime') return Date.parse(text) / 1000;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Each word has a number. */
function oddMember(members: readonly unknown[], word: unknown, path: string): OddAnswer {
  const $values = Object.fromEntries(members.map((member, code) => [String(code), member]));
  return { answer: members.indexOf(word), template: { $of: path, $values } };
}

function oddList(of: Shape, items: readonly unknown[], path: string): OddAnswer {
  const odd = items.map((item) => oddAnswer(of, item));
  const [one] = odd;
  const isAlone = odd.length === 1 && !Array.isArray(one?.answer);
  const answer = isAlone ? one?.answer : odd.map((item) => item.answer);
  if (of.is === 'object') return { answer, template: { $each: path, ...(one?.template as object) } };
  const codes = one?.template as { readonly $values: Members };
  const isWord = of.is === 'one-of' || of.is === 'open-set';
  return { answer, template: isWord ? `${path}.$lookup(${JSON.stringify(codes.$values)}, $string())` : path };
}

/** A moment is a day or an instant; anything else the first that has its members. */
function oddChoice(shapes: readonly Shape[], document: unknown, path: string): OddAnswer {
  const isObject = typeof document === 'object' && !Array.isArray(document);
  if (!isObject) return { answer: document, template: path };
  const shape = shapes.find((one) => one.is === 'object' && hasMembersOf(one.members, document as Members));
  const odd = oddAnswer(shape!, document, path);
  const [name, ...others] = Object.keys(document as Members);
  const isMoment = others.length === 0 && (name === 'on' || name === 'at');
  return isMoment ? { answer: (odd.answer as Members)[name], template: path } : odd;
}

function hasMembersOf(shapes: Members, document: Members): boolean {
  return Object.keys(document).every((name) => Object.hasOwn(shapes, name));
}

function oddMembers(members: Readonly<Record<string, Shape>>, document: Members, path: string): OddAnswer {
  const odd = Object.entries(members).map(([name, member]) => {
    const own = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const { answer, template } = oddAnswer(member, document[name], path ? `${path}.${own}` : own);
    return { name, own, answer, template };
  });
  return {
    answer: Object.fromEntries(odd.map(({ own, answer }) => [own, answer])),
    template: Object.fromEntries(odd.map(({ name, template }) => [name, template])),
  };
}
