import { membersOf } from '../completing/members-of.js';
import type { Shape } from '@partner-journey/contract/reader/shapes';
import type { Members, ProblemList, Roots } from './problem-list.js';

/** Where a template stands, and what its expressions are asked of. */
export interface TemplatePlace {
  readonly path: string;
  /** What it has to be in the contract; absent: whatever it is. */
  readonly shape?: Shape | undefined;
  /** Absent below a `$each`, where names are those of an item. */
  readonly roots?: Roots | undefined;
  /** Whether members the contract needs may be absent, because they are completed. */
  readonly isCompleted?: boolean;
}

/** Holds a template against its language and, where it has a shape, against the contract. */
export function checkTemplate(problems: ProblemList, template: unknown, place: TemplatePlace): void {
  const { path, roots, isCompleted } = place;
  const shape = place.shape && bare(place.shape);
  if (typeof template === 'string') {
    problems.expression(template, path, roots);
    return;
  }
  if (typeof template !== 'object' || template === null) return;
  if (Array.isArray(template)) {
    const item = shape?.is === 'list' ? shape.of : undefined;
    template.forEach((one: unknown, index) =>
      checkTemplate(problems, one, {
        ...{ roots, isCompleted },
        path: `${path}[${index}]`,
        shape: isEach(one) ? shape : item,
      }),
    );
    return;
  }
  const { $each, $of, $value, $values, $else: _, ...parts } = template as Members;
  if ($value !== undefined) return;
  if ($of !== undefined) {
    problems.expression($of, `${path}.$of`, roots);
    problems.object($values, `${path}.$values`);
    return;
  }
  if ($each !== undefined) problems.expression($each, `${path}.$each`, roots);
  const whole = oneOf(
    $each !== undefined && shape?.is === 'list' ? bare(shape.of) : shape,
    Object.keys(parts),
  );
  const within = { isCompleted, roots: $each === undefined ? roots : undefined };
  checkNeeded(problems, parts, { path, shape: whole, isCompleted });
  for (const [name, part] of Object.entries(parts)) {
    const here = `${path}.${name}`;
    if (whole?.is === 'object' && !Object.hasOwn(whole.members, name))
      problems.say(here, `the contract has no such member: ${Object.keys(whole.members).join(', ')}`);
    else checkTemplate(problems, part, { ...within, path: here, shape: memberOf(whole, name) });
  }
}

/** A stage that does not say where it stands is placed by its steps. */
const completed: readonly string[] = ['position'];

function checkNeeded(
  problems: ProblemList,
  parts: Members,
  { path, shape, isCompleted }: TemplatePlace,
): void {
  if (shape?.is !== 'object' || isCompleted) return;
  // it may be another name for what is needed, and is told as that
  if (Object.keys(parts).some((name) => !Object.hasOwn(shape.members, name))) return;
  for (const [name, member] of Object.entries(shape.members)) {
    const isNeeded = member.is !== 'optional' && member.is !== 'default' && !completed.includes(name);
    if (isNeeded && !Object.hasOwn(parts, name))
      problems.say(`${path}.${name}`, 'say where this is found: the contract needs it');
  }
}

/** Whether a template names who is looking: all else of a session is completed. */
export function namesViewer(template: unknown): boolean {
  const { viewer } = membersOf(template);
  return (
    typeof template !== 'object' ||
    typeof viewer !== 'object' ||
    'id' in membersOf(viewer) ||
    '$value' in membersOf(viewer)
  );
}

function memberOf(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.is === 'object' ? shape.members[name] : shape?.is === 'map' ? shape.of : undefined;
}

/** Of several shapes the one with all these members, else the first object. */
function oneOf(shape: Shape | undefined, names: readonly string[]): Shape | undefined {
  if (shape?.is !== 'any-of') return shape;
  const objects = shape.of.filter((one) => one.is === 'object');
  return objects.find(({ members: own }) => names.every((name) => Object.hasOwn(own, name))) ?? objects[0];
}

function bare(shape: Shape): Shape {
  return shape.is === 'optional' || shape.is === 'default' ? bare(shape.of) : shape;
}

function isEach(template: unknown): boolean {
  return typeof template === 'object' && template !== null && '$each' in template;
}
