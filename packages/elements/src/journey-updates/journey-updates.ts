import { defineElement } from '../base/define-element.js';
import { JourneyUpdatesElement } from './journey-updates-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'journey-updates': JourneyUpdatesElement;
  }
}

defineElement('journey-updates', JourneyUpdatesElement);
