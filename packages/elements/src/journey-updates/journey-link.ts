import { html } from 'lit';
import type { UpdatesView } from './updates-view.js';

/** Words that lead to the page with the journey, where one is known. */
export function renderJourneyLink(
  { journeyUrl }: Pick<UpdatesView, 'journeyUrl'>,
  words: unknown,
  onOpen: (event: Event) => void,
): unknown {
  return journeyUrl ? html`<a href=${journeyUrl.href} @click=${onOpen}>${words}</a>` : words;
}
