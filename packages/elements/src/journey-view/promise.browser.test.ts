import type { Sla, Stage, Step } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import { DateFormat } from '../locales/format.js';
import '../journey-checklist/journey-checklist.js';
import '../journey-progress/journey-progress.js';
import { aStep } from '../testing/a-step.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';

const now = Date.now();
const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
const { session } = typicalFixture(at(0));
const day = (days: number) => new DateFormat('en', session.timeZone).day({ at: at(days) }, now);

type Promised = Partial<Sla> & Pick<Sla, 'state'>;

function slaOf(more: Promised): Sla {
  return { due: { at: at(2) }, clockWith: 'program', promisedBy: 'program', ...more };
}

/** A journey of one stage with this promise about its one step and about itself. */
function journeyWith(sla: Sla) {
  const steps: Step[] = [aStep('1', { title: 'Answer', sla })];
  const stage: Stage = { id: 'only', title: 'Onboard', position: 'current', required: true, steps, sla };
  return {
    ...{ id: 'j', title: 'A journey', revision: '1', asOf: at(0) },
    partner: { id: 'harbor-finch', name: 'Harbor & Finch' },
    program: { id: 'tidewater', name: 'Tidewater' },
    stages: [stage],
  };
}

/** What the details of a step in the checklist say of the promise, in the words of a language. */
async function inChecklist(more: Promised, lang = 'en') {
  const element = document.createElement('journey-checklist');
  Object.assign(element, { journey: journeyWith(slaOf(more)), session, lang });
  document.body.append(element);
  await element.updateComplete;
  element.shadowRoot!.querySelector<HTMLElement>('.toggle')!.click();
  await until(() => element.shadowRoot!.querySelector('[part=promise]'));
  return element.shadowRoot!.querySelector<HTMLElement>('[part=promise]')!;
}

describe('A promise', () => {
  afterEach(() => document.body.replaceChildren());

  const cases: readonly (readonly [string, Promised, string])[] = [
    [
      'that runs',
      { state: 'running', calendar: 'working days, Lisbon' },
      `Clock is running promised by Tidewater · due ${day(2)} · 2 days left · the clock is with Tidewater · working days, Lisbon`,
    ],
    [
      'of the partner that is at risk',
      { state: 'at-risk', promisedBy: 'partner', clockWith: 'partner' },
      `Promise at risk promised by Harbor & Finch · due ${day(2)} · 2 days left · the clock is with Harbor & Finch`,
    ],
    [
      'that is broken',
      { state: 'breached', due: { at: at(-3) } },
      `Promise broken promised by Tidewater · due ${day(-3)} · 3 days overdue · the clock is with Tidewater`,
    ],
    [
      'that stands still because the other side has to move',
      {
        state: 'paused',
        clockWith: 'partner',
        pausedAt: at(-1),
        pausedReason: 'No policy yet',
      },
      `Clock is paused promised by Tidewater · since ${day(-1)} · waits for Harbor & Finch · No policy yet`,
    ],
    [
      'that stands still because of an incident',
      { state: 'paused', pausedReason: 'Imports are slow' },
      'Clock is paused promised by Tidewater · Imports are slow',
    ],
    ['that was kept', { state: 'met', calendar: 'working days' }, 'Promise kept promised by Tidewater'],
  ];
  for (const [what, more, words] of cases) {
    // rows: T13, T14
    it(`${what} says so in words, with whose it is and with whom the clock is`, async () => {
      expect(plain((await inChecklist(more)).textContent)).to.equal(words);
    });
  }

  it('is broken once its moment has passed, before the host says so', async () => {
    const promise = await inChecklist({ state: 'running', due: { at: at(-0.001) } });

    expect(plain(promise.textContent)).to.match(/^Promise broken .*(Overdue since today|1 day overdue)/);
  });

  it('is told in the language of the page', async () => {
    const promise = await inChecklist({ state: 'paused', clockWith: 'partner' }, 'ar');
    await until(() => plain(promise.textContent).includes('المهلة متوقفة'));

    expect(plain(promise.textContent)).to.contain('بانتظار Harbor & Finch');
  });

  // rows: T13
  it('stands in the details of a stage in the tracker, for the stage and for its steps', async () => {
    const element = document.createElement('journey-progress');
    Object.assign(element, { journey: journeyWith(slaOf({ state: 'at-risk' })), session });
    document.body.append(element);
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('.title')!.click();
    await until(() => element.shadowRoot!.querySelector('[part=promise]'));

    const told = [...element.shadowRoot!.querySelectorAll('[part=promise]')];
    expect(told.map(({ textContent }) => plain(textContent).slice(0, 15))).to.deep.equal([
      'Promise at risk',
      'Promise at risk',
    ]);
  });
});
