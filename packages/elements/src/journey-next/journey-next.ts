import { defineElement } from '../base/define-element.js';
import { JourneyNextElement } from './journey-next-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'journey-next': JourneyNextElement;
  }
}

defineElement('journey-next', JourneyNextElement);
