import type { SeedProgram } from '../program-data.js';
import { calendarAround } from './calendar.js';
import { seedLibrary } from './library/index.js';
import { harborPine } from './partners/harbor-pine.js';
import { northlight } from './partners/northlight.js';
import { quillwork } from './partners/quillwork.js';
import { seedPeople } from './people.js';
import { seedSurveys } from './surveys.js';
import { seedUpdates } from './updates.js';

/**
 * The program the reference host begins with: Tidewater Commerce and three of its agencies.
 * All dates are counted in working days from `now` (RFC 3339), so the demo never grows old.
 * Ids of stages and steps are those of the program's plan: unique in a journey, the same in every journey.
 */
export function seedProgram(now: string): SeedProgram {
  const calendar = calendarAround(now);
  return {
    tenant: { id: 'tidewater', name: 'Tidewater Commerce' },
    timeZone: 'Europe/Lisbon',
    locale: 'en',
    people: seedPeople,
    partners: [northlight(calendar), harborPine(calendar), quillwork(calendar)],
    resources: seedLibrary(calendar),
    surveys: seedSurveys,
    updates: seedUpdates(calendar),
  };
}
