import { expect } from 'chai';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
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

const foreign = 'https://api.example/v1/session';
const answers: typeof fetch = () => Promise.resolve(new Response());
const fails: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
const refused = () => Promise.reject(new TypeError('Failed to fetch'));

describe('explainUnreachable', () => {
  it('names the headers when a foreign host is there but may not be read', async () => {
    const [said = ''] = await warnings(() => explainUnreachable(foreign, answers, refused));

    expect(said).to.contain(`Access-Control-Allow-Origin: ${location.origin}`);
    expect(said).to.contain('Access-Control-Allow-Headers: Authorization, Content-Type');
  });

  it('says nothing when the host is really away, or is the page’s own', async () => {
    const said = await warnings(async () => {
      await explainUnreachable(foreign, fails, refused);
      await explainUnreachable(`${location.origin}/api/session`, answers, refused);
    });

    expect(said).to.deep.equal([]);
  });

  it('says nothing when the network only came back meanwhile', async () => {
    const needsSignIn = () => Promise.reject(new SignInNeededError('Sign in.'));
    const said = await warnings(async () => {
      await explainUnreachable(foreign, answers, () => Promise.resolve());
      await explainUnreachable(foreign, answers, needsSignIn);
    });

    expect(said).to.deep.equal([]);
  });

  it('sends nothing that identifies the viewer', async () => {
    const seen: (RequestInit | undefined)[] = [];
    await warnings(() =>
      explainUnreachable(
        foreign,
        (_, init) => {
          seen.push(init);
          return answers(foreign);
        },
        refused,
      ),
    );

    expect(seen[0]?.credentials).to.equal('omit');
    expect(seen[0]?.headers).to.equal(undefined);
  });
});
