/** Registers the tracker and the checklist, which share what draws a journey. */
import '../partner-journey/partner-journey.js';
import '../journey-progress/journey-progress.js';
import '../journey-checklist/journey-checklist.js';
