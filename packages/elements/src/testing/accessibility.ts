import { executeServerCommand } from '@web/test-runner-commands';
import axe from 'axe-core';

/** One thing that a screen reader tells of, with the states it has. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly checked?: 'true' | 'false' | 'mixed';
  readonly pressed?: 'true' | 'false' | 'mixed';
  readonly invalid?: string;
  readonly expanded?: boolean;
  readonly required?: boolean;
}

/** Everything of the page that a screen reader tells of, in reading order. */
export function accessibleNodes(): Promise<readonly AccessibleNode[]> {
  return executeServerCommand('accessibility-tree');
}

/** The names of everything with a role, in reading order. */
export function namesOf(nodes: readonly AccessibleNode[], role: string): readonly string[] {
  return nodes.filter((node) => node.role === role).map(({ name }) => name);
}

/** What axe finds wrong within an element, which is only a part of a page. */
export async function violationsIn(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
