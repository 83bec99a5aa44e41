/**
 * Classes, events, controllers and types of the elements. Importing this registers nothing and touches no DOM,
 * so it is safe on a server; `./define-all.js` or one entry per element registers them.
 */
export { PartnerJourneyElement } from './partner-journey/partner-journey-element.js';
export { JourneyProgressElement } from './journey-progress/journey-progress-element.js';
export { JourneyChecklistElement } from './journey-checklist/journey-checklist-element.js';
export { JourneyFeedbackElement } from './journey-feedback/journey-feedback-element.js';
export { JourneyResourcesElement } from './journey-resources/journey-resources-element.js';
export { JourneyNextElement } from './journey-next/journey-next-element.js';
export { JourneyUpdatesElement } from './journey-updates/journey-updates-element.js';
export { JourneyElement } from './base/journey-element.js';
export { version } from './base/define-element.js';
export { definePartnerJourney } from './define-partner-journey.js';
export { scopeContext } from './context/journey-scope.js';
export { ScopeController } from './controllers/scope-controller.js';
export { ReadController } from './controllers/read-controller.js';
export { LocaleController } from './controllers/locale-controller.js';
export * from './events/index.js';
export type { DefineOptions } from './define-partner-journey.js';
export type { WidgetStatus } from './base/journey-element.js';
export type { JourneyScope } from './context/journey-scope.js';
export type { Message, MessageKey, Messages, Strings } from './locales/strings.js';
