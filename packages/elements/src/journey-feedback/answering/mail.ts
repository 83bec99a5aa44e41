import type { LocaleController } from '../../controllers/locale-controller.js';
import { allAlong, boxContext, type Place } from '../sent-along.js';
import { alongName } from './along-details.js';

/** The address that feedback goes to as a mail, where the host takes none itself. */
export function mailAddress({ session }: Place): string | undefined {
  const { changes, feedbackMail } = session?.capabilities ?? {};
  return changes?.includes('feedback.send') ? undefined : feedbackMail;
}

/**
 * The address (RFC 6068) that opens a mail with what was written, and with what is shown to go along. Only what is known
 * stands in it as text: nothing a host says can add a recipient or a header.
 */
export function mailHref(address: string, text: string, place: Place, locale: LocaleController): string {
  const { organizations, viewer } = place.session ?? {};
  // a host may know nobody's name
  const organization = organizations?.partner.name || viewer?.name || viewer?.id || '';
  const subject = locale.text('feedback.mail-subject', { organization });
  const along = allAlong(boxContext, place, true).map(
    ({ name, value = '' }) => `${alongName(locale, name)}: ${value}`,
  );
  const body = [text, along.join('\n')].filter(Boolean).join('\n\n');
  return `${mailTo(address)}?${query({ subject, body: body.replaceAll('\n', '\r\n') })}`;
}

/** The same with nothing in it. */
export function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
}

/** A mail program takes a plus for a plus. */
function query(members: Readonly<Record<string, string>>): string {
  return Object.entries(members)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
