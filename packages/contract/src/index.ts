/**
 * What crosses the wire: the zod schema and the type of every document, each under one name.
 * The tolerant reader is in `./reader`, what a change does in `./rules`, sample data in `./fixtures`.
 */
export * from './schemas/shared.js';
export * from './schemas/session.js';
export { changeKinds } from './schemas/change-kinds.js';
export * from './schemas/journey.js';
export * from './schemas/step.js';
export * from './schemas/resource.js';
export * from './schemas/survey.js';
export * from './schemas/feedback.js';
export * from './schemas/update.js';
export * from './schemas/insights.js';
export * from './schemas/problem.js';
export * from './schemas/change.js';
export * from './schemas/receipt.js';
export * from './schemas/live.js';
export * from './schemas/upload.js';
export type { DocumentInputs } from './schemas/document-inputs.js';
