import type { Journey, Stage } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import './journey-progress.js';

const now = '2026-05-04T09:30:00Z';

/** The typical journey with other stages. */
async function show(change: (stages: readonly Stage[]) => readonly Stage[] = (stages) => stages) {
  const { journeyForViewer, session } = typicalFixture(now);
  const journey: Journey = { ...journeyForViewer, stages: [...change(journeyForViewer.stages)] };
  const element = document.createElement('journey-progress');
  Object.assign(element, { journey, session });
  document.body.append(element);
  await element.updateComplete;
  const all = (selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const wordsOf = (one: Element) => (one.textContent ?? '').replace(/\s+/g, ' ').trim();
  const bodyOf = (title: string) => all('.body').find((body) => wordsOf(body).startsWith(title))!;
  return { all, wordsOf, bodyOf };
}

describe('Stages in <journey-progress>', () => {
  beforeEach(() => setViewport({ width: 1100, height: 800 }));
  afterEach(() => document.body.replaceChildren());

  // rows: T2
  it('are blocked, at risk, failed or skipped in words, with the reason, and each with a mark of its own', async () => {
    const conditions = ['blocked', 'at-risk', 'failed', 'skipped'] as const;
    const { all, wordsOf } = await show((stages) =>
      stages.slice(1).map((stage, index) => ({
        ...{ ...stage, position: 'upcoming' as const, steps: [] },
        ...{ condition: conditions[index], reason: `because of ${index}` },
      })),
    );

    expect(all('.condition').map(wordsOf)).to.deep.equal([
      'Blocked because of 0',
      'At risk because of 1',
      'Failed because of 2',
      'Skipped because of 3',
    ]);
    const marks = all('.mark').map((mark) => mark.innerHTML.replaceAll(/<!--.*?-->/g, ''));
    expect(new Set(marks)).to.have.property('size', 4);
  });

  // rows: T2
  it('may be in a condition that only the host knows, in its word', async () => {
    const { all, wordsOf } = await show((stages) => [
      { ...stages[0]!, condition: 'on-hold', reason: 'Winter break' },
    ]);

    expect(all('.condition').map(wordsOf)).to.deep.equal(['on-hold Winter break']);
  });

  // rows: T20
  it('may be left out, and that is said', async () => {
    const { bodyOf, wordsOf } = await show((stages) =>
      stages.map((stage) => ({ ...stage, required: stage.title !== 'Implement' })),
    );

    expect(wordsOf(bodyOf('Implement'))).to.contain('Optional stage');
    expect(wordsOf(bodyOf('Win'))).not.to.contain('Optional stage');
  });

  // rows: T20
  it('may run side by side, and one may be jumped to', async () => {
    const { all, wordsOf } = await show((stages) =>
      stages.map((stage) => (stage.title === 'Implement' ? { ...stage, position: 'current' } : stage)),
    );

    expect(all('[aria-current=step] .title').map(wordsOf)).to.deep.equal([
      'Onboard (current stage)',
      'Implement (current stage)',
    ]);
    expect(all('.title').map(wordsOf)[2]).to.equal('Win (still to come)');
  });

  // rows: T28
  it('may be open again: since when, by whom and why', async () => {
    const by = { id: 'priya', name: 'Priya Raman', side: 'program' } as const;
    const reopened = { at: '2026-05-03T09:00:00Z', by, reason: 'The insurance ended.' };
    const { bodyOf, wordsOf } = await show((stages) =>
      stages.map((stage) =>
        stage.title === 'Recruit' ? { ...stage, position: 'current', reopened } : stage,
      ),
    );

    expect(wordsOf(bodyOf('Recruit (current stage)'))).to.contain(
      'Opened again May 3 · Priya Raman, Tidewater The insurance ended.',
    );
    expect(wordsOf(bodyOf('Onboard'))).not.to.contain('Opened again');
  });

  // rows: T33
  it('do not move where motion is not wanted', async () => {
    const { all } = await show();
    const durationOf = () => getComputedStyle(all('.title svg')[0]!).transitionDuration;

    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      expect(durationOf()).to.equal('0s');
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
    expect(durationOf()).not.to.equal('0s');
  });

  // rows: T33
  it('are told apart in forced colors, too: what is done, how far the way is gone, whose bars are done', async () => {
    const { all } = await show();
    const background = (one: Element, pseudo?: string) => getComputedStyle(one, pseudo).backgroundColor;

    await emulateMedia({ forcedColors: 'active' });
    try {
      const [done, , upcoming] = all('.mark');
      expect(background(done!)).not.to.equal(background(upcoming!));
      const [gone] = all('.line');
      expect(background(gone!, '::after')).not.to.equal(background(all('.mark')[2]!));
      expect(background(all('.lane.partner i.done')[0]!)).not.to.equal(
        background(all('.lane.program i.done')[0]!),
      );
    } finally {
      await emulateMedia({ forcedColors: 'none' });
    }
  });

  // rows: T33
  it('are whole on paper: a column, of which nothing is cut off', async () => {
    const { all } = await show((stages) =>
      ['a', 'b', 'c'].flatMap((part) => stages.map((stage) => ({ ...stage, id: `${stage.id}-${part}` }))),
    );
    const [scroller] = all('.scroller');
    expect(scroller!.scrollWidth).to.be.above(scroller!.clientWidth);

    await emulateMedia({ media: 'print' });
    try {
      expect(scroller!.scrollWidth).to.equal(scroller!.clientWidth);
      expect(new Set(all('.mark').map((mark) => mark.getBoundingClientRect().left)).size).to.equal(1);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});
