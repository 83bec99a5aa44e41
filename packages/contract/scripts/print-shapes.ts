import * as contract from '@partner-journey/contract';
import { shapeOf, type Schema } from '../src/reader/shape-of.js';
import type { Shape } from '../src/reader/shape.js';

type DocumentName = keyof typeof contract;

/** The documents that what is seen first is drawn from. */
export const firstDocuments = [
  'Session',
  'JourneyList',
  'Journey',
  'ResourcePage',
  'SurveyList',
  'FeedbackPage',
] as const satisfies readonly DocumentName[];

/** The other documents a host answers with. */
export const furtherDocuments = [
  'HistoryPage',
  'UpdatePage',
  'Insights',
  'ReceiptList',
  'LiveMessage',
  'Problem',
  'Upload',
] as const satisfies readonly DocumentName[];

/** The documents a host answers with. */
export const readDocuments = [...firstDocuments, ...furtherDocuments] as const;

const header = (which: string): string => `/**
 * ${which}. Made from the schemas by \`npm run schemas\`; do not edit.
 */
`;

/** The texts of \`src/reader/first-shapes.ts\` and \`src/reader/further-shapes.ts\`, by name. */
export function printShapes(): Readonly<Record<string, string>> {
  const names = exportedNames();
  const roots = readDocuments.map((name) => shapeOf(contract[name]));
  const uses = countUses(roots);
  const printed = new Map<Shape, string>();
  let lines: string[] = [];
  let builders = new Set<string>();
  const atFirst = new Set<string>();
  const taken = new Set<string>();

  function refer(shape: Shape): string {
    const isShared = (uses.get(shape) ?? 0) > 1 || roots.includes(shape);
    const isWorthIt = isShared && shape.is !== 'yes-no' && !(shape.is === 'text' && shape.isUrl);
    if (!isWorthIt) return expression(shape);
    const name = printed.get(shape) ?? declare(shape);
    printed.set(shape, name);
    if (atFirst.has(name)) taken.add(name);
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

  function print(which: string, documents: readonly DocumentName[], shared: ReadonlySet<string>): string {
    lines = [];
    builders = new Set();
    documents.forEach((name) => refer(shapeOf(contract[name] as Schema)));
    const from = shared.size > 0 ? importOf(shared, './first-shapes.js') : '';
    const imports = importOf([...[...builders].sort(), 'type Shape'], './shape.js');
    return `${header(which)}${from}${imports}\n${lines.join('')}`;
  }

  const first = print(
    'The shapes of the documents that what is seen first is drawn from',
    firstDocuments,
    new Set(),
  );
  for (const name of printed.values()) atFirst.add(name);
  const further = print('The shapes of the other documents a host answers with', furtherDocuments, taken);
  return { 'first-shapes.ts': exporting(first, taken), 'further-shapes.ts': further };
}

function importOf(names: Iterable<string>, from: string): string {
  return `// prettier-ignore\nimport { ${[...names].join(', ')} } from '${from}';\n`;
}

/** Lets the other file have what it takes from this one. */
function exporting(text: string, taken: ReadonlySet<string>): string {
  return text.replace(/^const (\w+)(?=: Shape)/gm, (line, name: string) =>
    taken.has(name) ? `export ${line}` : line,
  );
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
