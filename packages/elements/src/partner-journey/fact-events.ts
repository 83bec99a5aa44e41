import type { Fact } from '@partner-journey/client';
import { JourneyChangeConflictedEvent } from '../events/journey-change-conflicted-event.js';
import { JourneyChangeQueuedEvent } from '../events/journey-change-queued-event.js';
import { JourneyChangeRejectedEvent } from '../events/journey-change-rejected-event.js';
import { JourneyChangeSavedEvent } from '../events/journey-change-saved-event.js';
import { JourneyConnectionChangedEvent } from '../events/journey-connection-changed-event.js';
import { JourneyContractIssuesEvent } from '../events/journey-contract-issues-event.js';
import { JourneyErrorEvent } from '../events/journey-error-event.js';
import { JourneyReadyEvent } from '../events/journey-ready-event.js';
import { JourneySignInEvent } from '../events/journey-sign-in-event.js';
import { JourneyStageReachedEvent } from '../events/journey-stage-reached-event.js';

/** The DOM event that tells a page about a fact of the client. Nothing a person wrote is in it. */
export function eventOf(fact: Fact): Event {
  switch (fact.type) {
    case 'ready':
      return new JourneyReadyEvent();
    case 'change-queued':
      return new JourneyChangeQueuedEvent({ changeId: fact.change.id, kind: fact.change.kind });
    case 'change-saved':
      return new JourneyChangeSavedEvent({ changeId: fact.change.id, kind: fact.change.kind });
    case 'change-rejected':
      return new JourneyChangeRejectedEvent(refusal(fact));
    case 'change-conflicted':
      return new JourneyChangeConflictedEvent(refusal(fact));
    case 'stage-reached':
      return new JourneyStageReachedEvent(fact);
    case 'connection-changed':
      return new JourneyConnectionChangedEvent(fact.online);
    case 'sign-in-needed':
      return new JourneySignInEvent();
    case 'contract-issues':
      return new JourneyContractIssuesEvent({ query: fact.query.kind, issues: fact.issues });
    case 'error':
      return new JourneyErrorEvent(fact.error);
  }
}

function refusal({ change, receipt }: Extract<Fact, { type: 'change-rejected' | 'change-conflicted' }>) {
  const { code = 'unknown', issues } = receipt.problem ?? {};
  return { changeId: change.id, kind: change.kind, code, issues };
}
