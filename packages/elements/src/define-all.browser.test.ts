import type { Resource, Step } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import './define-all.js';
import { until } from './testing/until.js';

const now = new Date().toISOString();
const title = 'Take the course “Sandbox essentials”';
const { journeyForViewer, session, resources, surveys, feedback } = typicalFixture(now);
const widgets = ['journey-progress', 'journey-checklist', 'journey-feedback', 'journey-resources'] as const;

interface Page {
  readonly lang?: string;
  readonly width?: number;
  readonly data?: object;
}

/** A widget with sample data in a page of that language, in a place of that width. */
async function setup(tag: (typeof widgets)[number], { lang = 'en', width = 800, data }: Page = {}) {
  const place = document.createElement('main');
  place.lang = lang;
  place.dir = lang === 'ar' ? 'rtl' : 'ltr';
  place.style.inlineSize = `${width}px`;
  const element = document.createElement(tag);
  const known =
    tag === 'journey-resources'
      ? { session, resources: resources.items }
      : { journey: journeyForViewer, session };
  Object.assign(element, known, { surveys: surveys.items, feedback: feedback.items }, data);
  place.append(element);
  document.body.append(place);
  await element.updateComplete;
  const root = element.shadowRoot!;
  return { root, base: root.querySelector<HTMLElement>('[part=base]')! };
}

/** The journey with other steps in its current stage. */
function withSteps(edit: (steps: readonly Step[]) => readonly Step[]) {
  const stages = journeyForViewer.stages.map((stage) =>
    stage.position === 'current' ? { ...stage, steps: edit(stage.steps) } : stage,
  );
  return { journey: { ...journeyForViewer, stages } };
}

/** Where some words of a text are drawn. */
function placeOf(root: Node, words: string): DOMRect {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`There is no “${words}”.`);
}

describe('In a page that reads from right to left', () => {
  afterEach(() => document.body.replaceChildren());

  it('titles of the host end where their own language ends', async () => {
    const { root } = await setup('journey-checklist', {
      lang: 'ar',
      data: withSteps(([first]) => [{ ...first!, title }]),
    });
    const name = root.querySelector('.name')!;

    expect(placeOf(name, '”').left).to.be.above(placeOf(name, 'essentials').left);
  });

  it('the size of a file follows its type, after the comma of the language', async () => {
    const file = { type: 'application/pdf', bytes: 64_000_000 };
    const items: Resource[] = [{ ...resources.items[0]!, file }];
    const { root } = await setup('journey-resources', { lang: 'ar', data: { resources: items } });
    await until(() => root.querySelector('.kind')?.textContent?.includes('،'));
    const kind = root.querySelector('.kind')!;

    expect(placeOf(kind, '64').right).to.be.below(placeOf(kind, 'PDF').left);
  });
});

describe('With text of twice the size', () => {
  before(() => (document.documentElement.style.fontSize = '32px'));
  after(() => (document.documentElement.style.fontSize = ''));
  afterEach(() => document.body.replaceChildren());

  for (const tag of widgets) {
    for (const lang of ['en', 'ar']) {
      it(`<${tag}> stays in its place in ${lang}, however narrow`, async () => {
        for (const width of [288, 326, 700, 1100]) {
          const { base } = await setup(tag, { lang, width });

          expect(base.scrollWidth, `${width} px`).to.be.at.most(base.clientWidth);
        }
      });
    }
  }

  it('titles of steps have the room beside their boxes', async () => {
    const { root } = await setup('journey-checklist', { width: 326 });
    const row = root.querySelector('[part=step]')!;
    const control = row.querySelector('.control')!.getBoundingClientRect();
    const main = row.querySelector('.main')!.getBoundingClientRect();

    expect(main.right).to.be.closeTo(row.getBoundingClientRect().right, 1);
    expect(main.left - control.right).to.be.below(8);
  });

  it('the title of a stage is not broken for the sake of its arrow', async () => {
    const { root } = await setup('journey-progress', { width: 326 });
    const name = [...root.querySelectorAll('.title bdi')].find((one) => one.textContent === 'Implement')!;

    expect(name.getClientRects()).to.have.length(1);
  });
});

describe('What is offered and said', () => {
  afterEach(() => document.body.replaceChildren());

  it('is no filter that would show nothing', async () => {
    const nowhere = resources.items.map((resource) => ({ ...resource, stageIds: [], stepIds: [] }));
    const { root } = await setup('journey-resources', { data: { stageId: 'onboard', resources: nowhere } });

    const words = () => root.querySelector('.filters')?.textContent;
    root.querySelector<HTMLElement>('.filter[aria-pressed=true]')!.click();
    await until(() => /Guides\s+\d/.test(words() ?? ''));

    expect(words()).not.to.contain('For this stage');
  });
});
