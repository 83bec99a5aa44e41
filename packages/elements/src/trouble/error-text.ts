import type { JourneyError } from '@partner-journey/client';
import type { MessageKey } from '../locales/strings.js';

/** The words for an error; its own message is for developers and never shown. `isOffline`: nothing else reached the host since. */
export function errorKey(error: JourneyError | undefined, isOffline: boolean): MessageKey {
  if (!error) return 'common.error-config';
  const status = 'status' in error ? error.status : undefined;
  if (status === 404 || status === 410) return 'common.error-not-found';
  if (status === 403) return 'common.error-forbidden';
  switch (error.code) {
    case 'unreachable':
      return isOffline ? 'common.error-unreachable' : 'common.error-blocked';
    case 'timeout':
      return 'common.error-timeout';
    case 'page':
      return 'common.error-page';
    case 'response':
      return 'common.error-response';
    case 'contract':
      return 'common.error-contract';
    case 'config':
      return 'common.error-config';
    case 'sign-in':
      return 'common.sign-in';
    default:
      return 'common.error-other';
  }
}
