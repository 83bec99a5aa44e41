import type { Problem } from '@partner-journey/contract';
import type { TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { hostText, richText } from '../base/rich-text.js';

/** Why something was not saved, in the host's words when it gave some. */
export function refusalReason(locale: LocaleController, problem: Problem | undefined): string {
  return problem?.detail ?? problem?.title ?? locale.text('common.error-response');
}

/** That something was not saved, and why. */
export function refusalText(locale: LocaleController, problem: Problem | undefined): TemplateResult {
  return richText(locale.text('common.refused'), { reason: hostText(refusalReason(locale, problem)) });
}
