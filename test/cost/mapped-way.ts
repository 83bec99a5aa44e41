import type { JourneyAdapter } from '@partner-journey/client';
import { mappedAdapter, type Mapping } from '@partner-journey/client/mapping';

/** What the portal says, as a description of it. */
const mapping: Omit<Mapping, 'api'> = {
  mapping: 1,
  requests: {
    me: { path: '/me' },
    phases: { path: '/phases' },
    tasks: { path: '/tasks' },
    documents: {
      path: '/documents',
      items: 'data',
      pages: { by: 'number', next: 'meta.page < meta.pages' },
    },
  },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id', name: 'me.full_name' } } },
    journey: {
      from: ['phases', 'tasks'],
      as: {
        id: { $value: 'journey' },
        title: { $value: 'Working together' },
        stages: {
          ...{ $each: 'phases', id: 'phase_id', title: 'name', outcome: 'goal' },
          steps: {
            $each: '($phase := phase_id; $all.tasks[phase = $phase])',
            ...{ id: 'task_id', title: 'name' },
            side: { $of: 'assigned_to', $values: { partner: 'partner', vendor: 'program' } },
            status: { $of: 'state', $values: { 0: 'todo', 1: 'in-progress', 2: 'done' } },
            ...{ due: 'due_on', effortMinutes: 'effort_minutes' },
            dependsOn: { $each: 'needs', stepId: '$' },
          },
        },
      },
    },
    resources: {
      from: 'documents',
      as: {
        items: {
          $each: 'documents',
          ...{ id: 'id', title: '$text(title.rendered)', url: 'permalink' },
          kind: { $of: 'type', $values: { pdf: 'guide', clip: 'video', page: 'article' } },
          ...{ summary: 'excerpt', topics: 'tags', minutes: 'minutes', updatedAt: 'modified' },
        },
      },
    },
  },
};

/** The portal by a mapping. */
export function mappedWay(api: string, fetch: typeof globalThis.fetch): JourneyAdapter {
  return mappedAdapter({ mapping: { ...mapping, api }, fetch });
}
