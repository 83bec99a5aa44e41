import type { EachTemplate, FixedTemplate, Template, ValueTemplate } from './template.js';

type TemplateObject = Exclude<Template, string | number | boolean | null>;

/** Whether a template gives one of several values. */
export function isValue(template: TemplateObject): template is ValueTemplate {
  return '$of' in template;
}

/** Whether a template is a value that is the same for everybody. */
export function isFixed(template: TemplateObject): template is FixedTemplate {
  return '$value' in template;
}

/** Whether a template is made once for each item of a list. */
export function isEach(template: TemplateObject): template is EachTemplate {
  return '$each' in template;
}

/** The members a template makes: all whose names do not begin with `$`. */
export function membersOf(template: object): string[] {
  return Object.keys(template).filter((name) => !name.startsWith('$'));
}
