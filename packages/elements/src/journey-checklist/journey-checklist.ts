import { defineElement } from '../base/define-element.js';
import { JourneyChecklistElement } from './journey-checklist-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'journey-checklist': JourneyChecklistElement;
  }
}

defineElement('journey-checklist', JourneyChecklistElement);
