/** Registers every element under its own name. */
import './partner-journey/partner-journey.js';
import './journey-progress/journey-progress.js';
import './journey-checklist/journey-checklist.js';
import './journey-feedback/journey-feedback.js';
import './journey-resources/journey-resources.js';
