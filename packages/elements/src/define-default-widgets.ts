/** Registers the root and the widgets of its default layout. */
import './partner-journey/partner-journey.js';
import './journey-progress/journey-progress.js';
import './journey-checklist/journey-checklist.js';
import './journey-feedback/journey-feedback.js';
import './journey-resources/journey-resources.js';
