import type { Template } from '@partner-journey/client/mapping';
import type { HostModel, Members } from './host-model.js';
import type { Roles } from './roles.js';

/** Members without which the contract takes nothing of a sort, and what may stand in for them. */
const needs: Readonly<Partial<Record<keyof Roles, Readonly<Record<string, Template | undefined>>>>> = {
  journey: { id: { $value: 'onboarding' }, title: { $value: 'Onboarding' } },
  stage: { id: '$string($index + 1)', title: `'Stage ' & $string($index + 1)` },
  step: { id: '$string($index + 1)', title: `'Step ' & $string($index + 1)` },
  resource: { url: undefined, id: undefined, title: undefined },
  feedback: { at: undefined, id: undefined, summary: undefined },
  update: { at: undefined, title: undefined, id: undefined, body: undefined },
};
/** A member of the thing itself that stands in for another. */
const instead: Readonly<Record<string, string>> = {
  ...{ 'step.id': 'title', 'step.title': 'id', 'stage.id': 'title', 'stage.title': 'id' },
  ...{ 'resource.id': 'url', 'resource.title': 'url', 'feedback.id': 'at' },
  ...{ 'update.id': 'at', 'update.body': 'title' },
};
/** Parts that mean nothing without one of their members. */
const parts: Readonly<Record<string, readonly string[]>> = { outcome: ['title'], reply: ['text', 'at'] };

/**
 * The same with what the contract has to have, so that the mapping can be used; undefined, which is said: that cannot be
 * made up, and what was decided about the others counts for nothing.
 */
export function withNeeded(
  role: keyof Roles,
  members: Members,
  { understanding }: HostModel,
): Members | undefined {
  const whole = Object.entries(members).filter(([name, part]) => isWhole(name, part));
  const made: Members = Object.fromEntries(whole);
  for (const [name, standIn] of Object.entries(needs[role] ?? {})) {
    const template = made[name] ?? members[instead[`${role}.${name}`] ?? ''] ?? standIn;
    if (template === undefined) {
      const how = `Without it nothing of the sort "${role}" can be read, so all of it is left out: let the host answer it, or name the member that has it in a sample.`;
      understanding.leaveOut(role, { member: name, how });
      return undefined;
    }
    made[name] = template;
  }
  return made;
}

function isWhole(name: string, part: Template): boolean {
  const needed = Object.hasOwn(parts, name) ? parts[name]! : [];
  const isPart = typeof part === 'object' && part !== null && !('$of' in part);
  return !isPart || needed.every((one) => Object.hasOwn(part, one));
}
