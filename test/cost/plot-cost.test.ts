import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { medianOf, roundsAsSvg } from './plot-cost.js';

const journey = { what: 'a journey', mapped: [4, 2, 9], handWritten: [1, 3, 2] };
const library = { what: 'a library', mapped: [10, 20], handWritten: [5, 5] };

/** Every number that an attribute has, from the top of the picture down. */
function numbersOf(svg: string, tag: string, attribute: string): readonly number[] {
  const found = svg.matchAll(new RegExp(`<${tag} [^>]*?\\b${attribute}="([^"]*)"`, 'g'));
  return [...found].map(([, value]) => Number(value));
}

describe('The plot of what a mapping costs', () => {
  it('has a dot for every round of both ways, the dearer the higher', () => {
    const heights = numbersOf(roundsAsSvg([journey]), 'circle', 'cy');

    assert.equal(heights.length, 6);
    const [one, three, two, four, twoMapped, nine] = heights as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    assert.equal(two, twoMapped);
    assert.ok(one > two && two > three && three > four && four > nine, heights.join());
    assert.ok(heights.every((height) => height >= 0));
  });

  it('has a line at the median of each way', () => {
    const svg = roundsAsSvg([journey]);
    const [, three, two, four] = numbersOf(svg, 'circle', 'cy');

    assert.deepEqual(numbersOf(svg, 'line', 'y1'), [two, four]);
    assert.deepEqual(numbersOf(svg, 'line', 'y2'), [two, four]);
    assert.notEqual(three, two);
  });

  it('puts one picture below the other, each with its words', () => {
    const svg = roundsAsSvg([journey, library]);
    const tops = [...svg.matchAll(/translate\(0 (\d+)\)/g)].map(([, top]) => Number(top));

    assert.equal(tops.length, 2);
    assert.ok(tops[1]! > tops[0]!);
    assert.ok(svg.includes('a journey, top 9.9 ms') && svg.includes('a library, top 22.0 ms'));
  });

  it('takes the middle one of the measured values, not of their order', () => {
    assert.equal(medianOf([9, 1, 4]), 4);
    assert.ok(Number.isNaN(medianOf([])));
  });
});
