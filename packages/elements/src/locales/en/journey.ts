import type { Message } from '../strings.js';

/** What the widgets that show a journey say of its steps. */
export const journey = {
  'common.partner': 'Partner',
  'common.program': 'Program',
  'common.person-and-side': '{person}, {organization}',
  'common.today': 'today',
  'common.due': 'Due {date}',
  'common.overdue': { one: '{count} day overdue', other: '{count} days overdue' } as Message,
  'common.overdue-today': 'Overdue since today',
  'common.days-left': { one: '{count} day left', other: '{count} days left' } as Message,
  'common.contact': 'Questions? Ask {person}',
  'status.todo': 'To do',
  'status.in-progress': 'In progress',
  'status.submitted': 'Waiting for approval',
  'status.returned': 'Sent back',
  'status.done': 'Done',
  'status.skipped': 'Skipped',
  'status.blocked': 'Blocked',
  'common.why': 'Why:',
  'common.done-when': 'Done when:',
  'common.cannot-start': 'Cannot start yet: needs {things}.',
  'common.cannot-start-yet': 'Cannot start yet.',
  'common.needs-of': '{title} ({organization})',
  'common.program-only': 'Only {organization} sees this',
};
