import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import type { JsonSchema } from './json-schemas.js';

/** What names mean while one expression is read. */
type Scope = ReadonlyMap<string, Bound>;
interface Bound {
  readonly expression: ts.Expression;
  readonly scope: Scope;
}
interface Declared extends Bound {
  readonly comment: string | undefined;
}

/** Every constant and function of the schema files, by name. */
interface Sources {
  readonly constants: ReadonlyMap<string, Declared>;
  readonly functions: ReadonlyMap<string, ts.FunctionDeclaration>;
}

/**
 * Puts the doc comments of the TypeScript sources into schemas as their `description`: of each exported schema and of
 * each of its members, as deep as it is written in place. A browser ships none of these words.
 */
export function describeSchemas(schemas: Record<string, JsonSchema>, folder: URL): void {
  const sources = readSources(folder);
  for (const [name, declared] of sources.constants) {
    const schema = schemas[name];
    if (!schema) continue;
    if (declared.comment !== undefined) schema.description = declared.comment;
    describeMembers(schema, declared, { sources, schemas });
  }
}

interface Context {
  readonly sources: Sources;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** Follows a schema and the expression it was made by side by side. */
function describeMembers(schema: JsonSchema, { expression, scope }: Bound, context: Context): void {
  const { sources, schemas } = context;
  if (ts.isIdentifier(expression)) {
    const bound = scope.get(expression.text) ?? sources.constants.get(expression.text);
    const isNamed = schema.$ref !== undefined;
    if (bound && !isNamed) describeMembers(schema, bound, context);
    return;
  }
  if (!ts.isCallExpression(expression)) return;
  const [first, second] = expression.arguments;
  const go = (into: JsonSchema | undefined, from: ts.Expression | undefined) => {
    if (into && from) describeMembers(into, { expression: from, scope }, context);
  };
  switch (calleeOf(expression)) {
    case 'strictObject':
      if (first && ts.isObjectLiteralExpression(first)) describeProperties(schema, first, scope, context);
      break;
    case 'optional':
    case '_default':
      go(schema, first);
      break;
    case 'array':
      go(schema.items, first);
      break;
    case 'record':
      go(schema.additionalProperties || undefined, second);
      break;
    case 'union':
    case 'discriminatedUnion': {
      const list = [first, second].find((one) => one && ts.isArrayLiteralExpression(one));
      const options = (list as ts.ArrayLiteralExpression | undefined)?.elements ?? [];
      (schema.anyOf ?? schema.oneOf ?? []).forEach((option, index) => {
        go(optionOf(option, schemas), options[index]);
      });
      break;
    }
    case 'check':
      go(schema, (expression.expression as ts.PropertyAccessExpression).expression);
      break;
    default:
      describeCall(schema, expression, scope, context);
  }
}

function describeProperties(
  schema: JsonSchema,
  literal: ts.ObjectLiteralExpression,
  scope: Scope,
  context: Context,
): void {
  for (const property of literal.properties) {
    const name = property.name?.getText();
    const member = name === undefined ? undefined : schema.properties?.[name];
    if (!member) continue;
    const comment = commentOf(property);
    if (comment !== undefined) member.description = comment;
    const shorthand = ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
    const expression = ts.isPropertyAssignment(property) ? property.initializer : shorthand;
    if (expression) describeMembers(member, { expression, scope }, context);
  }
}

/** Goes into a function of the schema files, with its parameters bound to the arguments. */
function describeCall(schema: JsonSchema, call: ts.CallExpression, scope: Scope, context: Context): void {
  const declaration = context.sources.functions.get(calleeOf(call));
  const result = declaration?.body?.statements.find(ts.isReturnStatement)?.expression;
  if (!declaration || !result) return;
  const bound = new Map<string, Bound>();
  declaration.parameters.forEach((parameter, index) => {
    const argument = call.arguments[index];
    if (argument) bound.set(parameter.name.getText(), { expression: argument, scope });
  });
  describeMembers(schema, { expression: result, scope: bound }, context);
}

/** An option of a union that has a schema of its own made for it here is described there. */
function optionOf(option: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const name = option.$ref?.split('/').at(-1);
  return name?.endsWith('Change') ? (schemas[name] ?? option) : option;
}

function calleeOf({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

function readSources(folder: URL): Sources {
  const constants = new Map<string, Declared>();
  const functions = new Map<string, ts.FunctionDeclaration>();
  for (const file of readdirSync(folder)
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .sort()) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name)
        functions.set(statement.name.text, statement);
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!initializer) continue;
        const declared = { expression: initializer, scope: new Map(), comment: commentOf(statement) };
        constants.set(name.getText(), declared);
      }
    }
  }
  return { constants, functions };
}

function commentOf(node: ts.Node): string | undefined {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
  return ts.getTextOfJSDocComment(comment)?.replace(/\s+/g, ' ');
}
