/** What is left behind when the elements are put on a page and taken away, again and again. */
import type {} from '@partner-journey/elements';
import type { CDPSession, Page } from 'playwright-core';
import { laneOf } from '../host/fault-program.js';
import { widgetTags, widgets, type ElementsGround } from './elements-ground.js';

/** Everything is counted twice: what is there once, however often, is no leak. */
export interface MountsResult {
  /** Mounts before the first count, and before the second one. */
  readonly first: number;
  readonly second: number;
  /** How many more there are in the second count: nodes outside of every document, all nodes, and listeners. */
  readonly detachedNodes: number;
  readonly nodes: number;
  readonly listeners: number;
  /** How much larger the heap is, in bytes. */
  readonly heapGrowth: number;
  /** Requests that are not over in the end, streams among them. */
  readonly openRequests: number;
  readonly openChannels: number;
  readonly heldLocks: number;
}

export interface MountsOptions {
  readonly first: number;
  readonly second: number;
  /** A page that keeps what was taken away: the control. */
  readonly keeps?: boolean;
}

interface MountWindow {
  openChannels: number;
  /** What a page that leaks on purpose keeps. */
  kept: Element[];
}

/** In bytes: far more than anything but a root that stays. */
export const mostGrowth = 1_000_000;

/** Mounts and unmounts all widgets, each time with a client of their own. */
export async function countWhatStays(
  ground: ElementsGround,
  { first, second, keeps = false }: MountsOptions,
): Promise<MountsResult> {
  const context = await ground.browser.newContext();
  try {
    const page = await context.newPage();
    const open = new Set<unknown>();
    page.on('request', (request) => open.add(request));
    page.on('requestfinished', (request) => open.delete(request));
    page.on('requestfailed', (request) => open.delete(request));
    await page.addInitScript(countChannels);
    await page.goto(ground.page('mounts', '<main></main>'));
    const devTools = await context.newCDPSession(page);
    await mountAndUnmount(page, ground.api, { times: first, keeps });
    const before = await countNow(page, devTools);
    await mountAndUnmount(page, ground.api, { times: second - first, keeps });
    const after = await countNow(page, devTools);
    return {
      ...{ first, second },
      detachedNodes: after.detachedNodes - before.detachedNodes,
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
      heapGrowth: after.heap - before.heap,
      openRequests: open.size,
      openChannels: await page.evaluate(() => (window as unknown as MountWindow).openChannels),
      heldLocks: await page.evaluate(async () => (await navigator.locks.query()).held?.length ?? 0),
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page before everything else. */
function countChannels(): void {
  const page = window as unknown as MountWindow;
  page.openChannels = 0;
  page.kept = [];
  const Real = BroadcastChannel;
  window.BroadcastChannel = class extends Real {
    #isOpen = true;

    constructor(name: string) {
      super(name);
      page.openChannels += 1;
    }

    override close(): void {
      if (this.#isOpen) page.openChannels -= 1;
      this.#isOpen = false;
      super.close();
    }
  };
}

async function mountAndUnmount(
  page: Page,
  api: string,
  wish: { readonly times: number; readonly keeps: boolean },
): Promise<void> {
  await page.evaluate(
    async ({ times, keeps, address, token, markup, tags }) => {
      const home = document.querySelector('main')!;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let time = 0; time < times; time += 1) {
        const root = document.createElement('partner-journey');
        root.setAttribute('api', address);
        root.token = () => token;
        root.innerHTML = markup;
        home.append(root);
        const waits = () =>
          [...root.querySelectorAll(tags)].some((child) =>
            ['loading', null].includes(child.getAttribute('status')),
          );
        while (waits()) await frame();
        root.remove();
        if (keeps) (window as unknown as MountWindow).kept.push(root);
      }
    },
    { ...wish, address: api, token: laneOf(0).token, markup: widgets, tags: widgetTags.join() },
  );
}

interface Counts {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly detachedNodes: number;
}

/** A node as the browser's tools describe it. */
interface DescribedNode {
  readonly backendNodeId: number;
  readonly nodeName: string;
}

/** How many nodes a node is, with all that is in it; counted in the page, as descriptions leave out what is blank. */
async function sizeOf(devTools: CDPSession, { backendNodeId }: DescribedNode): Promise<number> {
  const { object } = await devTools.send('DOM.resolveNode', { backendNodeId });
  const { result } = await devTools.send('Runtime.callFunctionOn', {
    objectId: object.objectId!,
    functionDeclaration: String(function count(this: Node): number {
      const sizeOf = (node: Node): number =>
        1 +
        [...node.childNodes].reduce((size, child) => size + sizeOf(child), 0) +
        (node instanceof HTMLTemplateElement ? sizeOf(node.content) : 0);
      return sizeOf(this);
    }),
    returnByValue: true,
  });
  await devTools.send('Runtime.releaseObject', { objectId: object.objectId! });
  return result.value as number;
}

/**
 * What is there once the last client is closed, its garbage gone, and nothing shrinks any more. The templates that Lit
 * keeps, one of each piece of markup, do not count: one may be drawn for the first time late, when an answer happens to
 * come faster or slower.
 */
async function countNow(page: Page, devTools: CDPSession): Promise<Counts> {
  // a root keeps its client for the moment in which another place of the page may want it
  await page.waitForFunction(() => (window as unknown as MountWindow).openChannels === 0);
  let last: Counts | undefined;
  for (;;) {
    await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await devTools.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners: listeners } = await devTools.send('Memory.getDOMCounters');
    const isSmaller = !last || heap < last.heap - 1_000 || nodes < last.nodes || listeners < last.listeners;
    last = { heap, nodes, listeners, detachedNodes: 0 };
    if (isSmaller) continue;
    const detached = await devTools.send('DOM.getDetachedDomNodes' as 'DOM.enable');
    const { detachedNodes } = detached as unknown as { detachedNodes: { treeNode: DescribedNode }[] };
    const all = detachedNodes.map(({ treeNode }) => treeNode);
    const templates = all.filter(({ nodeName }) => nodeName === 'TEMPLATE');
    let nodesLeft = last.nodes;
    for (const template of templates) nodesLeft -= await sizeOf(devTools, template);
    return { ...last, nodes: nodesLeft, detachedNodes: all.length - templates.length };
  }
}
