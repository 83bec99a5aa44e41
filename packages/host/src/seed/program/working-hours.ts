import type { WorkingHours } from '@partner-journey/contract';

/** The hours in which the program's promises count. */
export const lisbonHours: WorkingHours = {
  timeZone: 'Europe/Lisbon',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '18:00',
};
