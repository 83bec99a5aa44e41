import type { Problem } from '@partner-journey/contract';
import type { TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import type { MessageKey } from '../locales/strings.js';
import { hostText, richText } from '../base/rich-text.js';

/** What the client itself says of a change is said in our words; the rest is told with the host's reason. */
const keys: Readonly<Record<string, MessageKey>> = {
  conflict: 'common.conflicted',
  'not-taken': 'common.not-taken',
  'outbox-full': 'common.outbox-full',
  expired: 'common.expired',
  'outcome-unknown': 'common.outcome-unknown',
};

/** What a status says by itself, and what one can do: for a host that gives no reason. */
const bare: Readonly<Record<string, MessageKey>> = {
  forbidden: 'common.refused-forbidden',
  'not-found': 'common.refused-not-found',
  gone: 'common.refused-gone',
  'precondition-failed': 'common.refused-changed',
  'body-too-large': 'common.refused-large',
  'unsupported-media-type': 'common.refused-form',
  'invalid-request': 'common.refused-invalid',
};

/** That something was not saved, and why, in one sentence to be said; `reason`: ours instead of the host's. */
export function refusalWords(
  locale: LocaleController,
  problem: Problem | undefined,
  reason = reasonOf(problem),
): string {
  return locale.text(keyOf(problem, reason), { reason }).trim();
}

/** The same, to be shown: the host's words are text of their own direction. */
export function refusalText(
  locale: LocaleController,
  problem: Problem | undefined,
  reason = reasonOf(problem),
): TemplateResult {
  return richText(locale.text(keyOf(problem, reason)), { reason: hostText(reason) });
}

function keyOf(problem: Problem | undefined, reason: string): MessageKey {
  const code = problem?.code ?? '';
  const among = (table: typeof keys) => (Object.hasOwn(table, code) ? table[code] : undefined);
  return among(keys) ?? (reason ? 'common.refused' : (among(bare) ?? 'common.refused-unexplained'));
}

/** Empty where the host gave none. */
function reasonOf(problem: Problem | undefined): string {
  return problem?.detail || problem?.title || '';
}
