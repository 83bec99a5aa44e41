import type { EachTemplate, Template } from '@partner-journey/client/mapping';
import { findMembers } from './find-members.js';
import { findStatus } from './find-status.js';
import { placeOf, type HostModel } from './host-model.js';
import { pathOf } from './joins.js';
import { withNeeded } from './needed.js';

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
  const members = withNeeded('resource', findMembers('resource', resource, model), model);
  return members && { items: { $each: pathOf(resource), ...members } as EachTemplate };
}

/** What was said before; absent: it is not known. */
export function proposeFeedback(model: HostModel): Template | undefined {
  const { feedback } = model.roles;
  if (!feedback) {
    model.understanding.miss('feedback', 'items', 'Give a sample of messages or feedback, if there are any.');
    return undefined;
  }
  model.understanding.found.set('feedback', placeOf(feedback));
  const status = findStatus('feedback', feedback, model);
  const found = findMembers('feedback', feedback, model, status?.field ? [status.field] : []);
  const members = withNeeded('feedback', found, model);
  const template = status?.template ?? { $value: 'received' };
  return members && { items: { $each: pathOf(feedback), ...members, status: template } as EachTemplate };
}

/** What the program has to tell; absent: there is nothing that looks like it, which is nothing to add. */
export function proposeUpdates(model: HostModel): Template | undefined {
  const { update } = model.roles;
  if (!update) return undefined;
  model.understanding.found.set('update', placeOf(update));
  const members = withNeeded('update', findMembers('update', update, model), model);
  return (
    members && { items: { $each: pathOf(update), kind: { $value: 'news' }, ...members } as EachTemplate }
  );
}
