import type { ReactiveControllerHost } from 'lit';
import { expect } from 'chai';
import { until } from '../testing/until.js';
import { SeenSight } from './seen-sight.js';

const host = { addController: () => undefined } as unknown as ReactiveControllerHost;

/** A sight over boxes of these heights, one under the other, with a second that a test lets pass. */
function setup(...heights: readonly string[]) {
  const waiting = new Map<symbol, () => void>();
  const seen: string[] = [];
  const sight = new SeenSight(host, {
    onSeen: (id) => seen.push(id),
    clock: {
      after(_delayMs, callback) {
        const timer = Symbol();
        waiting.set(timer, callback);
        return () => waiting.delete(timer);
      },
    },
  });
  const boxes = heights.map((blockSize, index) => {
    const box = document.createElement('div');
    box.style.blockSize = blockSize;
    document.body.append(box);
    return [box, `box-${index}`] as const;
  });
  sight.watch(new Map(boxes));
  const passSecond = () => {
    for (const [timer, callback] of [...waiting]) if (waiting.delete(timer)) callback();
  };
  return { sight, seen, waiting, passSecond, boxes };
}

describe('SeenSight', () => {
  afterEach(() => {
    document.body.replaceChildren();
    scrollTo(0, 0);
  });

  it('tells of what was in view for a second, and of nothing before or below', async () => {
    const { sight, seen, waiting, passSecond } = setup('50px', '300vh', '50px');
    await until(() => waiting.size > 1);

    expect(seen).to.deep.equal([]);
    passSecond();
    passSecond();

    // the second fills the window, the third is below it
    expect(seen).to.deep.equal(['box-0', 'box-1']);
    sight.hostDisconnected();
  });

  it('begins the second anew when something was out of view meanwhile', async () => {
    const { sight, seen, waiting, passSecond } = setup('200px', '300vh');
    await until(() => waiting.size === 2);
    const [first] = waiting.keys();

    scrollTo(0, 200);
    await until(() => !waiting.has(first!));
    scrollTo(0, 0);
    await until(() => waiting.size === 2);

    expect(seen).to.deep.equal([]);
    passSecond();
    expect(seen).to.have.members(['box-0', 'box-1']);
    sight.hostDisconnected();
  });

  it('lets go of what is no longer watched, and of all when its element goes', async () => {
    const { sight, seen, waiting, passSecond, boxes } = setup('50px', '50px');
    await until(() => waiting.size === 2);

    sight.watch(new Map(boxes.slice(1)));
    expect(waiting.size).to.equal(1);
    sight.hostDisconnected();
    passSecond();

    expect([waiting.size, seen]).to.deep.equal([0, []]);
  });
});
