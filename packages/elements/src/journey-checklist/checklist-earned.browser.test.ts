import type { Journey } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import './journey-checklist.js';
import { violationsIn } from '../testing/accessibility.js';
import { aStep } from '../testing/a-step.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';

const { session } = typicalFixture('2026-05-04T09:30:00Z');
const earned: Journey['recognitions'] = [
  { id: 'start', title: 'Fast starter', at: '2026-03-01T09:00:00Z', from: 'Priya Raman' },
  { id: 'badge', title: 'Certified <b>partner</b>', at: '2026-05-02T09:00:00Z', imageUrl: '/badge.svg' },
  { id: 'bad', title: 'A trap', at: '2026-05-02T09:00:00Z', imageUrl: 'javascript:alert(1)' },
];

/** A stage that began in April, with all of it done, and perhaps another one after it. */
async function show({ isMore = false } = {}) {
  const stage = {
    ...{ id: 'a', title: 'Onboard', position: 'current' as const, required: true },
    ...{ enteredAt: '2026-04-01T09:00:00Z', steps: [aStep('1', { status: 'done' })] },
  };
  const later = { ...stage, id: 'b', title: 'Win', position: 'upcoming' as const, steps: [aStep('2')] };
  const element = document.createElement('journey-checklist');
  const journey = { id: 'j', title: 'J', recognitions: earned, stages: isMore ? [stage, later] : [stage] };
  Object.assign(element, { session, journey });
  document.body.append(element);
  await until(() => element.shadowRoot?.querySelector('[part=completion]'));
  const all = (selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  return { element, all };
}

describe('What was earned', () => {
  afterEach(() => document.body.replaceChildren());

  // rows: C37, D30
  it('is told when all is done: each with its day, whom it is from, and its picture', async () => {
    const { element, all } = await show();
    const texts = all('[part=recognition]').map((one) => plain(one.textContent));

    expect(texts[0]).to.match(/^Fast starter Mar 1(, 2026)? · Priya Raman$/);
    expect(texts[1]).to.match(/^Certified <b>partner<\/b> May 2/);
    expect(texts).to.have.length(3);
    expect(
      all('[part=recognition] img').map((img) => new URL((img as HTMLImageElement).src).pathname),
    ).to.deep.equal(['/badge.svg']);
    expect(await violationsIn(element)).to.deep.equal([]);
  });

  // rows: C37
  it('is that of the stage while others are to come', async () => {
    const { all } = await show({ isMore: true });

    expect(all('[part=recognition] bdi:first-child').map((one) => plain(one.textContent))).not.to.include(
      'Fast starter',
    );
    expect(all('[part=recognition]')).to.have.length(2);
  });
});
