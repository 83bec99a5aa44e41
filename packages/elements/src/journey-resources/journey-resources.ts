import { defineElement } from '../base/define-element.js';
import { JourneyResourcesElement } from './journey-resources-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'journey-resources': JourneyResourcesElement;
  }
}

defineElement('journey-resources', JourneyResourcesElement);
