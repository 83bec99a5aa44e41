import type { Update } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText } from '../base/rich-text.js';
import { safeUrl } from '../base/safe-url.js';
import { renderContact } from '../journey-view/contact.js';
import { sentence } from '../journey-view/host-words.js';
import type { MessageKey } from '../locales/strings.js';
import { renderMarkdown } from '../markdown/render-markdown.js';
import { renderAffected } from './affected.js';
import type { Entry } from './feed.js';
import { icons } from './icons.js';
import { momentText } from './moment-text.js';
import type { UpdatesView } from './updates-view.js';

interface EntryOptions {
  /** Whether what it says is shown only when it is opened. */
  readonly isFolded: boolean;
}

/** One thing of the feed: its kind, its day and its title, and what there is to say of it. */
export function renderEntry(view: UpdatesView, entry: Entry, { isFolded }: EntryOptions): TemplateResult {
  const id = entry.kind === 'update' ? entry.update.id : undefined;
  const more = renderMore(view, entry);
  return html`<li class="entry ${entry.kind}" part="entry" data-update=${id ?? nothing}>
    <div class="mark">${pictureOf(entry)}</div>
    <div class="told">
      ${renderMeta(view, entry)}
      ${
        isFolded && more && id !== undefined
          ? html`<details
              @toggle=${({ currentTarget }: Event) => {
                if ((currentTarget as HTMLDetailsElement).open) view.onRead(id);
              }}
            >
              <summary><span class="title" part="title">${titleOf(view, entry)}</span>${icons.down}</summary>
              <div class="inside">${more}</div>
            </details>`
          : html`<p class="title" part="title">${titleOf(view, entry)}</p>
              ${more ?? nothing}`
      }
    </div>
  </li>`;
}

function renderMeta({ locale, now, canMark }: UpdatesView, entry: Entry): TemplateResult {
  const { at, isNew } = entry;
  const resolvedAt = entry.kind === 'update' ? entry.update.resolvedAt : undefined;
  return html`<p class="kind">
    <span class="small quiet number facts">
      <span>${kindText(locale, entry)}</span>
      <span><i> · </i><time datetime=${at}>${locale.dates.day({ at }, now)}</time></span>
    </span>
    ${
      resolvedAt === undefined
        ? nothing
        : html`<span class="chip good number" part="chip"
            >${icons.resolved}<span
              >${sentence(locale, 'updates.resolved', {
                moment: html`<time datetime=${resolvedAt}>${momentText(locale, resolvedAt, now)}</time>`,
              })}</span
            ></span
          >`
    }
    ${canMark && isNew ? html`<span class="chip good" part="chip">${locale.text('updates.new')}</span>` : nothing}
  </p>`;
}

const kinds = new Set(['news', 'change', 'incident']);

/** Of what kind it is, in words; a kind of the host's own is shown as it is. */
function kindText(locale: UpdatesView['locale'], entry: Entry): unknown {
  if (entry.kind !== 'update') return locale.text(`updates.kind-${entry.kind}`);
  const { kind } = entry.update;
  return kinds.has(kind) ? locale.text(`updates.kind-${kind}` as MessageKey) : hostText(kind);
}

function titleOf({ locale }: UpdatesView, entry: Entry): unknown {
  switch (entry.kind) {
    case 'update':
      return hostText(entry.update.title);
    case 'recognition':
      return hostText(entry.recognition.title);
    case 'milestone':
      return sentence(locale, 'updates.stage-done', { stage: entry.stage.title });
  }
}

function renderMore(view: UpdatesView, entry: Entry): TemplateResult | undefined {
  switch (entry.kind) {
    case 'update':
      return renderUpdate(view, entry.update);
    case 'recognition':
      return entry.recognition.from
        ? html`<p class="quiet">
            ${sentence(view.locale, 'updates.thanks-from', { person: entry.recognition.from })}
          </p>`
        : undefined;
    case 'milestone':
      return entry.stage.outcome ? html`<p class="quiet" dir="auto">${entry.stage.outcome}</p>` : undefined;
  }
}

function renderUpdate(view: UpdatesView, update: Update): TemplateResult | undefined {
  const { locale, names } = view;
  const { body, contact } = update;
  const affected = renderAffected(view, update, 'updates.about');
  if (!body && !contact && affected === nothing) return undefined;
  return html`
    ${body ? renderMarkdown(body, locale.text('common.new-tab')) : nothing} ${affected}
    ${contact ? renderContact(contact, names, locale) : nothing}
  `;
}

function pictureOf(entry: Entry): TemplateResult {
  switch (entry.kind) {
    case 'recognition': {
      const picture = safeUrl(entry.recognition.imageUrl);
      return picture
        ? html`<img src=${picture.href} alt="" width="24" height="24" loading="lazy" />`
        : icons.star;
    }
    case 'milestone':
      return icons.flag;
    case 'update':
      if (entry.update.kind === 'incident') return icons.note;
      return entry.update.kind === 'change' ? icons.change : icons.news;
  }
}
