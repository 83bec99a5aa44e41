import type { EachTemplate, Template } from '@partner-journey/client/mapping';
import { findMembers, findStatus } from './find-members.js';
import { placeOf, type HostModel } from './host-model.js';

/** The library; absent: there is none. */
export function proposeResources(model: HostModel): Template | undefined {
  const { resource } = model.roles;
  if (!resource) {
    model.understanding.miss(
      'resource',
      'items',
      'Give a sample of documents, articles or courses, if there are any.',
    );
    return undefined;
  }
  model.understanding.found.set('resource', placeOf(resource));
  return {
    items: { $each: resource.expression, ...findMembers('resource', resource, '', model) } as EachTemplate,
  };
}

/** What was said before; absent: it is not known. */
export function proposeFeedback(model: HostModel): Template | undefined {
  const { feedback } = model.roles;
  if (!feedback) {
    model.understanding.miss('feedback', 'items', 'Give a sample of messages or feedback, if there are any.');
    return undefined;
  }
  model.understanding.found.set('feedback', placeOf(feedback));
  const members = findMembers('feedback', feedback, '', model);
  const status = findStatus('feedback', feedback, model) ?? { $value: 'received' };
  return { items: { $each: feedback.expression, ...members, status } as EachTemplate };
}
