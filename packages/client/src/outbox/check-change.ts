import type { ChangeKind } from '@partner-journey/contract';

/** What a change of each kind has to say: the names in its target, a colon, the names in its payload. */
const shapes: Record<ChangeKind, string> = {
  'step.start': 'journeyId stepId:',
  'step.complete': 'journeyId stepId:',
  'step.reopen': 'journeyId stepId:',
  'step.submit': 'journeyId stepId:values',
  'step.skip': 'journeyId stepId:reason',
  'step.block': 'journeyId stepId:reason',
  'step.unblock': 'journeyId stepId:',
  'step.assign': 'journeyId stepId:personIds',
  'step.comment': 'journeyId stepId:text',
  'step.approve': 'journeyId stepId:',
  'step.return': 'journeyId stepId:reason',
  'stage.complete': 'journeyId stageId:',
  'response.save': 'surveyId:responseId answers done',
  'survey.dismiss': 'surveyId:until',
  'feedback.send': ':text',
  'feedback.vote': 'feedbackId:',
  'resource.open': 'resourceId:',
  'resource.progress': 'resourceId:progress',
  'resource.complete': 'resourceId:',
  'resource.favorite': 'resourceId:on',
  'resource.rate': 'resourceId:value',
  'resource.request': ':text',
  'update.seen': 'updateId:',
};

/**
 * Finds a slip of the calling code before anything is stored; what the host makes of the content is its own affair.
 * @throws {TypeError} when the kind is unknown, or the target or the payload lacks what belongs to it.
 */
export function checkChange(kind: string, target: object, payload: object): void {
  const shape = Object.hasOwn(shapes, kind) ? shapes[kind as ChangeKind] : undefined;
  if (shape === undefined) throw new TypeError(`"${kind}" is not a kind of change.`);
  const [ids = '', members = ''] = shape.split(':');
  checkMembers(`target of ${kind}`, target, ids);
  checkMembers(`payload of ${kind}`, payload, members);
}

function checkMembers(what: string, value: object, names: string): void {
  if (typeof value !== 'object' || value === null) throw new TypeError(`The ${what} must be an object.`);
  for (const name of names.split(' ').filter(Boolean)) {
    if ((value as Record<string, unknown>)[name] === undefined)
      throw new TypeError(`The ${what} needs "${name}".`);
  }
}
