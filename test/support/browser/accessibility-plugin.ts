import type { TestRunnerPlugin } from '@web/test-runner';
import { ChromeLauncher } from '@web/test-runner-chrome';

/** What of Chromium's answer is used (Chrome DevTools Protocol, domain Accessibility). */
interface AXNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

/** Why a test that asks what a screen reader is told can say nothing in another engine than Chromium. */
export const noTree = 'This engine does not tell its accessibility tree.';

/**
 * The command `accessibility-tree`: everything a screen reader is told of the page, in reading order, as a flat list
 * of `{role, name, description, …states}`. Groups and lists are in it, which `a11ySnapshot` leaves out.
 */
export function accessibilityPlugin(): TestRunnerPlugin {
  return {
    name: 'accessibility-tree',
    async executeCommand({ command, session }) {
      const { browser } = session;
      if (command !== 'accessibility-tree') return undefined;
      if (!(browser instanceof ChromeLauncher) || browser.name !== 'Chrome') throw new Error(noTree);
      const page = browser.getPage(session.id);
      const protocol = await page.createCDPSession();
      const { nodes } = (await protocol.send('Accessibility.getFullAXTree')) as { nodes: AXNode[] };
      await protocol.detach();
      return inReadingOrder(nodes)
        .filter(({ ignored }) => !ignored)
        .map(({ role, name, description, properties = [] }) => ({
          ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
          role: role?.value ?? '',
          name: name?.value ?? '',
          description: description?.value ?? '',
        }));
    },
  };
}

/** The protocol gives the tree level by level. */
function inReadingOrder(nodes: readonly AXNode[]): readonly AXNode[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (node: AXNode): AXNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? walk(byId.get(id)!) : [])),
  ];
  return nodes[0] ? walk(nodes[0]) : [];
}
