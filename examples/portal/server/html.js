/** Markup that was put together here and may stand in a page as it is. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {unknown} value */
function toText(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(toText).join('');
  return String(value).replace(/[&<>"']/g, (character) => escapes[character]);
}

/** Markup with values in it; every value is escaped unless it is markup itself. Lists stand one after the other. */
export function html(strings, ...values) {
  return new Markup(String.raw({ raw: strings }, ...values.map(toText)));
}

/**
 * Fills the `{{name}}` places of a template, escaped unless the value is markup.
 * @param {string} template
 * @param {(name: string) => unknown} valueOf
 */
export function fill(template, valueOf) {
  return new Markup(
    template.replace(/\{\{([\w.-]+)\}\}/g, (_place, name) => {
      const value = valueOf(name);
      if (value === undefined)
        throw new Error(`the page has a place for "${name}", but there is no such value`);
      return toText(value);
    }),
  );
}
