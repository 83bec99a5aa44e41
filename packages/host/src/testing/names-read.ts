import { HonoRequest } from 'hono/request';
import { mock } from 'node:test';

/** The names by which requests were asked for what they carry. */
export interface NamesRead {
  /** Of the search part of their addresses, as far as they are asked for one by one or as members of all. */
  readonly query: ReadonlySet<string>;
  /** Of their headers, in lower case. */
  readonly headers: ReadonlySet<string>;
}

/** Notes which names the hosts of this process read of the requests that are made meanwhile. */
export async function namesReadDuring(makeRequests: () => Promise<unknown>): Promise<NamesRead> {
  const names = { query: new Set<string>(), headers: new Set<string>() };
  const noted = (members: object, into: Set<string>) =>
    new Proxy(members, {
      get(target, name) {
        if (typeof name === 'string') into.add(name);
        return Reflect.get(target, name) as unknown;
      },
    });
  const note = (member: 'query' | 'header', into: Set<string>) => {
    const original = Reflect.get(HonoRequest.prototype, member) as (...given: string[]) => unknown;
    return mock.method(HonoRequest.prototype, member, function (this: HonoRequest, ...given: string[]) {
      const [name] = given;
      if (name !== undefined) into.add(member === 'header' ? name.toLowerCase() : name);
      const answer = original.apply(this, given);
      return name === undefined ? noted(answer as object, into) : answer;
    });
  };
  const watched = [note('query', names.query), note('header', names.headers)];
  await makeRequests();
  for (const { mock: watch } of watched) watch.restore();
  return names;
}
