import type { Survey } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../../base/rich-text.js';
import { leadsAway, safeUrl } from '../../base/safe-url.js';
import { refusalWords } from '../../sending/refusal-text.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { keptWords, renderKept } from '../../sending/kept-note.js';
import type { SendController } from '../../sending/send-controller.js';

/** What became of something sent. */
export interface ResultView {
  readonly locale: LocaleController;
  readonly sending: SendController;
  readonly program: string;
  /** The host's own thanks. */
  readonly thanks?: Survey['thanks'];
  /** What was typed. */
  words(): string;
  /** Starts over; absent: there is nothing more to say. */
  readonly onMore?: (() => void) | undefined;
  onNavigate(event: MouseEvent, url: URL): void;
}

/** The same in one sentence, to be said; undefined while there is nothing to say. */
export function outcomeText(
  locale: LocaleController,
  sending: SendController,
  program: string,
  thanks: Survey['thanks'],
): string | undefined {
  switch (sending.state) {
    case 'kept':
      return keptWords(locale, sending);
    case 'saved':
      return thanks?.text ?? locale.text('feedback.thanks', { program });
    case 'refused':
      return refusalWords(locale, sending.problem);
    default:
      return undefined;
  }
}

/** Thanks, only once the host has it; before that, where it is kept. */
export function renderResult(view: ResultView): TemplateResult {
  const { locale, sending, thanks, program, words, onMore } = view;
  if (sending.state !== 'saved') {
    return html`<div class="notice" part="kept" tabindex="-1" data-result>
      ${renderKept(locale, sending, { retry: () => sending.hurry(), words })}
    </div>`;
  }
  return html`
    <div class="thanks" part="thanks" tabindex="-1" data-result>
      <p>
        ${
          thanks?.text
            ? hostText(thanks.text)
            : richText(locale.text('feedback.thanks'), { program: hostText(program) })
        }
      </p>
      ${thanks?.action ? renderAction(view, thanks.action) : nothing}
      ${
        onMore
          ? html`<p>
              <button class="button link" type="button" @click=${onMore}>
                ${locale.text('feedback.more')}
              </button>
            </p>`
          : nothing
      }
    </div>
  `;
}

function renderAction(
  { locale, onNavigate }: ResultView,
  action: NonNullable<NonNullable<Survey['thanks']>['action']>,
): TemplateResult | typeof nothing {
  const url = safeUrl(action.url);
  if (!url) return nothing;
  const opensTab = action.target === 'new' || (action.target === undefined && leadsAway(url));
  return html`<p>
    <a
      href=${url.href}
      target=${opensTab ? '_blank' : nothing}
      rel=${opensTab ? 'noopener' : nothing}
      @click=${(event: MouseEvent) => (opensTab ? undefined : onNavigate(event, url))}
      ><bdi>${action.label}</bdi>${
        opensTab ? html`<span class="hidden-text"> (${locale.text('common.new-tab')})</span>` : nothing
      }</a
    >
  </p>`;
}
