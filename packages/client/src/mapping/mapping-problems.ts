import { changeKinds, documentShapes, type Shape } from '@partner-journey/contract/reader/shapes';
import { membersOf } from '../completing/members-of.js';
import type { KeepableKind } from '../kept-here/kept-marks.js';
import { expressionsIn } from './address.js';
import type { Expressions } from './expressions.js';
import type { AnswerMeaning, BodyEncoding, ChangeMapping, Mapping, PagesMapping } from './mapping.js';

/** Something in a mapping that cannot be meant. */
export interface MappingProblem {
  /** Where it stands, such as `reads.journey.as.stages.title`. */
  readonly path: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

type Members = Readonly<Record<string, unknown>>;

const again: Readonly<Record<ChangeMapping['again'], true>> = {
  ...{ repeat: true, key: true, id: true, look: true, ask: true },
};
const meanings: Readonly<Record<AnswerMeaning, true>> = {
  ...{ done: true, 'done-before': true, refused: true, conflict: true },
  ...{ 'sign-in': true, later: true, nothing: true },
};
const encodings: Readonly<Record<BodyEncoding, true>> = { json: true, form: true, text: true };
const ways: Readonly<Record<PagesMapping['by'], true>> = {
  ...{ number: true, offset: true, cursor: true, url: true, link: true },
};
const keepable: Readonly<Record<KeepableKind, true>> = {
  ...{ 'resource.favorite': true, 'resource.open': true, 'update.seen': true },
};
const places: Readonly<Record<NonNullable<PagesMapping['in']>, true>> = { search: true, body: true };
const reads: Readonly<Record<keyof Mapping['reads'], true>> = {
  ...{ session: true, journeys: true, journey: true, history: true, resources: true },
  ...{ surveys: true, feedback: true, updates: true, insights: true },
};
const members = {
  mapping: [
    'mapping',
    'api',
    'auth',
    'headers',
    'requests',
    'reads',
    'changes',
    'answers',
    'keptHere',
    'feedbackMail',
  ],
  auth: ['header', 'format', 'search'],
  request: ['after', 'each', 'path', 'method', 'search', 'headers', 'body', 'encoding', 'items', 'pages'],
  pages: ['by', 'in', 'name', 'first', 'size', 'next', 'most'],
  read: ['from', 'as'],
  change: [
    'path',
    'webhook',
    'method',
    'search',
    'headers',
    'body',
    'encoding',
    'again',
    'keyHeader',
    'from',
    'done',
  ],
  rule: ['status', 'when', 'means', 'reason'],
} as const;

/** Holds a mapping against its language and the contract: each thing that cannot be meant, with its path. */
export function mappingProblems(document: unknown, expressions: Expressions): readonly MappingProblem[] {
  return new MappingCheck(expressions).check(document);
}

class MappingCheck {
  readonly #found: MappingProblem[] = [];
  readonly #expressions: Expressions;
  #requests: readonly string[] = [];

  constructor(expressions: Expressions) {
    this.#expressions = expressions;
  }

  check(document: unknown): readonly MappingProblem[] {
    const mapping = this.#object(document, '', members.mapping);
    if (!mapping) return this.#found;
    if (mapping['mapping'] !== 1) this.#say('mapping', 'write "mapping": 1, the version of this language');
    this.#object(mapping['auth'] ?? {}, 'auth', members.auth);
    this.#expressionsOf(mapping['headers'], 'headers');
    const requests = this.#object(mapping['requests'], 'requests') ?? {};
    this.#requests = Object.keys(requests);
    for (const [name, request] of Object.entries(requests)) this.#request(request, `requests.${name}`);
    this.#circles(requests);
    this.#reads(mapping['reads']);
    this.#each(mapping['changes'] ?? {}, 'changes', changeKinds, (change, path) =>
      this.#change(change, path),
    );
    [mapping['answers'] ?? []].flat().forEach((rule, index) => this.#rule(rule, `answers[${index}]`));
    this.#withoutHost(mapping);
    return this.#found;
  }

  #reads(given: unknown): void {
    this.#each(given, 'reads', Object.keys(reads), (value, path, name) => {
      const read = this.#object(value, path, members.read);
      if (!read) return;
      this.#from(read['from'], `${path}.from`);
      const shape = documentShapes[name as keyof typeof documentShapes];
      if (read['as'] === undefined) this.#say(`${path}.as`, 'say here how the document is made');
      else this.#template(read['as'], `${path}.as`, shape);
    });
    const { session } = (given ?? {}) as { readonly session?: unknown };
    if (session === undefined)
      this.#say('reads.session', 'say at least who is looking: "as": {"viewer": {"id": "…"}}');
  }

  #request(value: unknown, path: string): void {
    const request = this.#object(value, path, members.request);
    if (!request) return;
    this.#from(request['after'], `${path}.after`);
    if (request['each'] !== undefined) this.#expression(request['each'], `${path}.each`);
    this.#sent(request, path);
    if (request['items'] !== undefined) this.#expression(request['items'], `${path}.items`);
    if (request['pages'] === undefined) return;
    const pages = this.#object(request['pages'], `${path}.pages`, members.pages);
    if (!pages) return;
    this.#oneOf(pages['by'], `${path}.pages.by`, ways);
    this.#oneOf(pages['in'] ?? 'search', `${path}.pages.in`, places);
    if (pages['next'] !== undefined) this.#expression(pages['next'], `${path}.pages.next`);
    else if (pages['by'] === 'cursor' || pages['by'] === 'url') {
      this.#say(`${path}.pages.next`, `say where the ${pages['by']} of the next page stands`);
    }
  }

  /** Requests that come after each other would wait for ever. */
  #circles(requests: Members): void {
    const known = new Set<string>();
    const follow = (name: string, before: readonly string[]): void => {
      if (before.includes(name)) {
        const circle = [...before.slice(before.indexOf(name)), name].join(', then ');
        this.#say(`requests.${name}.after`, `these wait for each other: ${circle}; take one "after" away`);
      }
      if (known.has(name)) return;
      known.add(name);
      const after = [membersOf(requests[name])['after'] ?? []].flat() as readonly unknown[];
      for (const other of after) follow(String(other), [...before, name]);
    };
    for (const name of Object.keys(requests)) follow(name, []);
  }

  #change(value: unknown, path: string): void {
    const change = this.#object(value, path, members.change);
    if (!change) return;
    const { webhook } = change;
    if (webhook !== undefined) this.#webhook(change, path);
    this.#sent(webhook === undefined ? change : { ...change, path: '' }, path);
    this.#oneOf(change['again'], `${path}.again`, again);
    if (change['again'] !== 'look' || webhook !== undefined) return;
    this.#from(change['from'], `${path}.from`);
    this.#expression(change['done'], `${path}.done`);
  }

  #webhook({ webhook, path: below, again: ladder }: Members, path: string): void {
    if (!isWebAddress(webhook))
      this.#say(`${path}.webhook`, 'write a whole address here, such as "https://hooks.example/abc"');
    if (below !== undefined) this.#say(`${path}.path`, 'a webhook has a whole address: leave "path" out');
    if (ladder === 'look')
      this.#say(`${path}.again`, 'a webhook shows nothing to look at: write "repeat", "key", "id" or "ask"');
  }

  /** What has a place without the host. */
  #withoutHost({ keptHere, feedbackMail, changes }: Members): void {
    [keptHere ?? []].flat().forEach((kind: unknown, index) => {
      const path = `keptHere[${index}]`;
      const isSent = Object.hasOwn(keepable, kind as string) && Object.hasOwn(changes ?? {}, kind as string);
      if (isSent) this.#say(path, `"${String(kind)}" is sent by "changes": leave it out of one of the two`);
      else this.#oneOf(kind, path, keepable);
    });
    if (feedbackMail === undefined) return;
    if (typeof feedbackMail !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(feedbackMail))
      this.#say('feedbackMail', 'write an e-mail address here, such as "partners@example.com"');
    if (Object.hasOwn(changes ?? {}, 'feedback.send'))
      this.#say('feedbackMail', '"changes" has a "feedback.send" for it: leave one of the two out');
  }

  #rule(value: unknown, path: string): void {
    const rule = this.#object(value, path, members.rule);
    if (!rule) return;
    this.#oneOf(rule['means'], `${path}.means`, meanings);
    for (const name of ['when', 'reason']) {
      if (rule[name] !== undefined) this.#expression(rule[name], `${path}.${name}`);
    }
  }

  /** What every request has. */
  #sent(request: Members, path: string): void {
    const { path: address, headers, search, body } = request;
    if (typeof address !== 'string') this.#say(`${path}.path`, 'write the address below "api"');
    else for (const expression of expressionsIn(address)) this.#expression(expression, `${path}.path`);
    this.#expressionsOf(headers, `${path}.headers`);
    if (search !== undefined) this.#template(search, `${path}.search`);
    if (body !== undefined) this.#template(body, `${path}.body`);
    if (request['encoding'] !== undefined) this.#oneOf(request['encoding'], `${path}.encoding`, encodings);
  }

  #from(value: unknown, path: string): void {
    for (const name of [value ?? []].flat() as readonly unknown[]) {
      if (!this.#requests.includes(name as string)) {
        this.#say(path, `there is no request "${String(name)}": there are ${this.#requests.join(', ')}`);
      }
    }
  }

  #template(template: unknown, path: string, shape?: Shape): void {
    const own = shape && bare(shape);
    if (typeof template === 'string') {
      this.#expression(template, path);
      return;
    }
    if (typeof template !== 'object' || template === null) return;
    if (Array.isArray(template)) {
      const item = own?.is === 'list' ? own.of : undefined;
      template.forEach((one, index) => this.#template(one, `${path}[${index}]`, isEach(one) ? own : item));
      return;
    }
    const { $each, $of, $value, $values, $else: _, ...parts } = template as Members;
    if ($value !== undefined) return;
    if ($of !== undefined) {
      this.#expression($of, `${path}.$of`);
      if (typeof $values !== 'object')
        this.#say(`${path}.$values`, 'say what each value of the host stands for');
      return;
    }
    if ($each !== undefined) this.#expression($each, `${path}.$each`);
    const whole = oneOf($each !== undefined && own?.is === 'list' ? bare(own.of) : own, Object.keys(parts));
    for (const [name, part] of Object.entries(parts)) this.#member(name, part, path, whole);
  }

  #member(name: string, part: unknown, path: string, shape: Shape | undefined): void {
    if (shape?.is === 'object' && !Object.hasOwn(shape.members, name)) {
      this.#say(
        `${path}.${name}`,
        `the contract has no such member: ${Object.keys(shape.members).join(', ')}`,
      );
      return;
    }
    const member = shape?.is === 'object' ? shape.members[name] : shape?.is === 'map' ? shape.of : undefined;
    this.#template(part, `${path}.${name}`, member);
  }

  #expressionsOf(value: unknown, path: string): void {
    for (const [name, one] of Object.entries(this.#object(value ?? {}, path) ?? {})) {
      this.#expression(one, `${path}.${name}`);
    }
  }

  #expression(value: unknown, path: string): void {
    if (typeof value !== 'string') {
      this.#say(path, 'write an expression in JSONata here, as text');
      return;
    }
    const message = this.#expressions.problemOf(value);
    if (message !== undefined) this.#say(path, `this is no JSONata: ${message} in "${value}"`);
  }

  #each(
    value: unknown,
    path: string,
    known: readonly string[],
    check: (value: unknown, path: string, name: string) => void,
  ): void {
    const given = this.#object(value, path, known);
    for (const [name, one] of Object.entries(given ?? {})) {
      if (known.includes(name)) check(one, `${path}.${name}`, name);
    }
  }

  #oneOf(value: unknown, path: string, known: Readonly<Record<string, true>>): void {
    if (typeof value === 'string' && Object.hasOwn(known, value)) return;
    this.#say(path, `write one of ${Object.keys(known).join(', ')}`);
  }

  /** An object with these members and no others; undefined, and said, when it is none. */
  #object(value: unknown, path: string, known?: readonly string[]): Members | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#say(path, 'write an object here');
      return undefined;
    }
    for (const name of Object.keys(value)) {
      if (known && !known.includes(name)) {
        this.#say(path ? `${path}.${name}` : name, `there is no such member: ${known.join(', ')}`);
      }
    }
    return value as Members;
  }

  #say(path: string, message: string): void {
    this.#found.push({ path: path || 'the mapping', message });
  }
}

/** Of several shapes the one with all these members, else the first object. */
function oneOf(shape: Shape | undefined, names: readonly string[]): Shape | undefined {
  if (shape?.is !== 'any-of') return shape;
  const objects = shape.of.filter((one) => one.is === 'object');
  return objects.find(({ members: own }) => names.every((name) => Object.hasOwn(own, name))) ?? objects[0];
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function bare(shape: Shape): Shape {
  return shape.is === 'optional' || shape.is === 'default' ? bare(shape.of) : shape;
}

function isEach(template: unknown): boolean {
  return typeof template === 'object' && template !== null && '$each' in template;
}
