import { membersOf } from '../completing/members-of.js';
import { expressionsIn } from './address.js';
import { methods } from './host-requests.js';
import type { BodyEncoding, PagesMapping } from './mapping.js';
import type { Members, ProblemList, Roots } from './problem-list.js';
import { checkTemplate } from './template-problems.js';

const encodings: Readonly<Record<BodyEncoding, true>> = { json: true, form: true, text: true };
const ways: Readonly<Record<PagesMapping['by'], true>> = {
  ...{ number: true, offset: true, cursor: true, url: true, link: true },
};
const places: Readonly<Record<NonNullable<PagesMapping['in']>, true>> = { search: true, body: true };
const members = {
  request: [
    ...['after', 'each', 'path', 'method', 'search', 'headers', 'body', 'encoding'],
    ...['items', 'pages', 'optional'],
  ],
  pages: ['by', 'in', 'name', 'first', 'size', 'next', 'most'],
  size: ['name', 'value'],
};

/** Holds the requests of a mapping against the language. */
export class RequestCheck {
  readonly #problems: ProblemList;
  readonly #requests: Members;

  constructor(problems: ProblemList, requests: Members) {
    this.#problems = problems;
    this.#requests = requests;
  }

  check(): void {
    for (const [name, request] of Object.entries(this.#requests)) this.#request(request, `requests.${name}`);
    this.#circles();
  }

  /** Names of requests: what they and those before them answer stands under these names; undefined when one is unknown. */
  from(value: unknown, path: string): Roots | undefined {
    const names = ([value ?? []].flat() as readonly unknown[]).map(String);
    const unknown = names.filter((name) => !Object.hasOwn(this.#requests, name));
    const known = Object.keys(this.#requests).join(', ');
    for (const name of unknown) this.#problems.say(path, `there is no request "${name}": there are ${known}`);
    if (unknown.length > 0) return undefined;
    return { names: [...this.#withThoseBefore(names, new Set())], givenBy: 'from' };
  }

  /** What every request and every change has. */
  sent(request: Members, path: string, roots: Roots | undefined): void {
    const problems = this.#problems;
    const { path: address, headers, search, body, encoding, method } = request;
    this.#address(address, `${path}.path`, roots);
    for (const [name, part] of Object.entries({ headers, search })) {
      if (part !== undefined && problems.object(part, `${path}.${name}`))
        checkTemplate(problems, part, { path: `${path}.${name}`, roots });
    }
    if (body !== undefined) checkTemplate(problems, body, { path: `${path}.body`, roots });
    if (encoding !== undefined) problems.oneOf(encoding, `${path}.encoding`, Object.keys(encodings));
    this.#method(method, `${path}.method`, roots);
  }

  #request(value: unknown, path: string): void {
    const problems = this.#problems;
    const request = problems.object(value, path, members.request);
    if (!request) return;
    const { after, each, items, pages, method, body, optional } = request;
    const known = this.from(after, `${path}.after`);
    const roots = known && { names: [after ?? []].flat().map(String), givenBy: 'after' };
    if (each !== undefined) problems.expression(each, `${path}.each`, roots);
    this.sent(request, path, roots);
    if (body !== undefined && (method === undefined || method === 'GET'))
      problems.say(`${path}.body`, 'nothing is sent with GET: write "method": "POST", or ask with "search"');
    if (items !== undefined) problems.expression(items, `${path}.items`);
    if (optional !== undefined && typeof optional !== 'boolean')
      problems.say(`${path}.optional`, 'write true or false');
    if (pages !== undefined) this.#pages(pages, `${path}.pages`);
  }

  #pages(value: unknown, path: string): void {
    const problems = this.#problems;
    const pages = problems.object(value, path, members.pages);
    if (!pages) return;
    const { by, in: place = 'search', name, first, size, next, most } = pages;
    problems.oneOf(by, `${path}.by`, Object.keys(ways));
    problems.oneOf(place, `${path}.in`, Object.keys(places));
    problems.text(name, `${path}.name`);
    problems.count(first, `${path}.first`, 0);
    problems.count(most, `${path}.most`, 1);
    const sized = size === undefined ? undefined : problems.object(size, `${path}.size`, members.size);
    if (sized) {
      if (typeof sized['name'] !== 'string')
        problems.say(`${path}.size.name`, 'write the name it is asked by');
      problems.count(sized['value'] ?? 0, `${path}.size.value`, 1);
    }
    if (next !== undefined) problems.expression(next, `${path}.next`);
    else if (by === 'cursor' || by === 'url')
      problems.say(`${path}.next`, `say where the ${by} of the next page stands`);
  }

  #address(address: unknown, path: string, roots: Roots | undefined): void {
    if (typeof address === 'string') {
      for (const expression of expressionsIn(address)) this.#problems.expression(expression, path, roots);
      return;
    }
    const { $of, $values, $else } = membersOf(address);
    if (typeof $of !== 'string') {
      this.#problems.say(path, 'write the address below "api"');
      return;
    }
    checkTemplate(this.#problems, address, { path, roots });
    for (const [name, one] of Object.entries(membersOf($values)))
      this.#address(one, `${path}.$values.${name}`, roots);
    if ($else !== undefined) this.#address($else, `${path}.$else`, roots);
  }

  #method(method: unknown, path: string, roots: Roots | undefined): void {
    if (method === undefined) return;
    const known = [...methods];
    if (typeof method !== 'object' || method === null) {
      this.#problems.oneOf(method, path, known);
      return;
    }
    checkTemplate(this.#problems, method, { path, roots });
    const { $values, $else } = membersOf(method);
    for (const [name, value] of Object.entries(membersOf($values)))
      this.#problems.oneOf(value, `${path}.$values.${name}`, known);
    if ($else !== undefined) this.#problems.oneOf($else, `${path}.$else`, known);
  }

  /** Requests that come after each other would wait for ever. */
  #circles(): void {
    const known = new Set<string>();
    const follow = (name: string, before: readonly string[]): void => {
      if (before.includes(name)) {
        const circle = [...before.slice(before.indexOf(name)), name].join(', then ');
        this.#problems.say(
          `requests.${name}.after`,
          `these wait for each other: ${circle}; take one "after" away`,
        );
      }
      if (known.has(name)) return;
      known.add(name);
      for (const other of this.#before(name)) follow(other, [...before, name]);
    };
    for (const name of Object.keys(this.#requests)) follow(name, []);
  }

  #withThoseBefore(names: readonly string[], known: Set<string>): ReadonlySet<string> {
    for (const name of names) {
      if (known.has(name)) continue;
      known.add(name);
      this.#withThoseBefore(this.#before(name), known);
    }
    return known;
  }

  #before(name: string): readonly string[] {
    const request = Object.hasOwn(this.#requests, name) ? this.#requests[name] : undefined;
    return [membersOf(request)['after'] ?? []].flat().map(String);
  }
}
