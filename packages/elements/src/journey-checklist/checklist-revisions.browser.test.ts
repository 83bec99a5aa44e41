import type { Journey } from '@partner-journey/contract';
import { reviseJourney, type JourneyRevision } from '@partner-journey/contract/rules';
import { expect } from 'chai';
import './journey-checklist.js';
import { violationsIn } from '../testing/accessibility.js';
import { checklistDevice, profile } from '../testing/checklist-device.js';
import { clearPage } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { button, plain } from '../testing/words.js';

const form = 'Name two people for certification';
const by = { id: 'priya-raman', name: 'Priya Raman', side: 'program' as const };
const planned = {
  ...{ kind: 'task', side: 'partner' as const, visibility: 'shared' as const },
  ...{ scope: 'company' as const, required: true },
};
const twoMore = (journey: Journey): JourneyRevision => ({
  title: 'Invoices need a tax number',
  reason: 'The law changes in July.',
  add: ['Name your tax number', 'Name who gets invoices'].map((title, index) => ({
    stageId: stageOf(journey, profile)!.id,
    step: { ...planned, id: `invoices-${index}`, title },
  })),
  remove: stageOf(journey, profile)!
    .steps.filter(({ title }) => title === 'Connect your sandbox')
    .map(({ id }) => id),
});

function stageOf({ stages }: Journey, title: string) {
  return stages.find(({ steps }) => steps.some((step) => step.title === title));
}

/** A page with a checklist whose journey the program revises while somebody looks. */
async function setup() {
  const revisions: ((journey: Journey) => JourneyRevision)[] = [];
  const device = checklistDevice((journey) =>
    revisions.reduce((before, revision) => {
      const result = reviseJourney(before, revision(before), { now: '2026-05-12T09:30:00Z', by });
      if (result.outcome !== 'saved') throw new Error(JSON.stringify(result.problem));
      return result.journey;
    }, journey),
  );
  const page = await device.open();
  const revise = async (revision: (journey: Journey) => JourneyRevision) => {
    revisions.push(revision);
    const before = page.client.select({ kind: 'journey' }).value?.revision;
    await page.client.refresh();
    await until(() => page.client.select({ kind: 'journey' }).value?.revision !== before);
    await page.element.updateComplete;
  };
  const note = () => page.root.querySelector('[part=revised]');
  const removed = () => page.root.querySelector('[part=removed]')!;
  return { ...page, revise, note, removed };
}

describe('<journey-checklist> of a journey that changes', () => {
  afterEach(clearPage);

  // rows: C22, D11
  it('says once what came and what went, by whom and why: above the list, and aloud', async () => {
    const { root, element, revise, note, said, row } = await setup();
    expect(note()).to.equal(null);

    await revise(twoMore);
    await until(() => note() && said() !== '');

    const summary = '2 steps were added. 1 step is no longer asked.';
    expect(said()).to.equal(summary);
    expect(plain(note()!.textContent)).to.match(
      /^2 steps were added\. 1 step is no longer asked\. Invoices need a tax number The law changes in July\. · Priya Raman, Tidewater[^·]* · .+ Understood$/,
    );
    expect(plain(row('Name your tax number').querySelector('.name')!.textContent)).to.equal(
      'Name your tax number',
    );
    expect(await violationsIn(element)).to.deep.equal([]);

    button(note()!, 'Understood').click();
    await until(() => !note());
    expect(root.activeElement?.className).to.equal('group-title');
    await revise((journey) => ({
      title: 'Other words',
      change: [{ stepId: stageOf(journey, profile)!.steps[0]!.id, why: 'So that you are found.' }],
    }));
    await until(() => note());

    expect(plain(note()!.querySelector('b')!.textContent)).to.equal('1 step was changed.');
    await until(() => said() === '1 step was changed.');
  });

  // rows: C22
  it('leaves open forms, what is typed into them, and the focus', async () => {
    const { root, revise, note, open, row } = await setup();
    await open(form);
    const field = row(form).querySelector<HTMLInputElement>('[part=form] :is(input, textarea)')!;
    field.focus();
    field.value = 'We build shops';
    field.setSelectionRange(3, 8);
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));

    await revise((journey) => {
      const { id, steps } = stageOf(journey, form)!;
      const step = steps.find(({ title }) => title === form)!;
      const own = steps.filter(({ side }) => side === 'partner');
      const [first, ...others] = step.fields!;
      return {
        // lists that are compared from both ends move the row between what came and what went
        remove: [own[own.indexOf(step) + 1]!.id],
        title: 'The form asks for more',
        add: [{ stageId: id, before: step.id, step: { ...planned, id: 'new', title: 'Read this first' } }],
        change: [
          {
            stepId: step.id,
            due: { on: '2026-07-31' },
            fields: [{ ...first!, label: 'Asked otherwise' }, ...others],
          },
        ],
      };
    });
    await until(() => note());

    expect(row(form).contains(field)).to.equal(true);
    expect([field.value, root.activeElement === field]).to.deep.equal(['We build shops', true]);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([3, 8]);
    expect(plain(row(form).textContent)).to.contain('Asked otherwise');
    expect(plain(row('Read this first').querySelector('.name')!.textContent)).to.equal('Read this first');
  });

  // rows: C22
  it('lists what is no longer asked below, with who, why and what happened', async () => {
    const { revise, removed, element } = await setup();
    await revise(twoMore);
    await until(() => removed());
    const toggle = () => removed().querySelector('button')!;
    expect([plain(toggle().textContent), toggle().ariaExpanded]).to.deep.equal([
      '1 step that is no longer asked',
      'false',
    ]);

    toggle().click();
    await until(() => removed().querySelector('[part=history-toggle]'));

    expect(toggle().ariaExpanded).to.equal('true');
    expect(plain(removed().querySelector('[part=removed-step]')!.textContent)).to.match(
      /^Connect your sandbox The law changes in July\. · Priya Raman, Tidewater/,
    );
    expect(await violationsIn(element)).to.deep.equal([]);
    removed().querySelector<HTMLElement>('[part=history-toggle]')!.click();
    await until(() => removed().querySelector('[part=history-entry]'));

    expect(plain(removed().textContent)).to.contain('The keys we received are refused by the API');
  });
});
