import { defineElement } from '../base/define-element.js';
import { JourneyFeedbackElement } from './journey-feedback-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'journey-feedback': JourneyFeedbackElement;
  }
}

defineElement('journey-feedback', JourneyFeedbackElement);
