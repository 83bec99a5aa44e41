import { expect } from 'chai';
import { explainUnreachable } from './explain-unreachable.js';

/** What was said on the console meanwhile. */
async function warnings(work: () => Promise<void>): Promise<readonly string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (text: string) => said.push(text);
  try {
    await work();
  } finally {
    console.warn = warn;
  }
  return said;
}

let hosts = 0;
/** An address at a host that nothing was told about yet. */
const foreign = () => `https://api-${(hosts += 1)}.example/v1/session?partner=p1`;

/** A fetch as of a host that is there, whose answers may be read or not. */
function hostThat(
  canRead: (init: RequestInit) => boolean,
): typeof globalThis.fetch & { readonly asked: { address: string; init: RequestInit }[] } {
  const asked: { address: string; init: RequestInit }[] = [];
  const fetch = (address: RequestInfo | URL, init: RequestInit = {}) => {
    asked.push({ address: new Request(address).url, init });
    const comes = init.mode === 'no-cors' || canRead(init);
    return comes ? Promise.resolve(new Response()) : Promise.reject(new TypeError('Failed to fetch'));
  };
  return Object.assign(fetch, { asked });
}

const unreadable = () => hostThat(() => false);

describe('explainUnreachable', () => {
  it('names the headers when a foreign host is there but may not be read', async () => {
    const [said = ''] = await warnings(() => explainUnreachable(unreadable(), foreign(), {}));

    expect(said).to.contain(`Access-Control-Allow-Origin: ${location.origin}`);
    expect(said).to.contain('Access-Control-Allow-Methods: GET, POST"');
    expect(said).to.contain('Access-Control-Allow-Headers: Authorization, Content-Type"');
  });

  it('names the method and the headers of what did not get through, and does not send it again', async () => {
    const fetch = unreadable();
    const headers = { 'Content-Type': 'application/json', 'X-Api-Key': 'k' };

    const [said = ''] = await warnings(() =>
      explainUnreachable(fetch, foreign(), { method: 'PATCH', headers, body: '{}' }),
    );

    expect(said).to.contain('PATCH /v1/session did not get through');
    expect(said).to.contain('Access-Control-Allow-Methods: GET, POST, PATCH"');
    expect(said).to.contain('Access-Control-Allow-Headers: Authorization, Content-Type, x-api-key"');
    expect(fetch.asked.map(({ init }) => init.method)).to.deep.equal([undefined]);
  });

  it('says so once for each origin and method', async () => {
    const [one, other] = [foreign(), foreign()];

    const said = await warnings(async () => {
      for (const address of [one, one, other]) await explainUnreachable(unreadable(), address, {});
      await explainUnreachable(unreadable(), one, { method: 'PUT' });
    });

    expect(said).to.have.lengthOf(3);
  });

  it('says nothing when the host is really away, or is the page’s own', async () => {
    const away = () => Promise.reject(new TypeError('Failed to fetch'));

    const said = await warnings(async () => {
      await explainUnreachable(away, foreign(), {});
      await explainUnreachable(away, foreign(), { method: 'POST' });
      await explainUnreachable(unreadable(), `${location.origin}/api/session`, {});
    });

    expect(said).to.deep.equal([]);
  });

  it('says nothing when the network only came back meanwhile, or when it can be read without the tag', async () => {
    const withoutTag = hostThat(({ headers }) => !new Headers(headers).has('If-None-Match'));

    const said = await warnings(async () => {
      await explainUnreachable(
        hostThat(() => true),
        foreign(),
        {},
      );
      await explainUnreachable(withoutTag, foreign(), { headers: { 'If-None-Match': '"1"' } });
    });

    expect(said).to.deep.equal([]);
  });

  it('looks for the host with nothing that identifies the viewer', async () => {
    const fetch = unreadable();
    const address = foreign();

    await warnings(() => explainUnreachable(fetch, address, { headers: { Authorization: 'Bearer t' } }));

    const [first] = fetch.asked;
    expect(first?.address).to.equal(address.split('?')[0]);
    expect(first?.init.credentials).to.equal('omit');
    expect(first?.init.headers).to.equal(undefined);
  });
});
