import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import './journey-checklist.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button } from '../testing/words.js';

const application = 'Apply to the program';

/** What the program sees of the stage that is over, with a step of it open. */
async function setup() {
  const host = new MoodyHost();
  const list = Object.assign(document.createElement('journey-checklist'), {
    stageId: 'recruit',
    side: 'both',
  });
  const shown = await showElement(list, {
    adapter: host.over(memoryAdapter({ role: 'program', id: crypto.randomUUID() })),
    storage: 'session',
  });
  const rows = checklistRows(shown.root);
  await shown.element.updateComplete;
  await rows.open(application);
  const row = () => rows.row(application);
  const field = () => row().querySelector<HTMLTextAreaElement>('[name=words]');
  const stage = () => shown.client.select({ kind: 'journey' }).value?.stages[0];
  return { ...shown, host, row, field, stage };
}

describe('A step of <journey-checklist> whose stage is over', () => {
  afterEach(clearPage);

  // rows: T28
  it('is opened again with a reason: its stage says by whom and why, until it is over again', async () => {
    const { host, row, field, stage } = await setup();
    button(row(), 'Open again').click();
    await until(() => field());
    expect(host.sent).to.deep.equal([]);
    field()!.value = 'It was signed by the wrong company.';

    button(row(), 'Open the stage again').click();
    await until(() => stage()?.position === 'current');

    expect(host.sent[0]).to.deep.include({
      kind: 'step.reopen',
      payload: { reason: 'It was signed by the wrong company.' },
    });
    expect(stage()?.reopened?.reason).to.equal('It was signed by the wrong company.');
    expect(stage()?.reopened?.by?.side).to.equal('program');
    expect(stage()?.completedAt).to.equal(undefined);
  });

  it('stays as it is while no reason is given', async () => {
    const { host, row, field, stage } = await setup();
    button(row(), 'Open again').click();
    await until(() => field());

    button(row(), 'Open the stage again').click();

    expect(field()!.validity.valueMissing).to.equal(true);
    expect([host.sent.length, stage()?.position]).to.deep.equal([0, 'done']);
  });

  it('asks for the reason again that was refused', async () => {
    const { host, row, field } = await setup();
    host.refuseWith('not-allowed-now', 'The books are closed.');
    button(row(), 'Open again').click();
    await until(() => field());
    field()!.value = 'Wrong name';
    button(row(), 'Open the stage again').click();
    await until(() => row().querySelector('[part=refusal]'));

    button(row(), 'Edit').click();

    await until(() => field()?.value === 'Wrong name');
  });
});
