/** How much a made-up portal has. */
export interface PortalSize {
  readonly steps: number;
  readonly resources: number;
}

/** Items of one page of a list. */
export const pageSize = 500;

/** What the portal says of who asks. */
export interface PortalUser {
  readonly id: number;
  readonly full_name: string;
}

export interface PortalPhase {
  readonly phase_id: number;
  readonly name: string;
  readonly goal: string;
}

export interface PortalTask {
  readonly task_id: number;
  readonly phase: number;
  readonly name: string;
  readonly state: number;
  readonly due_on: string;
  readonly assigned_to: 'partner' | 'vendor';
  readonly needs: readonly number[];
  readonly effort_minutes: string;
}

export interface PortalDocument {
  readonly id: number;
  readonly title: { readonly rendered: string };
  readonly permalink: string;
  readonly type: 'pdf' | 'clip' | 'page';
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly minutes: string;
  readonly modified: number;
}

/** The documents of the portal, a page of them after the other. */
export interface PortalPage {
  readonly data: readonly PortalDocument[];
  readonly meta: { readonly page: number; readonly pages: number };
}

const firstSecond = 1_767_225_600;
const daySeconds = 86_400;
const stages = 4;

function phaseOf(index: number): PortalPhase {
  return { phase_id: 100 + index, name: `Phase ${index + 1}`, goal: `Outcome of phase ${index + 1}` };
}

function taskOf(index: number): PortalTask {
  return {
    task_id: 1000 + index,
    phase: 100 + (index % stages),
    name: `Task ${index + 1}`,
    state: index % 3,
    due_on: new Date((firstSecond + index * daySeconds) * 1000)
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', ''),
    assigned_to: index % 5 === 0 ? 'vendor' : 'partner',
    needs: index < stages ? [] : [1000 + index - stages],
    effort_minutes: String(15 + index),
  };
}

function documentOf(index: number): PortalDocument {
  return {
    id: index + 1,
    title: { rendered: `Selling <em>together</em> &#8211; part ${index + 1}` },
    permalink: `https://portal.example/documents/${index + 1}`,
    type: (['pdf', 'clip', 'page'] as const)[index % 3] ?? 'page',
    excerpt: `What to know about case ${index + 1}, for whoever meets it for the first time.`,
    tags: index % 4 === 0 ? ['sales'] : ['sales', `topic ${index % 20}`],
    minutes: String(3 + (index % 30)),
    modified: firstSecond + index * 60,
  };
}

function listOf<Item>(count: number, make: (index: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/**
 * The API of a portal with phases, tasks, numeric ids and states, days without dashes, HTML in titles and pages of a
 * list, as the `fetch` that asks it: without a network between, what is left is the work of the page.
 */
export function portal({ steps, resources }: PortalSize): typeof globalThis.fetch {
  const pages = Math.max(1, Math.ceil(resources / pageSize));
  const documents = listOf(resources, documentOf);
  const user: PortalUser = { id: 42, full_name: 'Ana Duarte' };
  const pageOf = (page: number): PortalPage => ({
    data: documents.slice((page - 1) * pageSize, page * pageSize),
    meta: { page, pages },
  });
  const bodies: ReadonlyMap<string, string> = new Map([
    ['/me', JSON.stringify(user)],
    ['/phases', JSON.stringify(listOf(stages, phaseOf))],
    ['/tasks', JSON.stringify(listOf(steps, taskOf))],
    ...listOf(pages, (index) => [`/documents?page=${index + 1}`, JSON.stringify(pageOf(index + 1))] as const),
  ]);
  return (asked) => {
    const { pathname, search } = new URL(asked instanceof Request ? asked.url : asked);
    const body = bodies.get(`${pathname}${search}`);
    const headers = { 'Content-Type': 'application/json', Date: 'Thu, 01 Jan 2026 00:00:00 GMT' };
    return Promise.resolve(new Response(body ?? '{}', { status: body === undefined ? 404 : 200, headers }));
  };
}
