import type { Side } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText } from '../base/rich-text.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { hostList, sentence } from './host-words.js';
import type { OpenDependency } from './journey-index.js';
import type { SideNames } from './sides.js';

/** "Cannot start yet: needs Send the sandbox keys (Tidewater)." Of what may not be seen only the reason is said. */
export function renderWaiting(
  locale: LocaleController,
  open: readonly OpenDependency[],
  { of, names }: { of: Side; names: SideNames },
): TemplateResult {
  const things = open.flatMap(({ step }) => {
    if (!step) return [];
    const theirs = { title: step.title, organization: names[step.side] };
    return [step.side === of ? step.title : sentence(locale, 'common.needs-of', theirs)];
  });
  const first =
    things.length > 0
      ? sentence(locale, 'common.cannot-start', { things: hostList(locale, things) })
      : locale.text('common.cannot-start-yet');
  return html`${first}${open.map(({ step, reason }) => (!step && reason ? [' ', hostText(reason)] : nothing))}`;
}
