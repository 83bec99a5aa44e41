import type { Sla } from '@partner-journey/contract';
import { html, type TemplateResult } from 'lit';
import { renderFacts } from '../base/rich-text.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { dueText } from './due-text.js';
import { sentence } from './host-words.js';
import { icons } from './icons.js';
import type { SideNames } from './sides.js';

/** What a promise is drawn from beside itself. */
interface PromiseView {
  readonly locale: LocaleController;
  readonly names: SideNames;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const looks = {
  running: { tone: '', picture: icons.clock },
  paused: { tone: '', picture: icons.pause },
  'at-risk': { tone: 'warn', picture: icons.warning },
  breached: { tone: 'bad', picture: icons.warning },
  met: { tone: 'good', picture: icons.check },
} as const;

/** How a promise stands: its state in words, whose it is, how much time is left, and with whom its clock is. */
export function renderPromise(view: PromiseView, sla: Sla): TemplateResult {
  const state = stateOf(view, sla);
  const { tone, picture } = looks[state];
  const { promisedBy } = sla;
  const facts = [
    ...(promisedBy ? [organization(view, 'common.promise-by', promisedBy)] : []),
    ...timeFacts(view, sla, state),
    ...(sla.calendar && state !== 'met' ? [sla.calendar] : []),
  ];
  return html`<p class="promise small" part="promise">
    <span class=${`chip ${tone}`} part="chip"
      >${picture}<span>${view.locale.text(`common.promise-${state}`)}</span></span
    >
    <span class="facts quiet number">${renderFacts(facts)}</span>
  </p>`;
}

/** A promise is broken once its moment has passed, also before the host says so. */
function stateOf({ locale, now }: PromiseView, { state, due }: Sla): Sla['state'] {
  const runs = state === 'running' || state === 'at-risk';
  return runs && locale.dates.isOver(due, now) ? 'breached' : state;
}

function timeFacts(view: PromiseView, sla: Sla, state: Sla['state']): readonly unknown[] {
  const { locale, now } = view;
  if (state === 'met') return [];
  if (state === 'paused') {
    const { pausedAt, pausedReason, clockWith, promisedBy } = sla;
    // one that stands still while its own side has to move is held up by something else
    const waitsForOther = clockWith !== promisedBy;
    const date = pausedAt && locale.dates.day({ at: pausedAt }, now);
    return [
      ...(date ? [locale.text('common.promise-paused-since', { date })] : []),
      ...(waitsForOther ? [organization(view, 'common.promise-waits-for', clockWith)] : []),
      ...(pausedReason ? [pausedReason] : []),
    ];
  }
  const date = locale.dates.day(sla.due, now);
  return [
    locale.text('common.promise-due', { date }),
    dueText(locale, sla.due, now).countdown,
    organization(view, 'common.promise-with', sla.clockWith),
  ];
}

function organization(
  { locale, names }: PromiseView,
  key: 'common.promise-by' | 'common.promise-with' | 'common.promise-waits-for',
  side: Sla['clockWith'],
): unknown {
  return sentence(locale, key, { organization: names[side] });
}
