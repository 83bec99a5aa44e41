import type { JourneyClient, PendingChange } from '@partner-journey/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { failuresOf, renderKept } from './kept-note.js';
import { renderAbout, renderRefused, renderUntaken } from './refused-note.js';
import type { SendController } from './send-controller.js';
import { stateText } from './state-text.js';

/** What can be done with the words of a change that was refused. */
interface Words {
  /** Empty where nothing was typed. */
  of(change: PendingChange['change']): string;
  /** Opens the form with them; gives undefined where there is no form for them now. */
  edit?(change: PendingChange['change']): (() => void) | undefined;
  /** The name of what it was done to, where that is not seen beside it. */
  about?(change: PendingChange['change']): string | undefined;
  /** Tries it again; absent: the client does, and no more. */
  retry?(change: PendingChange['change']): void;
}

/** What a form is sent with, and what stands in it. */
interface FormWords {
  readonly sending: SendController;
  /** Whether other words stand in the form by now than those that were sent. */
  hasOther(): boolean;
  of(): string;
  discard?(): void;
}

/** Why what is in the form was refused, and what one can do: send what stands there now, or take the words elsewhere. */
export function renderRefusal(
  locale: LocaleController,
  { sending, hasOther, of: words, discard = () => sending.discard() }: FormWords,
): TemplateResult | typeof nothing {
  if (sending.state !== 'refused') return nothing;
  if (sending.isUntaken) return renderUntaken(locale, sending.problem, words);
  return renderRefused(locale, sending.problem, {
    words,
    retry: ({ currentTarget }) => {
      // what was changed is another change: the form's own button sends it, in place of the refused one
      if (hasOther()) (currentTarget as HTMLButtonElement).form!.requestSubmit();
      else void sending.retry();
    },
    discard,
  });
}

/** What was sent before this page was opened and is not saved: kept, or refused with what one can do. */
export function renderOutstanding(
  locale: LocaleController,
  client: JourneyClient | undefined,
  changes: readonly PendingChange[],
  words: Words,
): unknown {
  // each with its own nodes: a second click of a double click is none on the next one
  const keyOf = ({ change }: PendingChange) => change.id;
  return repeat(changes, keyOf, (pending) => {
    const { change, state, problem } = pending;
    const text = words.of(change);
    const typed = renderTyped(text);
    if (state !== 'refused') {
      const about = renderAbout(words.about?.(change));
      const ways = { retry: () => client?.resume(), words: text ? () => text : undefined, typed, about };
      const note = pending.waitingFor
        ? renderKept(locale, { ...pending, failures: failuresOf(pending) }, ways)
        : html`<span>${about}${stateText(locale, pending)}</span> ${typed}`;
      return html`<div class="notice" part="kept">${note}</div>`;
    }
    return renderRefused(locale, problem, {
      retry: () => {
        if (words.retry) words.retry(change);
        else client?.retry(change.id).catch(() => undefined);
      },
      about: words.about?.(change),
      edit: words.edit?.(change),
      words: text ? () => text : undefined,
      typed,
      discard: () => void client?.discard(change.id).catch(() => undefined),
    });
  });
}

/** The beginning of what was typed, so that one note can be told from the next. */
function renderTyped(text: string): TemplateResult | typeof nothing {
  return text ? html`<q class="typed quiet" dir="auto">${[...text].slice(0, 200).join('')}</q>` : nothing;
}
