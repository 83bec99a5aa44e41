import type { FieldValues, Step } from '@partner-journey/contract';
import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { valueWords } from './value-words.js';

/** What was handed in, under the names the fields have. */
export function renderValues(
  locale: LocaleController,
  step: Pick<Step, 'fields'>,
  values: FieldValues,
): TemplateResult {
  const fields = new Map(step.fields?.map((field) => [field.name, field]));
  return html`<dl class="values">
    ${Object.entries(values).map(([name, value]) => {
      const field = fields.get(name);
      return html`<dt class="quiet" dir="auto">${field?.label ?? name}</dt>
        <dd dir="auto">${valueWords(locale, value, field)}</dd>`;
    })}
  </dl>`;
}
