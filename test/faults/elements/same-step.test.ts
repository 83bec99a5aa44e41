import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { laneOf } from '../host/fault-program.js';
import { completions } from '../ledger/read-host.js';
import { connectUpstream, type Upstream } from '../proxy/upstream.js';
import { prepareElementsGround, type ElementsGround } from './elements-ground.js';

/** Clicks fifty times within one frame, in turns on the boxes of this step in all checklists; gives how many there are. */
const clickFiftyTimes = `(() => {
  const boxes = [...document.querySelectorAll('journey-checklist')].map((one) =>
    [...one.shadowRoot.querySelectorAll('[part=step]')]
      .find((row) => row.textContent.includes('Step one'))
      .querySelector('input[type=checkbox]'));
  boxes[0].focus();
  for (let click = 0; click < 50; click += 1) boxes[click % boxes.length].click();
  return boxes.length;
})()`;
/** Which part of the first checklist has the focus. */
const focused = `document.querySelector('journey-checklist').shadowRoot.activeElement?.getAttribute('part')`;

describe('Two widgets that show one step', { timeout: 120_000 }, () => {
  let ground: ElementsGround;
  let upstream: Upstream;
  before(async () => {
    ground = await prepareElementsGround(1);
    upstream = connectUpstream(ground.host.origin);
  });
  after(async () => {
    upstream?.close();
    await ground?.stop();
  });

  it('have one effect for fifty clicks in one frame, with one change, and the box keeps the focus', async () => {
    const lane = laneOf(0);
    const page = await (await ground.browser.newContext()).newPage();
    const made = new Set<string>();
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const { changes } = request.postDataJSON() as { changes: { id: string; kind: string }[] };
      for (const { id, kind } of changes) made.add(`${kind} ${id}`);
    });
    const checklist = '<journey-checklist></journey-checklist>';
    const root = `<partner-journey api="${ground.api}">${checklist}${checklist}</partner-journey>`;
    const token = `document.querySelector('partner-journey').token = () => '${lane.token}';`;
    await page.goto(ground.page('same-step', `${root}<script type="module">${token}</script>`));
    const boxes = page.getByRole('checkbox', { name: 'Step one' });
    await page.waitForFunction(
      `[...document.querySelectorAll('journey-checklist')].every((one) => one.getAttribute('status') === 'ready')`,
    );

    assert.equal(await page.evaluate(clickFiftyTimes), 2);
    assert.equal(await page.evaluate(focused), 'checkbox');
    await page.locator('journey-checklist [part=saved]').first().waitFor();
    for (const checked of [0, 1])
      await boxes
        .nth(checked)
        .and(page.getByRole('checkbox', { checked: true }))
        .waitFor();
    await page.locator('journey-checklist [part~=pending]').first().waitFor({ state: 'detached' });

    assert.equal(await page.evaluate(focused), 'checkbox');
    assert.equal(await completions(upstream, lane, 'one'), 1);
    // two widgets that know nothing of each other, and one wish
    assert.equal(made.size, 1);
    await page.context().close();
  });
});
