import type { Stage } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { renderFacts } from '../base/rich-text.js';
import { renderContact } from '../journey-view/contact.js';
import { personText } from '../journey-view/sides.js';
import { countSteps, shareDone } from '../journey-view/step-counts.js';
import { useProperty } from '../journey-view/use-property.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import type { MessageKey } from '../locales/strings.js';
import { icons } from '../journey-view/icons.js';
import { slowPace } from './pace.js';
import { renderPerson } from './person.js';
import { renderCounts, sideCounts, stageDates, type ProgressView } from './progress-view.js';

/** What a stage is drawn from beside its data. */
interface StageItemOptions {
  readonly position: number;
  readonly isOpen: boolean;
  /** The stage whose share done fills the line to the next one; absent: there is no next one. */
  readonly way: Stage | undefined;
  /** The work of both sides in it. */
  readonly lanes: unknown;
  /** The opened details; nothing while closed. */
  readonly detail: unknown;
  onToggle(): void;
}

/** One stage of the path: marker and line, title with outcome, days and counts, both sides' lanes, and its details. */
export function renderStage(view: ProgressView, stage: Stage, options: StageItemOptions): TemplateResult {
  return html`<li
    part="stage"
    role="listitem"
    class=${lookOf(stage)}
    aria-current=${stage.position === 'current' ? 'step' : nothing}
  >
    ${renderTrack(view, stage, options)}
    <div class="body">${renderTitle(view, stage, options)} ${renderBody(view, stage)}</div>
    ${options.lanes} ${options.detail}
  </li>`;
}

const looks: ReadonlyMap<string | undefined, string> = new Map([
  ['skipped', 'skipped'],
  ['blocked', 'blocked'],
  ['failed', 'blocked'],
  ['at-risk', 'risk'],
]);

/** Both are words a host may add to: what is not known has no look of its own. */
function lookOf({ position, condition }: Stage): string {
  const place = position === 'done' || position === 'current' ? position : '';
  return `${place} ${looks.get(condition) ?? ''}`;
}

function renderTrack(view: ProgressView, stage: Stage, { position, way }: StageItemOptions): TemplateResult {
  return html`<div class="track" aria-hidden="true">
    <span class="mark number" part="stage-marker">${mark(stage, position)}</span>
    ${way ? html`<span class="line" ${useProperty('--journey-use-share', shareGone(view, way))}></span>` : nothing}
  </div>`;
}

function shareGone(view: ProgressView, stage: Stage): number {
  if (stage.position === 'done') return 1;
  return stage.position === 'current' ? shareDone(countSteps([stage], view)) : 0;
}

function mark(stage: Stage, position: number): unknown {
  if (stage.condition === 'skipped') return icons.skip;
  if (stage.condition === 'blocked') return icons.pause;
  if (stage.condition === 'failed') return icons.warning;
  return stage.position === 'done' ? icons.check : position;
}

function renderTitle(
  { locale }: ProgressView,
  stage: Stage,
  { position, isOpen, onToggle }: StageItemOptions,
): TemplateResult {
  return html`<button
    id=${`stage-${position}`}
    class="title"
    part="stage-title"
    type="button"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-controls=${isOpen ? 'detail' : nothing}
    @click=${onToggle}
  >
    <span><bdi>${stage.title}</bdi><span class="hidden-text"> (${stateText(locale, stage)})</span></span
    >${icons.down}
  </button>`;
}

function renderBody(view: ProgressView, stage: Stage): TemplateResult {
  const { locale, names } = view;
  const days = stageDates(view, stage);
  const isAsked = isStuck(stage) && stage.contact?.id === stage.owner?.id;
  return html`
    ${stage.required ? nothing : html`<p class="fact">${locale.text('progress.stage-optional')}</p>`}
    ${stage.outcome ? html`<p class="fact" part="stage-outcome" dir="auto">${stage.outcome}</p>` : nothing}
    ${days ? html`<p class=${days.over ? 'fact facts number over' : 'fact facts number'}>${renderFacts(days.facts)}</p>` : nothing}
    ${sideCounts(view, [stage]).map(
      (one) =>
        html`<p class=${stage.position === 'upcoming' ? 'hidden-text' : 'fact number'}>
          ${renderCounts(locale, 'progress.counts', one)}
        </p>`,
    )}
    ${renderReopened(view, stage)} ${renderSlowPace(view, stage)} ${renderCondition(view, stage)}
    ${
      stage.position === 'current' && stage.owner && !isAsked
        ? html`<p class="fact">
            <span class="hidden-text">${locale.text('progress.owner')} </span
            >${renderPerson(stage.owner, names, locale)}
          </p>`
        : nothing
    }
  `;
}

/** "Opened again 3 May · Priya Raman, Tidewater", and why. */
function renderReopened({ locale, dates, names, now }: ProgressView, { reopened }: Stage): unknown {
  if (!reopened) return nothing;
  const { at, by, reason } = reopened;
  const date = dates.day({ at }, now);
  const facts = [locale.text('progress.reopened', { date }), ...(by ? [personText(locale, by, names)] : [])];
  return html`<p class="fact facts number slow" part="reopened">${renderFacts(facts)}</p>
    ${reason ? html`<p class="fact" dir="auto">${reason}</p>` : nothing}`;
}

/** "92 days in this stage, 3× the usual time". */
function renderSlowPace({ locale, dates, now }: ProgressView, stage: Stage): unknown {
  const pace = slowPace(stage, dates, now);
  if (!pace) return nothing;
  const times = Math.round(pace.times * 10) / 10;
  return html`<p class="fact number slow" part="slow">
    ${locale.text('progress.slow', { count: pace.days, times })}
  </p>`;
}

const chips: ReadonlyMap<string, string> = new Map([
  ['blocked', 'chip bad'],
  ['failed', 'chip bad'],
  ['at-risk', 'chip warn'],
]);

/** What is the matter with a stage, and whom to ask while it is the current one. */
function renderCondition({ locale, names }: ProgressView, stage: Stage): unknown {
  const { condition, reason, contact } = stage;
  if (!condition) return nothing;
  const look = chips.get(condition) ?? 'chip';
  return html`<p class="condition">
      <span class=${look} part="chip">${conditionText(locale, condition)}</span>
      ${reason ? html`<span class="fact" dir="auto">${reason}</span>` : nothing}
    </p>
    ${isStuck(stage) && contact ? renderContact(contact, names, locale) : nothing}`;
}

/** Somebody is to be asked only while it matters. */
function isStuck({ position, condition }: Stage): boolean {
  return position === 'current' && condition !== undefined && condition !== 'skipped';
}

const conditions = new Set(['blocked', 'at-risk', 'failed', 'skipped']);
const positions = new Set(['done', 'current', 'upcoming']);

/** A condition in words; a host's own is shown as it is. */
function conditionText(locale: LocaleController, condition: string): string {
  return conditions.has(condition) ? locale.text(`progress.condition-${condition}` as MessageKey) : condition;
}

function stateText(locale: LocaleController, { position }: Stage): string {
  return positions.has(position) ? locale.text(`progress.state-${position}` as MessageKey) : position;
}
