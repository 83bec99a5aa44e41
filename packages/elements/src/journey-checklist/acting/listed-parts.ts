import type { JourneyClient } from '@partner-journey/client';
import type { ReactiveControllerHost } from 'lit';
import type { PlacedStep } from '../../journey-view/journey-index.js';
import type { ListedPart } from '../row-state.js';

/** What each list on the page shows, by the client they share. */
const pages = new WeakMap<JourneyClient, Map<ReactiveControllerHost, ListedPart>>();

/** Whether a list of this part has a row for a step. */
export function lists({ stageId, side }: ListedPart, { step, stage }: PlacedStep): boolean {
  return (stageId ?? stage.id) === stage.id && (side === 'both' || side === step.side);
}

/** Whether some list on the page has a row for a step of a journey. */
export function isListed(client: JourneyClient | undefined, journeyId: string, placed: PlacedStep): boolean {
  const parts = client && pages.get(client);
  return [...(parts?.values() ?? [])].some((part) => part.journeyId === journeyId && lists(part, placed));
}

/** What one list shows; the others have more or less to say when that changes. */
export class ListedParts {
  private readonly list: ReactiveControllerHost;
  private client: JourneyClient | undefined;
  private told: string | undefined;

  constructor(list: ReactiveControllerHost) {
    this.list = list;
  }

  /** To be called when the part may be another one; undefined when the list has left the page. */
  tell(client: JourneyClient | undefined, part: ListedPart | undefined): void {
    const told = JSON.stringify(part);
    if (client === this.client && told === this.told) return;
    this.told = told;
    this.change((parts) => parts.delete(this.list));
    this.client = client;
    if (part) this.change((parts) => parts.set(this.list, part));
  }

  private change(how: (parts: Map<ReactiveControllerHost, ListedPart>) => void): void {
    if (!this.client) return;
    const parts = pages.get(this.client) ?? new Map<ReactiveControllerHost, ListedPart>();
    pages.set(this.client, parts);
    how(parts);
    for (const other of parts.keys()) if (other !== this.list) other.requestUpdate();
  }
}
