import type { Resource } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { JourneyResourcesElement } from './journey-resources-element.js';
import './journey-resources.js';
import { accessibleNodes, namesOf, violationsIn } from '../testing/accessibility.js';

type Given = { [Name in keyof JourneyResourcesElement]?: JourneyResourcesElement[Name] | undefined };

const now = Date.now();
const { session } = typicalFixture(new Date(now).toISOString());
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString();

function resource(id: string, title: string, more: Partial<Resource> = {}): Resource {
  const always = { access: { allowed: true }, mine: {}, open: 'page' } as const;
  return { id, title, url: `/library/${id}`, kind: 'guide', stageIds: ['onboard'], ...always, ...more };
}

const library: readonly Resource[] = [
  resource('essentials', 'Sandbox essentials', { kind: 'course', minutes: 35, mine: { progress: 0.6 } }),
  resource('agenda', 'Discovery call agenda', {
    kind: 'template',
    url: 'https://files.example/agenda.pdf',
    file: { type: 'application/pdf', bytes: 240_000 },
    summary: 'Bring it to the <b>sandbox</b> call.',
  }),
  resource('new', 'Café guide', { publishedAt: daysAgo(2), stageIds: [] }),
  resource('changed', 'First integration', {
    publishedAt: daysAgo(90),
    updatedAt: daysAgo(4),
    changeNote: 'New key rotation step.',
  }),
  resource('locked', 'Gold prices', {
    access: { allowed: false, reason: 'For Gold partners.', howToUnlock: 'Reach Gold to open it.' },
    stageIds: [],
  }),
];

async function setup(given: Given = {}) {
  const element = document.createElement('journey-resources');
  Object.assign(element, { session, resources: library, ...given });
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const text = () => root.querySelector('section')!.innerText;
  const titles = () =>
    [...root.querySelectorAll('.card .title')].map(({ textContent }) => textContent.trim());
  const search = async (words: string) => {
    const field = root.querySelector('input')!;
    field.focus();
    field.select();
    await sendKeys({ type: words });
    await element.updateComplete;
  };
  const click = async (name: string) => {
    const label = (button: HTMLElement) => button.innerText.replace(/\s+/g, ' ').trim();
    [...root.querySelectorAll('button')].find((button) => label(button) === name)!.click();
    await element.updateComplete;
  };
  const card = (id: string) => root.querySelector(`a[href$="${id}"]`)!.closest<HTMLElement>('.card')!;
  return { element, root, text, titles, search, click, card };
}

describe('<journey-resources>', () => {
  afterEach(() => document.body.replaceChildren());

  // rows: R9, R30
  it('names the search, the filters with their counts, and what each link leads to', async () => {
    const { click } = await setup({ stageId: 'onboard' });

    const all = await accessibleNodes();

    expect(namesOf(all, 'search')).to.deep.equal(['Search resources']);
    expect(namesOf(all, 'searchbox')).to.deep.equal(['Search resources']);
    expect(namesOf(all, 'group')).to.include('Filters');
    expect(namesOf(all, 'link')).to.deep.equal([
      'Sandbox essentials',
      'Discovery call agenda (PDF, 240\u00a0kB, opens in a new tab)',
      'First integration',
    ]);
    const buttons = all.filter(({ role }) => role === 'button');
    expect(buttons.slice(0, 4).map(({ name, pressed }) => `${name} ${pressed}`)).to.deep.equal([
      'For this stage 3 true',
      'Courses 1 false',
      'Templates 1 false',
      'Guides 1 false',
    ]);
    expect(namesOf(all, 'button')).to.include('Favorite: Sandbox essentials');

    await click('For this stage 3');

    expect(namesOf(await accessibleNodes(), 'link')).to.have.length(4);
  });

  for (const [state, given, words] of [
    ['cards', {}, 'sandbox'],
    ['rows', { view: 'rows' }, ''],
    ['nothing found', { stageId: 'onboard' }, 'zzz sandbox'],
    ['an empty library', { resources: [] }, ''],
  ] as [string, Given, string][]) {
    it(`has no accessibility violation with ${state}`, async () => {
      const { element, search } = await setup(given);
      if (words) await search(words);

      expect(await violationsIn(element)).to.deep.equal([]);
    });
  }

  // rows: R1
  it('finds as one types, in titles first, and marks the words as text', async () => {
    const { search, titles, root } = await setup();

    await search('sand');

    expect(titles().map((title) => title.split(' (')[0])).to.deep.equal([
      'Sandbox essentials',
      'Discovery call agenda',
    ]);
    expect([...root.querySelectorAll('mark')].map(({ textContent }) => textContent)).to.deep.equal([
      'Sand',
      'sand',
    ]);
    expect(root.querySelector('.summary')!.textContent).to.equal('Bring it to the <b>sandbox</b> call.');
    expect(root.querySelector('.summary b')).to.equal(null);
  });

  it('says how many were found once typing stops, and only then', async () => {
    const { search, root } = await setup();
    const status = root.querySelector('[role=status]')!;
    expect(status.textContent).to.equal('');

    await search('sand');
    expect(status.textContent).to.equal('');

    while (!status.textContent) await new Promise(requestAnimationFrame);
    expect(status.textContent).to.equal('2 resources');
  });

  it('narrows to one kind at a time and back', async () => {
    const { click, titles } = await setup();

    await click('Guides 3');
    expect(titles()).to.deep.equal(['Café guide', 'First integration', 'Gold prices']);

    await click('Courses 1');
    expect(titles()).to.deep.equal(['Sandbox essentials']);
    await click('Courses 1');
    expect(titles()).to.have.length(5);
  });

  it('says how far one is, what is new and what changed', async () => {
    const { card } = await setup();

    expect(card('essentials').textContent).to.include('Course · 35\u00a0min').and.to.include('60% done');
    expect(card('new').innerText).to.include('New');
    expect(card('changed').innerText)
      .to.match(/updated .+/)
      .and.to.include('What changed: New key rotation step.');
  });

  // rows: R16
  it('shows how to unlock what is locked, and gives no link to it', async () => {
    const { text, root } = await setup();

    expect(text()).to.match(/Locked\.\s+For Gold partners\.\s+Reach Gold to open it\./);
    expect(root.querySelector('a[href$="locked"]')).to.equal(null);
  });

  it('does not list what has an address that runs something', async () => {
    const { root, titles } = await setup({
      resources: [resource('bad', 'Bad', { url: 'javascript:alert(1)' }), resource('good', 'Good')],
    });

    expect(titles()).to.deep.equal(['Good']);
    expect(root.querySelector('a[href^="javascript"]')).to.equal(null);
  });

  // rows: R21
  it('shows a page at a time, moving on to the first new one when there is no more', async () => {
    const { titles, root, click, element } = await setup({ pageSize: 2 });
    expect(titles()).to.have.length(2);
    const more = root.querySelector<HTMLElement>('[part=more]')!;
    more.focus();

    await click('Show more');
    expect(titles()).to.have.length(4);
    expect(root.activeElement).to.equal(more);

    await click('Show more');
    await element.updateComplete;
    expect(titles()).to.have.length(5);
    expect(root.activeElement?.closest('.card')).to.equal(root.querySelectorAll('.card')[4]);
  });

  // rows: R20
  it('says what it did not find, drops filters and shows what comes close', async () => {
    const { search, text, click, titles, root } = await setup({ stageId: 'onboard' });

    await search('cafe');
    expect(text())
      .to.include('Nothing found for “cafe” with these filters.')
      .and.to.include('This comes close');
    expect(titles().at(-1)).to.equal('Café guide');

    await click('Clear filters');
    expect(titles()).to.deep.equal(['Café guide']);
    expect(root.activeElement?.matches('input')).to.equal(true);
  });

  it('asks before it opens, and does not when the page prevents it', async () => {
    const { card, element } = await setup();
    const asked: string[] = [];
    element.addEventListener('journey-resource-open', (event) => {
      asked.push(event.resourceId, new URL(event.url).pathname);
      event.preventDefault();
    });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });

    card('essentials').querySelector('a')!.dispatchEvent(click);

    expect(asked).to.deep.equal(['essentials', '/library/essentials']);
    expect(click.defaultPrevented).to.equal(true);
  });

  it('offers no favorites where the host does not keep them', async () => {
    const capabilities = { ...session.capabilities, changes: [] };
    const { root } = await setup({ session: { ...session, capabilities } });

    expect(root.querySelector('.favorite')).to.equal(null);
  });

  it('keeps typed letters from the page, and its slash stays the page’s', async () => {
    const { search, root } = await setup();
    const heard: string[] = [];
    const listen = (event: KeyboardEvent) => heard.push(event.key);
    document.addEventListener('keydown', listen);

    await search('a/b');
    root.querySelector('input')!.blur();
    await sendKeys({ press: '/' });

    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['/']);
    expect(root.activeElement).to.equal(null);
  });

  it('says that a library without anything in it is empty', async () => {
    const { element, text } = await setup({ resources: [] });

    expect(element.status).to.equal('empty');
    expect(text()).to.include('There is nothing in the library yet.');
  });

  it('shows the words of another language when they arrive, in what was drawn before too', async () => {
    const { element, card } = await setup();

    element.lang = 'ar';
    while (!card('essentials').innerText.includes('دورة')) await new Promise(requestAnimationFrame);

    expect(card('changed').innerText).to.include('ما الذي تغيّر');
  });

  it('lets the page draw a resource itself, and opens it by a link of the page', async () => {
    const { element, root, card } = await setup({
      session: { ...session, capabilities: { ...session.capabilities, changes: ['resource.favorite'] } },
    });
    const opened: string[] = [];
    element.addEventListener('journey-resource-open', (event) => {
      opened.push(event.resourceId);
      event.preventDefault();
    });
    const own = document.createElement('div');
    own.slot = 'item-essentials';
    own.innerHTML = '<a href="/library/essentials">The <b>essentials</b></a> <a href="/elsewhere">More</a>';
    own.lastElementChild!.addEventListener('click', (event) => event.preventDefault());
    element.append(own);

    own.querySelector('b')!.click();
    own.querySelector<HTMLElement>('[href="/elsewhere"]')!.click();

    expect(opened).to.deep.equal(['essentials']);
    expect(card('essentials').innerText.trim()).to.equal('');
    expect(own.checkVisibility()).to.equal(true);
    expect(root.querySelectorAll('[part=favorite]')).to.have.length(library.length);
    expect(await violationsIn(element)).to.deep.equal([]);
  });
});
