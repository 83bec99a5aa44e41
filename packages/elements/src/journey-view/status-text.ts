import type { LocaleController } from '../controllers/locale-controller.js';
import type { MessageKey } from '../locales/strings.js';

const statuses = new Set(['todo', 'in-progress', 'submitted', 'returned', 'done', 'skipped', 'blocked']);

/** A status in words; a host's own is shown as it is. */
export function statusText(locale: LocaleController, status: string): string {
  return statuses.has(status) ? locale.text(`status.${status}` as MessageKey) : status;
}
