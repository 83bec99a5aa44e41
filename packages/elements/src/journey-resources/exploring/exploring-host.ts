import type { PendingChange } from '@partner-journey/client';
import type { Resource } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { Found, LibraryController, LibrarySource } from '../library-controller.js';

/** What the element knows at the moment it is asked. */
export interface Known {
  readonly found: Found | undefined;
  /** Name of the program, to whom one speaks. */
  readonly program: string | undefined;
  /** Whether there is nothing in the library at all. */
  readonly isBare: boolean;
  /** Whether the host takes requests for what is missing. */
  readonly canRequest: boolean;
  /** Changes without a receipt, and refused ones. */
  readonly changes: readonly PendingChange[];
}

/** What exploring needs of the element. */
export interface ExploringHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  readonly locale: LocaleController;
  readonly source: LibrarySource;
  readonly library: LibraryController;
  know(): Known;
  announce(message: string): void;
  /** Some resources, drawn as the results are. */
  renderList(items: readonly Resource[]): unknown;
}
