/** Registers every element under its own name. */
import './define-default-widgets.js';
import './journey-next/journey-next.js';
import './journey-updates/journey-updates.js';
