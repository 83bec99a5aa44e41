import type { JourneyAdapter } from '@partner-journey/client';
import { defineAdapter } from '@partner-journey/client/define-adapter';
import type { PortalDocument, PortalPage, PortalPhase, PortalTask, PortalUser } from './portal.js';

const statuses = ['todo', 'in-progress', 'done'];
const sides = { partner: 'partner', vendor: 'program' } as const;
const kinds = { pdf: 'guide', clip: 'video', page: 'article' };

function plainTitle(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)));
}

function stepOf(task: PortalTask) {
  const { due_on: due } = task;
  return {
    id: String(task.task_id),
    title: task.name,
    side: sides[task.assigned_to],
    status: statuses[task.state] ?? 'todo',
    due: { on: `${due.slice(0, 4)}-${due.slice(4, 6)}-${due.slice(6)}` },
    effortMinutes: Number(task.effort_minutes),
    dependsOn: task.needs.map((id) => ({ stepId: String(id) })),
  };
}

function resourceOf(document: PortalDocument) {
  return {
    id: String(document.id),
    title: plainTitle(document.title.rendered),
    url: document.permalink,
    kind: kinds[document.type],
    summary: document.excerpt,
    topics: [...document.tags],
    minutes: Number(document.minutes),
    updatedAt: new Date(document.modified * 1000).toISOString(),
  };
}

/** The portal by code that somebody writes who knows it, and makes the same documents in the same order of members. */
export function handWrittenWay(api: string, fetch: typeof globalThis.fetch): JourneyAdapter {
  const ask = async <Answer>(path: string, signal: AbortSignal): Promise<Answer> => {
    const response = await fetch(`${api}${path}`, { signal });
    if (!response.ok) throw new Error(`${path} answers ${response.status}.`);
    return (await response.json()) as Answer;
  };
  return defineAdapter({
    id: api,
    session: async ({ signal }) => {
      const { id, full_name: name } = await ask<PortalUser>('/me', signal);
      return { viewer: { id: String(id), name } };
    },
    reads: {
      journey: async (_, { signal }) => {
        const [phases, tasks] = await Promise.all([
          ask<readonly PortalPhase[]>('/phases', signal),
          ask<readonly PortalTask[]>('/tasks', signal),
        ]);
        const stages = phases.map(({ phase_id: id, name, goal }) => ({
          ...{ id: String(id), title: name, outcome: goal },
          steps: tasks.filter(({ phase }) => phase === id).map(stepOf),
        }));
        return { id: 'journey', title: 'Working together', stages };
      },
      resources: async (_, { signal }) => {
        const items = [];
        for (let page = 1, pages = 1; page <= pages; page += 1) {
          const { data, meta } = await ask<PortalPage>(`/documents?page=${page}`, signal);
          items.push(...data.map(resourceOf));
          pages = meta.pages;
        }
        return { items };
      },
    },
  });
}
