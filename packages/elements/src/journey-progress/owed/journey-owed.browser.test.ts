import { typicalFixture } from '@partner-journey/contract/fixtures';
import type { Journey } from '@partner-journey/contract';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../journey-progress.js';
import { accessibleNodes, namesOf, violationsIn } from '../../testing/accessibility.js';
import { until } from '../../testing/until.js';

const now = new Date().toISOString();

async function show({ role = 'partner', journey }: { role?: 'partner' | 'program'; journey?: Journey } = {}) {
  const fixture = typicalFixture(now);
  const element = document.createElement('journey-progress');
  const session = { ...fixture.session, viewer: { ...fixture.session.viewer, role } };
  const own = role === 'program' ? fixture.journey : fixture.journeyForViewer;
  Object.assign(element, { session, layout: 'owed', journey: journey ?? own });
  document.body.append(element);
  await until(() => element.shadowRoot?.querySelector('[part=owed]'));
  const all = (selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const wordsOf = (one: Element | undefined) => (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { element, all, wordsOf };
}

describe('<journey-progress layout="owed">', () => {
  beforeEach(() => setViewport({ width: 1000, height: 800 }));
  afterEach(() => document.body.replaceChildren());

  // rows: T31
  it('says what the other side owes the viewer, and then what the viewer’s side owes, with how promises have gone', async () => {
    const { element, all, wordsOf } = await show();
    const headings = namesOf(await accessibleNodes(), 'heading');

    expect(headings.slice(1)).to.deep.equal([
      'What Tidewater owes Harbor & Finch',
      'What Harbor & Finch owes Tidewater',
    ]);
    const [theirs, ours] = all('[part=account]');
    const titles = (account: Element) => [...account.querySelectorAll('.name')].map(wordsOf);
    expect(titles(theirs!)).to.include.members([
      'Review your security answers',
      'Answer the security questionnaire',
    ]);
    expect(titles(ours!)).to.include('Upload your proof of insurance');
    expect(titles(ours!)).not.to.include('Answer the security questionnaire');
    expect(wordsOf(theirs!.querySelector('[part=promises]')!)).to.match(
      /^1 promise broken · \d promises? still open$/,
    );
    expect(wordsOf(theirs)).to.contain('Handed in, to be looked at');
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  // rows: T31
  it('turns round for the program, with what only the program sees', async () => {
    const { all, wordsOf } = await show({ role: 'program' });
    const [theirs, ours] = all('[part=account]');

    expect(wordsOf(theirs!.querySelector('.side')!)).to.equal('What Harbor & Finch owes Tidewater');
    expect(wordsOf(ours)).to.contain('Only Tidewater sees this');
  });

  it('says that nothing is open', async () => {
    const { journey } = typicalFixture(now);
    const stages = journey.stages.map((stage) => ({ ...stage, position: 'done' as const, steps: [] }));
    const { all, wordsOf } = await show({ journey: { ...journey, stages } });

    for (const account of all('[part=account]'))
      expect(wordsOf(account)).to.contain('Nothing is open right now.');
  });

  it('stands one below the other where there is no room', async () => {
    await setViewport({ width: 320, height: 800 });
    const { element, all } = await show();

    const [first, second] = all('[part=account]').map((one) => one.getBoundingClientRect());
    expect(second!.top).to.be.at.least(first!.bottom);
    expect(element.scrollWidth).to.be.at.most(320);
  });
});
