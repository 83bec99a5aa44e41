import { changeKinds, documentShapes } from '@partner-journey/contract/reader/shapes';
import type { KeepableKind } from '../kept-here/kept-marks.js';
import type { Expressions } from './expressions.js';
import type { AnswerMeaning, ChangeMapping, Mapping } from './mapping.js';
import { membersOf } from '../completing/members-of.js';
import { ProblemList, type MappingProblem, type Members } from './problem-list.js';
import { RequestCheck } from './request-problems.js';
import { checkTemplate, namesViewer } from './template-problems.js';

const again: Readonly<Record<ChangeMapping['again'], true>> = {
  ...{ repeat: true, key: true, id: true, look: true, ask: true },
};
const meanings: Readonly<Record<AnswerMeaning, true>> = {
  ...{ done: true, 'done-before': true, refused: true, conflict: true },
  ...{ 'sign-in': true, later: true, unknown: true, nothing: true },
};
const keepable: Readonly<Record<KeepableKind, true>> = {
  ...{ 'resource.favorite': true, 'resource.open': true, 'update.seen': true },
};
const reads: Readonly<Record<keyof Mapping['reads'], true>> = {
  ...{ session: true, journeys: true, journey: true, history: true, resources: true },
  ...{ surveys: true, feedback: true, updates: true, insights: true },
};
const members = {
  mapping: [
    ...['$schema', 'mapping', 'api', 'auth', 'headers', 'requests', 'reads', 'changes', 'answers'],
    ...['keptHere', 'feedbackMail'],
  ],
  auth: ['header', 'format', 'search'],
  read: ['from', 'as'],
  change: [
    ...['path', 'webhook', 'method', 'search', 'headers', 'body', 'encoding'],
    ...['again', 'keyHeader', 'from', 'done', 'answers'],
  ],
  rule: ['status', 'when', 'means', 'reason', 'retryAfter'],
};

/** Holds a mapping against its language and the contract: each thing that cannot be meant, with its path. */
export function mappingProblems(document: unknown, expressions: Expressions): readonly MappingProblem[] {
  const problems = new ProblemList(expressions);
  const mapping = problems.object(document, '', members.mapping);
  if (mapping) new MappingCheck(problems, mapping).check();
  return problems.found;
}

class MappingCheck {
  readonly #problems: ProblemList;
  readonly #mapping: Members;
  readonly #requests: RequestCheck;

  constructor(problems: ProblemList, mapping: Members) {
    this.#problems = problems;
    this.#mapping = mapping;
    this.#requests = new RequestCheck(problems, problems.object(mapping['requests'], 'requests') ?? {});
  }

  check(): void {
    const problems = this.#problems;
    const { mapping, api, auth = {}, headers, changes = {}, answers = [] } = this.#mapping;
    if (mapping !== 1) problems.say('mapping', 'write "mapping": 1, the version of this language');
    problems.text(api, 'api');
    problems.each(auth, 'auth', { known: members.auth, check: (value, path) => problems.text(value, path) });
    const roots = { names: [], givenBy: 'after' };
    if (headers !== undefined && problems.object(headers, 'headers'))
      checkTemplate(problems, headers, { path: 'headers', roots });
    this.#requests.check();
    this.#reads();
    const check = (change: unknown, path: string): void => this.#change(change, path);
    problems.each(changes, 'changes', { known: changeKinds, check });
    this.#rules(answers, 'answers');
    this.#withoutHost();
  }

  #reads(): void {
    const { reads: given } = this.#mapping;
    const check = (value: unknown, path: string, name: string): void => this.#read(value, path, name);
    this.#problems.each(given, 'reads', { known: Object.keys(reads), check });
    const { session } = (given ?? {}) as { readonly session?: unknown };
    if (session === undefined)
      this.#problems.say('reads.session', 'say at least who is looking: "as": {"viewer": {"id": "…"}}');
  }

  #read(value: unknown, path: string, name: string): void {
    const read = this.#problems.object(value, path, members.read);
    if (!read) return;
    const { from, as } = read;
    if (from === undefined)
      this.#problems.say(`${path}.from`, 'name the requests it is made of; [] when there are none');
    const roots = this.#requests.from(from, `${path}.from`);
    const shape = documentShapes[name as keyof typeof documentShapes];
    const place = { path: `${path}.as`, shape, roots, isCompleted: name === 'session' };
    if (as === undefined) this.#problems.say(`${path}.as`, 'say here how the document is made');
    else checkTemplate(this.#problems, as, place);
    if (name === 'session' && as !== undefined && !namesViewer(as))
      this.#problems.say(`${path}.as.viewer.id`, 'say where the id of who is looking is found');
  }

  #change(value: unknown, path: string): void {
    const problems = this.#problems;
    const change = problems.object(value, path, members.change);
    if (!change) return;
    const { webhook, from, done, keyHeader, answers = [] } = change;
    if (webhook !== undefined) this.#webhook(change, path);
    const roots = this.#requests.from(from, `${path}.from`);
    this.#requests.sent(webhook === undefined ? change : { ...change, path: '' }, path, roots);
    problems.oneOf(change['again'], `${path}.again`, Object.keys(again));
    problems.text(keyHeader, `${path}.keyHeader`);
    if (change['again'] === 'look' && webhook === undefined) problems.expression(done, `${path}.done`, roots);
    this.#rules(answers, `${path}.answers`);
  }

  #webhook({ webhook, path: below, again: ladder, answers }: Members, path: string): void {
    [answers ?? []].flat().forEach((rule: unknown, index) => {
      if (membersOf(rule)['means'] === 'sign-in')
        this.#problems.say(
          `${path}.answers[${index}].means`,
          'nobody signs in to a webhook: write "refused" or "unknown"',
        );
    });
    if (!isWebAddress(webhook))
      this.#problems.say(
        `${path}.webhook`,
        'write a whole address here, such as "https://hooks.example/abc"',
      );
    if (below !== undefined)
      this.#problems.say(`${path}.path`, 'a webhook has a whole address: leave "path" out');
    if (ladder === 'look')
      this.#problems.say(
        `${path}.again`,
        'a webhook shows nothing to look at: write "repeat", "key", "id" or "ask"',
      );
  }

  /** What has a place without the host. */
  #withoutHost(): void {
    const problems = this.#problems;
    const { keptHere, feedbackMail, changes } = this.#mapping;
    [keptHere ?? []].flat().forEach((kind: unknown, index) => {
      const path = `keptHere[${index}]`;
      const isSent = Object.hasOwn(keepable, kind as string) && Object.hasOwn(changes ?? {}, kind as string);
      if (isSent)
        problems.say(path, `"${String(kind)}" is sent by "changes": leave it out of one of the two`);
      else problems.oneOf(kind, path, Object.keys(keepable));
    });
    if (feedbackMail === undefined) return;
    if (typeof feedbackMail !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(feedbackMail))
      problems.say('feedbackMail', 'write an e-mail address here, such as "partners@example.com"');
    if (Object.hasOwn(changes ?? {}, 'feedback.send'))
      problems.say('feedbackMail', '"changes" has a "feedback.send" for it: leave one of the two out');
  }

  #rules(answers: unknown, path: string): void {
    [answers].flat().forEach((rule, index) => this.#rule(rule, `${path}[${index}]`));
  }

  #rule(value: unknown, path: string): void {
    const problems = this.#problems;
    const rule = problems.object(value, path, members.rule);
    if (!rule) return;
    [rule['status'] ?? []].flat().forEach((status: unknown) => {
      if (typeof status !== 'number')
        problems.say(`${path}.status`, 'write a status as a number, such as 403');
    });
    problems.oneOf(rule['means'], `${path}.means`, Object.keys(meanings));
    for (const name of ['when', 'reason', 'retryAfter']) {
      if (rule[name] !== undefined) problems.expression(rule[name], `${path}.${name}`);
    }
  }
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
