import type { JourneyError } from '@partner-journey/client';
import type { MessageKey } from '../locales/strings.js';

/** What is known besides the error. */
interface Circumstances {
  /** Nothing else reached the host since. */
  readonly isOffline: boolean;
  /** The host answers nobody before the viewer has signed in. */
  readonly signInNeeded: boolean;
}

/** The words for an error; its own message is for developers and never shown. */
export function errorKey(
  error: JourneyError | undefined,
  { isOffline, signInNeeded }: Circumstances,
): MessageKey {
  if (signInNeeded) return 'common.sign-in';
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
