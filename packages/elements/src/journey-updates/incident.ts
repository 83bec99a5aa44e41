import type { Update } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText, renderFacts } from '../base/rich-text.js';
import { renderContact } from '../journey-view/contact.js';
import { sentence } from '../journey-view/host-words.js';
import { renderMarkdown } from '../markdown/render-markdown.js';
import { renderAffected } from './affected.js';
import { icons } from './icons.js';
import { momentText } from './moment-text.js';
import type { UpdatesView } from './updates-view.js';

interface IncidentOptions {
  readonly isNew: boolean;
  /** Only its head, and the rest when it is opened. */
  readonly isFolded: boolean;
}

/** An incident that is not over: how bad it is, what it touches, what to do meanwhile and whom to ask. */
export function renderIncident(
  view: UpdatesView,
  update: Update,
  { isNew, isFolded }: IncidentOptions,
): TemplateResult {
  const { locale, headingLevel } = view;
  return html`<li class="incident ${toneOf(update)}" part="incident" data-update=${update.id}>
    <div class="mark">${toneOf(update) === '' ? icons.note : icons.warning}</div>
    <div class="told">
      <p class="kind">
        <strong class="severity" part="severity">${severityText(view, update)}</strong>
        ${isNew ? html`<span class="chip" part="chip">${locale.text('updates.new')}</span>` : nothing}
      </p>
      <p class="title" role="heading" aria-level=${headingLevel} part="title">${hostText(update.title)}</p>
      ${renderTimes(view, update)}
      ${
        isFolded
          ? html`<details @toggle=${(event: Event) => handleToggle(view, update, event)}>
              <summary><span>${locale.text('updates.details')}</span>${icons.down}</summary>
              <div class="inside">${renderRest(view, update)}</div>
            </details>`
          : renderRest(view, update)
      }
    </div>
  </li>`;
}

/** High is bad, medium a warning; all else is told calmly. */
function toneOf({ severity }: Update): 'bad' | 'warn' | '' {
  if (severity === 'high') return 'bad';
  return severity === 'medium' ? 'warn' : '';
}

/** How bad it is in words; a severity of the host's own is shown as it is. */
function severityText({ locale }: UpdatesView, { severity }: Update): unknown {
  switch (severity) {
    case 'high':
      return locale.text('updates.severity-high');
    case 'low':
      return locale.text('updates.severity-low');
    case 'medium':
    case undefined:
      return locale.text('updates.severity-medium');
    default:
      return sentence(locale, 'updates.severity-other', { severity });
  }
}

function renderTimes({ locale, now }: UpdatesView, { at, expectedEndAt }: Update): TemplateResult {
  const time = (moment: string) => html`<time datetime=${moment}>${momentText(locale, moment, now)}</time>`;
  const isOver = expectedEndAt !== undefined && Date.parse(expectedEndAt) < now;
  return html`<p class="small quiet facts number" part="times">
    ${renderFacts([
      sentence(locale, 'updates.began', { moment: time(at) }),
      ...(expectedEndAt === undefined
        ? []
        : [
            sentence(locale, isOver ? 'updates.overdue' : 'updates.expected', {
              moment: time(expectedEndAt),
            }),
          ]),
    ])}
  </p>`;
}

function renderRest(view: UpdatesView, update: Update): TemplateResult {
  const { locale, names } = view;
  const { body, slaPaused, planB, contact } = update;
  return html`
    ${body ? renderMarkdown(body, locale.text('common.new-tab')) : nothing}
    ${renderAffected(view, update, 'updates.affected')}
    ${slaPaused ? html`<p class="paused" part="paused">${icons.pause}<span>${locale.text('updates.paused')}</span></p>` : nothing}
    ${
      planB?.length
        ? html`<div part="plan">
            <p class="label">${locale.text('updates.plan')}</p>
            <ol class="plan" aria-label=${locale.text('updates.plan')}>
              ${planB.map((line) => html`<li>${hostText(line)}</li>`)}
            </ol>
          </div>`
        : nothing
    }
    ${contact ? renderContact(contact, names, locale) : nothing}
  `;
}

function handleToggle(view: UpdatesView, { id }: Update, event: Event): void {
  if ((event.currentTarget as HTMLDetailsElement).open) view.onRead(id);
}
