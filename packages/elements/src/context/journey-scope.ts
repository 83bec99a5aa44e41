import { createContext } from '@lit/context';
import type { JourneyClient } from '@partner-journey/client';
import type { Strings } from '../locales/strings.js';

/** What a root gives to the widgets that belong to it. */
export interface JourneyScope {
  readonly client: JourneyClient;
  /** The host's own words, where it replaces ours. */
  readonly strings?: Strings;
  /** Says something politely to people who listen instead of looking. */
  announce(message: string): void;
}

/** Shared by every copy of the same contract version on a page, so that their widgets and roots find each other. */
export const scopeContext = createContext<JourneyScope | undefined>(Symbol.for('partner-journey/scope/1'));
