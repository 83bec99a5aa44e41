import type { PendingChange } from '@partner-journey/client';
import type { Resource } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { hostText, renderFacts, richText } from '../base/rich-text.js';
import { leadsAway, safeUrl } from '../base/safe-url.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import type { Marks } from './exploring/marks.js';
import { icons } from './icons.js';
import { fileWords, isNew, kindText, updatedText } from './resource-words.js';

/** What all cards of the list have in common. */
export interface CardView {
  readonly locale: LocaleController;
  readonly now: number;
  /** The words it was found by. */
  readonly words: string;
  /** Whether favorites can be kept. */
  readonly hasFavorites: boolean;
  /** Title of the step a resource is needed for. */
  neededFor(resource: Resource): string | undefined;
  /** Its marks that are not saved yet, or were refused. */
  pendingOf(resource: Resource): readonly PendingChange[];
  onOpen(event: MouseEvent, resource: Resource, url: URL): void;
  onFavorite(resource: Resource): void;
  /** A text with the words marked. */
  mark(text: string): unknown;
  /** The words for what is not saved; undefined until they are here. */
  readonly marks: Marks | undefined;
}

/** One resource of the list. */
export function renderCard(view: CardView, resource: Resource): TemplateResult {
  const pending = view.pendingOf(resource);
  const needed = view.neededFor(resource);
  const { words, hasFavorites, locale, marks } = view;
  return html`<li class="card" part="resource">
    ${guard(
      [
        resource,
        needed,
        words,
        hasFavorites,
        marks,
        marks?.untaken.get(resource.id),
        ...pending,
        ...locale.words,
      ],
      () => renderContent(view, resource, pending, needed),
    )}
  </li>`;
}

function renderContent(
  view: CardView,
  resource: Resource,
  pending: readonly PendingChange[],
  needed: string | undefined,
): TemplateResult {
  const { locale } = view;
  const { summary, changeNote, access } = resource;
  const url = access.allowed ? safeUrl(resource.url) : undefined;
  // a link of ours, or of what the page shows in its place
  const open = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    if (url && link?.href === url.href) view.onOpen(event, resource, url);
  };
  return html`
    <slot name=${`item-${resource.id}`} @click=${open} @auxclick=${open}>
      <p class="kind quiet small number">${renderMeta(view, resource)}</p>
      <p class="title">${renderTitle(view, resource, url)}</p>
      ${summary ? html`<p class="summary quiet small"><bdi>${view.mark(summary)}</bdi></p>` : nothing}
      ${
        changeNote
          ? html`<p class="quiet small">
              ${richText(locale.text('resources.changed'), { text: hostText(changeNote) })}
            </p>`
          : nothing
      }
      ${access.allowed ? nothing : renderLock(locale, resource)} ${renderProgress(locale, resource, needed)}
    </slot>
    ${renderPending(view, resource, pending)} ${view.hasFavorites ? renderFavorite(view, resource) : nothing}
  `;
}

/** "Course · 35 min · updated 2 Apr", and whether it is new. */
function renderMeta({ locale, now }: CardView, resource: Resource): TemplateResult {
  const { minutes, kind } = resource;
  const parts = [
    kindText(locale, kind, 'singular'),
    fileFact(locale, resource),
    minutes === undefined ? undefined : locale.text('common.minutes', { count: minutes }),
    updatedText(locale, resource, now),
  ].filter((part) => part !== undefined);
  return html`<span class="facts">${renderFacts(parts)}</span>
    ${isNew(resource, now) ? html`<span class="chip good">${locale.text('resources.new')}</span>` : nothing}`;
}

/** "PDF, 240 kB": the type, in letters of its own, does not turn the rest around. */
function fileFact(locale: LocaleController, resource: Resource): unknown {
  const [type, size] = fileWords(locale, resource);
  if (!type) return undefined;
  return size ? html`${hostText(type)}${locale.text('resources.comma')}${size}` : type;
}

/** The title as a link that says what it leads to; something locked is no link. */
function renderTitle(view: CardView, resource: Resource, url: URL | undefined): TemplateResult {
  const { locale } = view;
  const title = html`<bdi>${view.mark(resource.title)}</bdi>`;
  if (!url) return title;
  const opensTab = leadsAway(url) || resource.open === 'frame' || resource.open === 'inline';
  const notes = [...fileWords(locale, resource), ...(opensTab ? [locale.text('common.new-tab')] : [])];
  return html`<a
    href=${url.href}
    target=${opensTab ? '_blank' : nothing}
    rel=${opensTab ? 'noopener' : nothing}
    ?download=${resource.open === 'download' && !opensTab}
    >${title}${notes.length > 0 ? html`<span class="hidden-text"> (${notes.join(locale.text('resources.comma'))})</span>` : nothing}</a
  >`;
}

function renderLock(locale: LocaleController, { access }: Resource): TemplateResult {
  return html`<p class="lock small">
    ${icons.lock}
    <span
      >${locale.text('resources.locked')}${access.reason ? html` <bdi>${access.reason}</bdi>` : nothing}${
        access.howToUnlock ? html` <bdi>${access.howToUnlock}</bdi>` : nothing
      }</span
    >
  </p>`;
}

function renderProgress(locale: LocaleController, { mine }: Resource, needed: string | undefined): unknown {
  const { progress, completedAt } = mine;
  const isOver = completedAt !== undefined || progress === 1;
  const done = isOver
    ? locale.text('resources.completed')
    : progress
      ? locale.text('resources.progress', { percent: locale.percent(progress) })
      : undefined;
  const facts = [
    ...(done ? [done] : []),
    ...(needed ? [richText(locale.text('resources.needed-for'), { step: hostText(needed) })] : []),
  ];
  if (facts.length === 0) return nothing;
  return html`
    ${progress && !isOver ? html`<progress max="1" value=${progress} aria-hidden="true"></progress>` : nothing}
    <p class="needed facts quiet small number">${renderFacts(facts)}</p>
  `;
}

/** How far its marks have come; that they are not saved is known before the words for more are here. */
function renderPending(
  { locale, marks }: CardView,
  { id }: Resource,
  pending: readonly PendingChange[],
): unknown {
  if (marks) return marks.render(id, pending);
  return pending.some(({ waitingFor }) => waitingFor)
    ? html`<p class="small" part="pending">${locale.text('common.unsaved')}</p>`
    : nothing;
}

function renderFavorite({ locale, onFavorite }: CardView, resource: Resource): TemplateResult {
  return html`<button
    class="favorite"
    part="favorite"
    type="button"
    aria-pressed=${resource.mine.favorite ? 'true' : 'false'}
    aria-label=${locale.text('resources.favorite', { title: resource.title })}
    @click=${() => onFavorite(resource)}
  >
    ${icons.star}
  </button>`;
}
