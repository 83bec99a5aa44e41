import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../../base/rich-text.js';
import { renderRefusal } from '../../sending/outcome-notes.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { WrittenWords } from '../../sending/written-words.js';
import { mailTo } from './mail.js';

/** What the box that is always open needs to be drawn. */
interface BoxView {
  readonly locale: LocaleController;
  readonly box: WrittenWords;
  /** Name of the program, to whom one speaks. */
  readonly program: string;
  readonly along: unknown;
  /** Where it goes as a mail; absent: to the host. */
  readonly mail: { readonly address: string; onOpen(event: Event): void } | undefined;
  onSubmit(event: Event): void;
  onChange(): void;
}

/** A field for whatever one wants to say, when nothing is asked. */
export function renderBox(view: BoxView): TemplateResult {
  const { locale, box, program, along, mail, onSubmit, onChange } = view;
  return html`
    <form part="box" novalidate @submit=${onSubmit}>
      <div class="question">
        <label class="words" for="box">
          ${richText(locale.text('feedback.box'), { program: hostText(program) })}
        </label>
        <textarea
          id="box"
          rows="3"
          maxlength="10000"
          dir="auto"
          .value=${box.text ?? ''}
          aria-invalid=${box.isTextMissing ? 'true' : nothing}
          aria-describedby=${box.isTextMissing ? 'missing' : nothing}
          @input=${(event: Event) => {
            box.write((event.target as HTMLTextAreaElement).value);
            if (!box.isTextMissing) return;
            box.isTextMissing = false;
            onChange();
          }}
        ></textarea>
        ${box.isTextMissing ? html`<p id="missing" class="missing">${locale.text('feedback.box-missing')}</p>` : nothing}
      </div>
      ${renderWhyNot(locale, box)}
      <div class="actions">
        ${along}
        <div class="buttons">${mail ? renderMail(locale, mail) : renderSend(locale, box)}</div>
      </div>
    </form>
  `;
}

function renderSend(locale: LocaleController, box: WrittenWords): TemplateResult {
  const isSending = box.sending.state === 'sending';
  return html`<button class="button" part="send" aria-disabled=${isSending ? 'true' : nothing}>
    ${locale.text(isSending ? 'common.sending' : 'feedback.send')}
  </button>`;
}

function renderMail(
  locale: LocaleController,
  { address, onOpen }: NonNullable<BoxView['mail']>,
): TemplateResult {
  return html`
    <a class="button" part="send" href=${mailTo(address)} aria-describedby="by-mail" @click=${onOpen}>
      ${locale.text('feedback.mail')}
    </a>
    <p id="by-mail" class="quiet small">
      ${richText(locale.text('feedback.mail-note'), { address: hostText(address) })}
    </p>
  `;
}

function renderWhyNot(locale: LocaleController, box: WrittenWords): unknown {
  return renderRefusal(locale, {
    sending: box.sending,
    hasOther: () => box.hasOther,
    of: () => box.text ?? '',
    discard: () => box.discard(),
  });
}
