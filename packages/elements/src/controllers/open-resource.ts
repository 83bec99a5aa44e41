import type { JourneyClient } from '@partner-journey/client';
import type { Resource, Session } from '@partner-journey/contract';
import { JourneyResourceOpenEvent } from '../events/journey-resource-open-event.js';
import { sendQuietly } from './send-quietly.js';

/** Where a resource is opened from. */
interface Opening {
  readonly element: EventTarget;
  readonly client: JourneyClient | undefined;
  readonly session: Session | undefined;
}

/** Asks whether a link to a resource may be followed and tells the host that it was; for `click` and `auxclick`. */
export function openResource(
  { element, client, session }: Opening,
  event: MouseEvent,
  { id }: Resource,
  url: URL,
): void {
  const isMiddle = event.type === 'auxclick' && event.button === 1;
  if (event.type === 'auxclick' && !isMiddle) return;
  if (!element.dispatchEvent(new JourneyResourceOpenEvent({ resourceId: id, url: url.href })))
    event.preventDefault();
  else if (session?.capabilities.changes.includes('resource.open'))
    void sendQuietly(client, 'resource.open', { resourceId: id }, {});
}
