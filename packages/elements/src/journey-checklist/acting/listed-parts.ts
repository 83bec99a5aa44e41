import type { JourneyClient } from '@partner-journey/client';
import type { ReactiveControllerHost } from 'lit';
import type { PlacedStep } from '../../journey-view/journey-index.js';
import type { ListedPart } from '../row-state.js';

type List = ReactiveControllerHost & HTMLElement;

/** What each list on the page shows, by the client they share. */
const pages = new WeakMap<JourneyClient, Map<List, ListedPart>>();

/** Whether a list of this part has a row for a step. */
export function lists({ stageId, side }: ListedPart, { step, stage }: PlacedStep): boolean {
  return (stageId ?? stage.id) === stage.id && (side === 'both' || side === step.side);
}

/** The lists of a journey that can be seen on the page, with what they show: one in a closed tab of it shows nothing. */
function seen(
  client: JourneyClient | undefined,
  journeyId: string,
): readonly (readonly [List, ListedPart])[] {
  const parts = client && pages.get(client);
  return [...(parts ?? [])].filter(([list, part]) => part.journeyId === journeyId && isRendered(list));
}

function isRendered(list: Partial<HTMLElement>): boolean {
  return list.checkVisibility?.() ?? true;
}

/** Whether it is for this list to say what becomes of a step: the first on the page does where none has a row for it. */
export function speaksFor(
  list: List,
  {
    client,
    journeyId,
    placed,
  }: { client: JourneyClient | undefined; journeyId: string; placed: PlacedStep | undefined },
): boolean {
  const others = seen(client, journeyId);
  if (placed && others.some(([, part]) => lists(part, placed))) return false;
  return (others[0]?.[0] ?? list) === list;
}

/** What one list shows; the others have more or less to say when that changes. */
export class ListedParts {
  private readonly list: List;
  private client: JourneyClient | undefined;
  private told: string | undefined;

  constructor(list: List) {
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

  private change(how: (parts: Map<List, ListedPart>) => void): void {
    if (!this.client) return;
    const parts = pages.get(this.client) ?? new Map<List, ListedPart>();
    pages.set(this.client, parts);
    how(parts);
    for (const other of parts.keys()) if (other !== this.list) other.requestUpdate();
  }
}
