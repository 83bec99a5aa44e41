import * as library from '@partner-journey/elements';
import { elements } from './controls.js';

/** An event of the catalog. */
export interface CatalogEntry {
  readonly name: string;
  readonly description: string;
  readonly isCancelable: boolean;
  /** Names of the elements that fire it. */
  readonly from: readonly string[];
}

/** Every event the manifest names, those about to happen first. */
export function readEventCatalog(): readonly CatalogEntry[] {
  const entries = new Map<string, CatalogEntry>();
  for (const { tagName, events = [] } of elements) {
    for (const { name, description = '', type } of events) {
      const from = [...(entries.get(name)?.from ?? []), tagName];
      entries.set(name, { name, description, isCancelable: isCancelable(type?.text ?? ''), from });
    }
  }
  return [...entries.values()].sort((a, b) => Number(b.isCancelable) - Number(a.isCancelable));
}

/** Asks an event of that class itself. */
function isCancelable(className: string): boolean {
  const EventClass = (library as Record<string, unknown>)[className] as
    (new (detail: object) => Event) | undefined;
  return EventClass !== undefined && new EventClass({}).cancelable;
}
