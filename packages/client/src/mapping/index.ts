/** Reads and writes an API of any shape by a description of it. */
export { checkMapping } from './check-mapping.js';
export { fetchMapping, parseMapping } from './fetch-mapping.js';
export { mappedAdapter } from './mapped-adapter.js';
export { dayOf, instantOf } from './moments.js';
export type { MappedAdapterOptions } from './mapped-adapter.js';
export type { MappingProblem } from './problem-list.js';
export type {
  AnswerMeaning,
  AnswerRule,
  AuthMapping,
  ChangeMapping,
  Mapping,
  PagesMapping,
  ReadMapping,
  RequestMapping,
} from './mapping.js';
export type { EachTemplate, Expression, FixedTemplate, Template, ValueTemplate } from './template.js';
