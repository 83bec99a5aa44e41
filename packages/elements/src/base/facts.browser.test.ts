import { expect } from 'chai';
import { render } from 'lit';
import { base } from '../styles/base.styles.js';
import { renderFacts } from './rich-text.js';

const facts = [
  'Due 18 Apr',
  '12 days left',
  'Ana Duarte',
  'about 35 min',
  'a reason in words that need a line',
];

/** A line of facts in a place of that width. */
function setup(width: number, dir: 'ltr' | 'rtl' = 'ltr') {
  const place = document.createElement('div');
  place.dir = dir;
  place.style.inlineSize = `${width}px`;
  document.body.append(place);
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [base.styleSheet!];
  const line = document.createElement('p');
  line.className = 'facts';
  root.append(line);
  render(renderFacts(facts), line);
  const items = [...line.children];
  /** Dots that are seen, with the facts at both their sides. */
  const dots = items.flatMap((item, index) => {
    const box = item.querySelector('i')?.getBoundingClientRect();
    const frame = line.getBoundingClientRect();
    if (!box || box.right <= frame.left || box.left >= frame.right) return [];
    return [{ before: items[index - 1]!.getBoundingClientRect(), box, after: item.getBoundingClientRect() }];
  });
  return { line, items, dots };
}

describe('A line of facts', () => {
  afterEach(() => document.body.replaceChildren());

  it('has a dot between any two where there is room', () => {
    const { line, items, dots } = setup(2000);

    expect(dots).to.have.length(items.length - 1);
    expect(line.textContent).to.equal(facts.join(' · '));
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`shows no dot at the start or the end of a line, ${dir}`, () => {
      for (let width = 60; width < 600; width += 20) {
        const { dots, line } = setup(width, dir);

        for (const { before, box, after } of dots) {
          expect(before.top, `${width} px`).to.equal(after.top);
          expect([before.right <= box.left + 1, before.left >= box.right - 1], `${width} px`).to.include(
            true,
          );
        }
        expect(line.scrollWidth).to.be.at.most(line.clientWidth);
        expect(getComputedStyle(line).overflowX).to.equal('clip');
      }
    });
  }

  it('breaks a fact only where it is alone on its line', () => {
    const { items } = setup(110);

    expect(new Set(items.map((item) => item.getBoundingClientRect().left)).size).to.equal(1);
    expect(items[1]!.getBoundingClientRect().height).to.be.below(40);
  });
});
