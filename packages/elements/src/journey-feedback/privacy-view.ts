import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../base/rich-text.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import type { SurveyRun } from './survey-run.js';

/** Who sees the answer, where it may go without the person's name. */
export function renderPrivacy(
  locale: LocaleController,
  run: SurveyRun,
  program: string,
  onChange: () => void,
): TemplateResult | typeof nothing {
  const { anonymous } = run.survey;
  if (anonymous === 'never') return nothing;
  if (anonymous === 'always') {
    return html`<p class="quiet small">
      ${richText(locale.text('feedback.anonymous'), { program: hostText(program) })}
    </p>`;
  }
  return html`<label class="choice small">
    <input
      type="checkbox"
      .checked=${run.withoutName}
      @change=${(event: Event) => {
        run.withoutName = (event.target as HTMLInputElement).checked;
        onChange();
      }}
    />
    ${locale.text('feedback.without-name')}
  </label>`;
}
