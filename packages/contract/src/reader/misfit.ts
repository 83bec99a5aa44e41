import { isSafeUrl } from '../schemas/safe-url.js';
import type { Shape, TextShape } from './shape.js';

const examples: Readonly<Record<string, string>> = {
  date: 'a day such as 2026-05-12',
  datetime: 'a moment such as 2026-05-12T09:30:00Z',
};

/** What a value should have been, seen by itself; undefined when it fits. */
export function misfitOf(shape: Shape, value: unknown): string | undefined {
  switch (shape.is) {
    case 'text':
      return typeof value === 'string' ? misfitOfText(shape, value) : 'text';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? misfitOfSize(value, shape.from, shape.to, shape.above)
        : 'a number';
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'one-of':
    case 'open-set':
      return shape.members.includes(value) ? undefined : `one of ${shape.members.join(', ')}`;
    case 'list':
      return Array.isArray(value) ? undefined : 'a list';
    case 'object':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'an object';
    default:
      return undefined;
  }
}

function misfitOfText({ form, called, isUrl, from, to }: TextShape, value: string): string | undefined {
  if (form && !form.test(value)) return examples[called ?? ''] ?? called;
  if (isUrl && !isSafeUrl(value)) return 'an http, https, mailto, tel or relative address';
  const misfit = misfitOfSize(value.length, from, to);
  return misfit && `text of ${misfit} characters`;
}

function misfitOfSize(size: number, from?: number, to?: number, above?: number): string | undefined {
  if (from !== undefined && size < from) return `${from} or more`;
  if (above !== undefined && size <= above) return `more than ${above}`;
  return to !== undefined && size > to ? `${to} or less` : undefined;
}
