import { defineElement } from '../base/define-element.js';
import { PartnerJourneyElement } from './partner-journey-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'partner-journey': PartnerJourneyElement;
  }
}

defineElement('partner-journey', PartnerJourneyElement);
