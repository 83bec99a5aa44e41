import type { Change } from '@partner-journey/contract';

/** What has to be read again after a change, where the host does not say it. */
export function affectedBy({ kind, target, id: own }: Change): readonly { entity: string; id: string }[] {
  for (const entity of ['journey', 'resource', 'update', 'survey', 'feedback']) {
    const id = (target as Readonly<Record<string, string | undefined>>)[`${entity}Id`];
    if (id !== undefined) return [{ entity, id }];
  }
  return kind === 'resource.request' ? [] : [{ entity: 'feedback', id: own }];
}
