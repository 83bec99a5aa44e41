import type { DocumentInputs, Journey, Person } from '@partner-journey/contract';
import type { Fixture } from '@partner-journey/contract/fixtures';
import type { GivenJourney, GivenSession } from '../define-adapter.js';

/** The documents that are lists. */
export type ListKind = 'resources' | 'surveys' | 'feedback' | 'updates';

/** A list: as the contract has it, or its items alone. */
type GivenList<Kind extends ListKind> = DocumentInputs[Kind] | DocumentInputs[Kind]['items'];

/** Data of your own for a host in memory. What is absent is switched off, and nothing of it is offered. */
export interface MemoryData {
  /** Who is looking; of the viewer the id is enough. @default a person without a name */
  readonly session?: GivenSession | undefined;
  /** The one journey, with what only the program sees; its stages need not say where they stand. */
  readonly journey?: GivenJourney | undefined;
  /** The library; it is searched here. */
  readonly resources?: GivenList<'resources'> | undefined;
  /** What may be asked now, in order. */
  readonly surveys?: GivenList<'surveys'> | undefined;
  /** What was said before; an empty list where nothing was, so that something can be said. */
  readonly feedback?: GivenList<'feedback'> | undefined;
  /** News and incidents. */
  readonly updates?: GivenList<'updates'> | undefined;
  readonly insights?: DocumentInputs['insights'] | undefined;
  /** Everybody a step may be given to. @default nobody */
  readonly people?: readonly Person[] | undefined;
}

/** All that a host in memory knows when it starts. */
export interface MemoryDocuments extends Omit<Fixture, 'journey' | 'journeyForViewer'> {
  /** The whole journey; absent: there is none. */
  readonly journey?: Journey;
}
