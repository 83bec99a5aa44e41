import type { Change } from '@partner-journey/contract';

/** What has to be read again after a change, where the host does not say it. */
export function affectedBy({ kind, target, id }: Change): readonly { entity: string; id: string }[] {
  if ('journeyId' in target) return [{ entity: 'journey', id: target.journeyId }];
  if ('resourceId' in target) return [{ entity: 'resource', id: target.resourceId }];
  if ('updateId' in target) return [{ entity: 'update', id: target.updateId }];
  if ('surveyId' in target) return [{ entity: 'survey', id: target.surveyId }];
  if ('feedbackId' in target) return [{ entity: 'feedback', id: target.feedbackId }];
  return kind === 'resource.request' ? [] : [{ entity: 'feedback', id }];
}
