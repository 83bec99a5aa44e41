import type { Field, FieldValue } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../controllers/locale-controller.js';

/** A field with its place and its value. */
interface FieldOptions {
  readonly locale: LocaleController;
  /** Unique within the widget. */
  readonly id: string;
  readonly value: FieldValue | undefined;
}

/** One question of a step's form as a native control with label and help. */
export function renderField(field: Field, options: FieldOptions): unknown {
  switch (field.type) {
    case 'choices':
      return renderChoices(field, options);
    case 'consent':
      return renderConsent(field, options);
    case 'file':
      return nothing;
    default:
      return html`<div class="field" part="field">
        <label for=${options.id}>${renderLabel(field, options.locale)}</label>
        ${renderHelp(field, options.id)} ${renderInput(field, options)}
      </div>`;
  }
}

function renderInput(field: Field, options: FieldOptions): TemplateResult {
  if (field.type === 'choice') return renderChoice(field, options);
  if (field.type === 'long-text') return renderLongText(field, options);
  const isMeasured = field.type === 'number' || field.type === 'date';
  const [least, most] = [field.min ?? nothing, field.max ?? nothing];
  return html`<input
    id=${options.id}
    name=${field.name}
    type=${inputTypes.has(field.type) ? field.type : 'text'}
    dir=${isMeasured ? nothing : 'auto'}
    step=${field.type === 'number' ? 'any' : nothing}
    ?required=${field.required}
    min=${isMeasured ? least : nothing}
    max=${isMeasured ? most : nothing}
    minlength=${isMeasured ? nothing : least}
    maxlength=${isMeasured ? nothing : most}
    pattern=${field.pattern ?? nothing}
    title=${(field.pattern ? field.help : undefined) ?? nothing}
    aria-describedby=${helpId(field, options)}
    .value=${textOf(options)}
  />`;
}

function renderLongText(field: Field, options: FieldOptions): TemplateResult {
  return html`<textarea
    id=${options.id}
    name=${field.name}
    rows="4"
    dir="auto"
    ?required=${field.required}
    minlength=${field.min ?? nothing}
    maxlength=${field.max ?? nothing}
    aria-describedby=${helpId(field, options)}
    .value=${textOf(options)}
  ></textarea>`;
}

function renderChoice(field: Field, options: FieldOptions): TemplateResult {
  const chosen = textOf(options);
  return html`<select
    id=${options.id}
    name=${field.name}
    ?required=${field.required}
    aria-describedby=${helpId(field, options)}
  >
    <option value="" ?selected=${chosen === ''}>${options.locale.text('checklist.choose')}</option>
    ${field.options?.map(
      ({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`,
    )}
  </select>`;
}

function textOf({ value }: FieldOptions): string {
  return value === undefined ? '' : String(value);
}

function helpId({ help }: Field, { id }: FieldOptions): string | typeof nothing {
  return help ? `${id}-help` : nothing;
}

const inputTypes: ReadonlySet<string> = new Set(['email', 'url', 'tel', 'number', 'date']);

function renderChoices(field: Field, options: FieldOptions): TemplateResult {
  const { locale, id, value } = options;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return html`<fieldset class="field" part="field" aria-describedby=${helpId(field, options)}>
    <legend>${renderLabel(field, locale)}</legend>
    ${renderHelp(field, id)}
    ${field.options?.map(
      (option) =>
        html`<label class="option">
          <input
            type="checkbox"
            name=${field.name}
            value=${option.value}
            .checked=${chosen.includes(option.value)}
          />
          <bdi>${option.label}</bdi>
        </label>`,
    )}
  </fieldset>`;
}

function renderConsent(field: Field, options: FieldOptions): TemplateResult {
  const { locale, id, value } = options;
  return html`<div class="field" part="field">
    <label class="option">
      <input
        type="checkbox"
        name=${field.name}
        value="yes"
        ?required=${field.required}
        aria-describedby=${helpId(field, options)}
        .checked=${value === true}
      />
      <span>${renderLabel(field, locale)}</span>
    </label>
    ${renderHelp(field, id)}
  </div>`;
}

function renderLabel(field: Field, locale: LocaleController): TemplateResult {
  return html`<bdi>${field.label}</bdi>${
      field.required
        ? html`${' '}<span class="quiet small">(${locale.text('checklist.required')})</span>`
        : nothing
    }`;
}

function renderHelp({ help }: Field, id: string): unknown {
  return help ? html`<p id=${`${id}-help`} class="quiet small" dir="auto">${help}</p>` : nothing;
}

/** Says with the browser's own words when too few or too many options are ticked; true when all is well. */
export function checkChoices(
  form: HTMLFormElement,
  fields: readonly Field[],
  locale: LocaleController,
): boolean {
  for (const field of fields.filter(({ type }) => type === 'choices')) {
    const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].filter(
      ({ name }) => name === field.name,
    );
    const count = boxes.filter(({ checked }) => checked).length;
    const least = Number(field.min ?? (field.required ? 1 : 0));
    const isTooFew = count < least && (count > 0 || field.required);
    const isTooMany = count > Number(field.max ?? boxes.length);
    const message = isTooFew
      ? locale.text('checklist.choices-missing', { count: least })
      : isTooMany
        ? locale.text('checklist.choices-too-many', { count: Number(field.max) })
        : '';
    boxes[0]?.setCustomValidity(message);
  }
  return form.reportValidity();
}
