import type { FeedbackItem } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hostText, renderFacts, richText } from '../../base/rich-text.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { feedbackSaid } from '../../locales/en/feedback-said.js';
import type { MessageKey } from '../../locales/strings.js';

/** How many are shown before somebody asks for all. */
const shortLength = 3;

/** What the list needs to be drawn. */
interface SaidView {
  readonly locale: LocaleController;
  readonly items: readonly FeedbackItem[];
  readonly now: number;
  readonly headingLevel: number;
  readonly showsAll: boolean;
  onToggle(): void;
}

/** What was said before, newest first, and what became of it. */
export function renderSaid(view: SaidView): TemplateResult {
  const { locale, items, now } = view;
  const newest = [...items].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const shown = view.showsAll ? newest : newest.slice(0, shortLength);
  return html`
    <p class="title" id="said" role="heading" aria-level=${view.headingLevel}>
      ${locale.text('feedback.said')}
    </p>
    <ul id="said-list" aria-labelledby="said">
      ${repeat(
        shown,
        ({ id }) => id,
        (item) => html`<li>${renderItem(locale, item, now)}</li>`,
      )}
    </ul>
    ${
      items.length > shortLength
        ? html`<button
            class="button link small"
            type="button"
            aria-expanded=${view.showsAll ? 'true' : 'false'}
            aria-controls="said-list"
            @click=${view.onToggle}
          >
            ${locale.text(view.showsAll ? 'feedback.show-fewer' : 'feedback.show-all', { count: items.length })}
          </button>`
        : nothing
    }
  `;
}

function renderItem(locale: LocaleController, item: FeedbackItem, now: number): TemplateResult {
  const { reply, changed, about, unread, status } = item;
  const day = (at: string) => locale.dates.day({ at }, now);
  return html`
    <p class="quote">${hostText(locale.text('feedback.quote', { text: item.summary }))}</p>
    ${changed ? html`<p>${richText(locale.text('feedback.changed'), { text: hostText(changed) })}</p>` : nothing}
    ${
      reply
        ? html`<p class="facts quiet">
            ${renderFacts([
              reply.by ? locale.text('feedback.reply', { person: reply.by, text: reply.text }) : reply.text,
              html`<time datetime=${reply.at} class="number">${day(reply.at)}</time>`,
            ])}
          </p>`
        : nothing
    }
    <p class="meta">
      <span class=${`chip ${tones[status] ?? ''}`}>${statusText(locale, status)}</span>
      ${unread ? html`<span class="chip warn">${locale.text('feedback.new')}</span>` : nothing}
      <span class="facts quiet small number">
        ${renderFacts([
          ...(about?.label ? [about.label] : []),
          html`<time datetime=${item.at}>${day(item.at)}</time>`,
        ])}
      </span>
    </p>
  `;
}

const tones: Readonly<Record<string, string>> = { done: 'good', started: 'good' };

/** A status of the host's own is shown as its text. */
function statusText(locale: LocaleController, status: string): string {
  const key = `feedback.status-${status}`;
  return Object.hasOwn(feedbackSaid, key) ? locale.text(key as MessageKey) : status;
}
