import type { Template } from '@partner-journey/client/mapping';
import type { Members } from './host-model.js';

/** The same members, where `place` leads to the thing that they are read of. */
export function readAt(place: string, members: Members): Members {
  const moved = Object.entries(members).map(([name, part]) => [name, templateAt(place, part)] as const);
  return Object.fromEntries<Template>(moved);
}

function templateAt(place: string, part: Template): Template {
  if (typeof part === 'string') return expressionAt(place, part);
  if (typeof part !== 'object' || part === null || Array.isArray(part) || '$value' in part) return part;
  if ('$of' in part) return { ...part, $of: expressionAt(place, part.$of as string) };
  return readAt(place, part as Members);
}

/** Names joined by dots follow it; anything else is asked of what is there. */
export function expressionAt(place: string, expression: string): string {
  return /^[\w.`[\] -]+$/.test(expression) ? `${place}.${expression}` : `${place}.(${expression})`;
}
