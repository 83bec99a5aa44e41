import type { PendingChange } from '@partner-journey/client';
import type { ReactiveControllerHost } from 'lit';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { ClientSource } from '../../controllers/read-controller.js';
import type { Place } from '../sent-along.js';
import type { SurveyController } from '../survey-controller.js';

/** What the element knows at the moment it is asked. */
export interface Known {
  readonly survey: SurveyController;
  readonly place: Place;
  /** Name of the program, to whom one speaks. */
  readonly program: string;
  /** Whether one may write when nothing is asked. */
  readonly hasBox: boolean;
  /** Whether something can be said or answered after a survey. */
  readonly canGoOn: boolean;
  /** Changes without a receipt, and refused ones. */
  readonly changes: readonly PendingChange[];
}

/** What answering needs of the element. */
export interface AnsweringHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  readonly locale: LocaleController;
  readonly source: ClientSource;
  know(): Known;
  announce(message: string): void;
  /** What is sent along, drawn. */
  renderAlong(names: readonly string[]): unknown;
}
