import * as contract from '@partner-journey/contract';
import { shapeOf } from '../src/reader/shape-of.js';
import type { Shape } from '../src/reader/shape.js';

/** The documents a host answers with. */
export const readDocuments = [
  'Session',
  'JourneyList',
  'Journey',
  'HistoryPage',
  'ResourcePage',
  'SurveyList',
  'FeedbackPage',
  'UpdatePage',
  'Insights',
  'ReceiptList',
  'LiveMessage',
  'Problem',
  'Upload',
] as const satisfies readonly (keyof typeof contract)[];

const header = `/**
 * The shapes of the documents a host answers with. Made from the schemas by \`npm run schemas\`; do not edit.
 */
`;

/** The text of \`src/reader/document-shapes.ts\`. */
export function printShapes(): string {
  const names = exportedNames();
  const roots = readDocuments.map((name) => shapeOf(contract[name]));
  const uses = countUses(roots);
  const printed = new Map<Shape, string>();
  const lines: string[] = [];
  const builders = new Set<string>();

  function refer(shape: Shape): string {
    const isShared = (uses.get(shape) ?? 0) > 1 || roots.includes(shape);
    const isWorthIt = isShared && shape.is !== 'yes-no' && !(shape.is === 'text' && shape.isUrl);
    if (!isWorthIt) return expression(shape);
    const name = printed.get(shape) ?? declare(shape);
    printed.set(shape, name);
    return name;
  }

  function declare(shape: Shape): string {
    const text = expression(shape);
    const root = readDocuments[roots.indexOf(shape)];
    const name = root ?? names.get(shape) ?? `shared${lines.length}`;
    const before = root ? `/** ${root}. */\n// prettier-ignore\nexport ` : '// prettier-ignore\n';
    lines.push(`${before}const ${name}: Shape = ${text};\n`);
    return name;
  }

  function call(builder: string, ...args: readonly (string | undefined)[]): string {
    builders.add(builder);
    while (args.length > 0 && args.at(-1) === undefined) args = args.slice(0, -1);
    return `${builder}(${args.map((arg) => arg ?? 'undefined').join(', ')})`;
  }

  function expression(shape: Shape): string {
    switch (shape.is) {
      case 'text':
        if (shape.isUrl) return use('url');
        return shape.form
          ? call('formed', JSON.stringify(shape.called), String(shape.form))
          : call('text', json(shape.from), json(shape.to));
      case 'number':
        return call('number', json(shape.from), json(shape.to), json(shape.above));
      case 'yes-no':
        return use('yesNo');
      case 'one-of':
        return call('oneOf', ...shape.members.map(json));
      case 'open-set':
        return call('openSet', ...shape.members.map(json));
      case 'any-of':
        return call('anyOf', ...shape.of.map(refer));
      case 'object':
        return call(
          'object',
          `{ ${Object.entries(shape.members)
            .map(([key, of]) => `${key}: ${refer(of)}`)
            .join(', ')} }`,
        );
      case 'default':
        return call('withDefault', json(shape.value), refer(shape.of));
      default:
        return call(shape.is, refer(shape.of));
    }
  }

  function use(name: string): string {
    builders.add(name);
    return name;
  }

  roots.forEach(refer);
  const imports = `// prettier-ignore\nimport { ${[...builders].sort().join(', ')}, type Shape } from './shape.js';\n\n`;
  return header + imports + lines.join('');
}

function json(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function exportedNames(): ReadonlyMap<Shape, string> {
  const schemas = Object.entries(contract).filter(([, one]) => typeof one === 'object' && '_zod' in one);
  const known = schemas.filter(([name]) => !['Change', 'ChangeList'].includes(name));
  return new Map(known.map(([name, one]) => [shapeOf(one as Parameters<typeof shapeOf>[0]), name]));
}

function countUses(roots: readonly Shape[]): ReadonlyMap<Shape, number> {
  const uses = new Map<Shape, number>();
  const visit = (shape: Shape): void => {
    const before = uses.get(shape) ?? 0;
    uses.set(shape, before + 1);
    if (before > 0) return;
    if (shape.is === 'object') Object.values(shape.members).forEach(visit);
    else if (shape.is === 'any-of') shape.of.forEach(visit);
    else if ('of' in shape) visit(shape.of);
  };
  roots.forEach(visit);
  return uses;
}
