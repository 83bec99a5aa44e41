import { defineElement } from './base/define-element.js';
import { JourneyChecklistElement } from './journey-checklist/journey-checklist-element.js';
import { JourneyFeedbackElement } from './journey-feedback/journey-feedback-element.js';
import { JourneyNextElement } from './journey-next/journey-next-element.js';
import { JourneyUpdatesElement } from './journey-updates/journey-updates-element.js';
import { JourneyProgressElement } from './journey-progress/journey-progress-element.js';
import { JourneyResourcesElement } from './journey-resources/journey-resources-element.js';
import { PartnerJourneyElement } from './partner-journey/partner-journey-element.js';

const elements = {
  'partner-journey': PartnerJourneyElement,
  'journey-progress': JourneyProgressElement,
  'journey-checklist': JourneyChecklistElement,
  'journey-feedback': JourneyFeedbackElement,
  'journey-resources': JourneyResourcesElement,
  'journey-next': JourneyNextElement,
  'journey-updates': JourneyUpdatesElement,
} as const satisfies Record<string, CustomElementConstructor>;

/** Under which names the elements are registered. */
export interface DefineOptions {
  /** Stands before every tag: `acme` makes `<acme-partner-journey>` and `<acme-journey-progress>`. */
  readonly prefix?: string;
}

/**
 * Registers every element, so that two versions can live on one page under different prefixes.
 * @throws {TypeError} when the prefix cannot stand in a tag name.
 */
export function definePartnerJourney({ prefix }: DefineOptions = {}): void {
  if (prefix !== undefined && !/^[a-z][a-z0-9]*$/.test(prefix)) {
    throw new TypeError(
      `definePartnerJourney: the prefix "${prefix}" must be lower-case letters and digits, such as "acme".`,
    );
  }
  for (const [tag, element] of Object.entries<CustomElementConstructor>(elements)) {
    if (prefix === undefined) defineElement(tag, element);
    else defineElement(`${prefix}-${tag}`, class extends element {});
  }
}
