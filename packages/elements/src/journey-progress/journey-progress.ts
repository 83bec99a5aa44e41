import { defineElement } from '../base/define-element.js';
import { JourneyProgressElement } from './journey-progress-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'journey-progress': JourneyProgressElement;
  }
}

defineElement('journey-progress', JourneyProgressElement);
