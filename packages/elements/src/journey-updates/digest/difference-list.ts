import type { Resource } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hostText, renderFacts } from '../../base/rich-text.js';
import { leadsAway, safeUrl } from '../../base/safe-url.js';
import { sentence } from '../../journey-view/host-words.js';
import { personText } from '../../journey-view/sides.js';
import { renderJourneyLink } from '../journey-link.js';
import type { UpdatesView } from '../updates-view.js';
import type { Difference } from './differences.js';
import { icons } from './icons.js';

/** How many are shown before somebody asks for all. */
const shortLength = 5;

/** What the list does when somebody acts on it. */
interface DifferenceActions {
  readonly showsAll: boolean;
  onToggle(): void;
  onResourceOpen(event: MouseEvent, resource: Resource, url: URL): void;
}

/** What else is different since the last visit, a line each, and the ways there. */
export function renderDifferences(
  view: UpdatesView,
  differences: readonly Difference[],
  actions: DifferenceActions,
): TemplateResult {
  const { locale } = view;
  const { length: count } = differences;
  const shown = actions.showsAll ? differences : differences.slice(0, shortLength);
  return html`<div class="digest" part="digest">
    <p class="label" id="digest">${locale.text('updates.digest')}</p>
    <ul id="digest-list" aria-labelledby="digest">
      ${repeat(
        shown,
        ({ key }) => key,
        (difference) => renderDifference(view, difference, actions),
      )}
    </ul>
    ${
      count > shortLength
        ? html`<button
            class="button link small"
            type="button"
            aria-expanded=${actions.showsAll ? 'true' : 'false'}
            aria-controls="digest-list"
            @click=${() => actions.onToggle()}
          >
            ${locale.text(actions.showsAll ? 'updates.digest-fewer' : 'updates.digest-all', { count })}
          </button>`
        : nothing
    }
  </div>`;
}

function renderDifference(
  view: UpdatesView,
  difference: Difference,
  actions: DifferenceActions,
): TemplateResult {
  const title = titleOf(view, difference, actions);
  return html`<li class=${difference.kind} part="difference">
    ${icons[difference.kind]}
    <div>
      <p class="what">${sentence(view.locale, `updates.digest-${difference.kind}`, { title })}</p>
      <p class="facts quiet small number">${renderFacts(factsOf(view, difference))}</p>
    </div>
  </li>`;
}

function titleOf(view: UpdatesView, difference: Difference, actions: DifferenceActions): unknown {
  switch (difference.kind) {
    case 'revised':
      return difference.title;
    case 'answered':
      return hostText(view.locale.text('updates.digest-quote', { text: difference.item.summary }));
    case 'published':
    case 'updated':
      return renderResource(view, difference.resource, actions);
    case 'returned':
    case 'blocked':
    case 'waits':
    case 'done': {
      const { step } = difference;
      return renderJourneyLink(view, hostText(step.title), (event) => view.onStepOpen(step.id, event));
    }
  }
}

function renderResource({ locale }: UpdatesView, resource: Resource, actions: DifferenceActions): unknown {
  const url = safeUrl(resource.url);
  const title = hostText(resource.title);
  if (!url) return title;
  const isNew = leadsAway(url);
  const handleOpen = (event: MouseEvent) => actions.onResourceOpen(event, resource, url);
  return html`<a
    href=${url.href}
    target=${isNew ? '_blank' : nothing}
    rel=${isNew ? 'noopener' : nothing}
    @click=${handleOpen}
    @auxclick=${handleOpen}
    >${title}${isNew ? html`<span class="hidden-text"> (${locale.text('common.new-tab')})</span>` : nothing}</a
  >`;
}

/** Why, by whom, and when. */
function factsOf({ locale, names, now }: UpdatesView, difference: Difference): readonly unknown[] {
  const { at } = difference;
  return [
    ...reasonsOf(difference),
    ...('by' in difference && difference.by ? [personText(locale, difference.by, names)] : []),
    html`<time datetime=${at}>${locale.dates.day({ at }, now)}</time>`,
  ];
}

function reasonsOf(difference: Difference): readonly string[] {
  const reason = (() => {
    switch (difference.kind) {
      case 'returned':
        return difference.step.returned?.reason;
      case 'blocked':
        return difference.step.blocked?.reason;
      case 'waits':
        return difference.step.waitingOn?.reason;
      case 'updated':
        return difference.resource.changeNote;
      case 'answered':
        return difference.item.reply?.text;
      case 'published':
      case 'revised':
      case 'done':
        return undefined;
    }
  })();
  return reason ? [reason] : [];
}
