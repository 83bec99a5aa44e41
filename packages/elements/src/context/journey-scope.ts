import { createContext } from '@lit/context';
import type { JourneyClient } from '@partner-journey/client';
import type { Strings } from '../locales/strings.js';

/** What a root gives to the widgets that belong to it. */
export interface JourneyScope {
  /** Undefined until the root has made one. */
  readonly client: JourneyClient | undefined;
  /** Whether the root cannot make a client because its settings are wrong. */
  readonly failed: boolean;
  /** Whether the page shows its own sign-in, so that no widget has to. */
  readonly hasOwnSignIn: boolean;
  /** The host's own words, where it replaces ours. */
  readonly strings: Strings | undefined;
  /** Says something politely to people who listen instead of looking. */
  announce(message: string): void;
}

/** Shared by every copy of the same contract version on a page, so that their widgets and roots find each other. */
export const scopeContext = createContext<JourneyScope | undefined>(Symbol.for('partner-journey/scope/1'));
