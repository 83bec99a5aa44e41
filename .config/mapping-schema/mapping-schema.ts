import { join } from 'node:path';
import { changeKinds } from '@partner-journey/contract';
import { format, resolveConfig } from 'prettier';
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  LiteralType,
  SchemaGenerator,
  UnionType,
  type Schema,
} from 'ts-json-schema-generator';
import { repositoryRoot } from '../../test/support/repository.js';

/** Where the JSON Schema of mappings is. */
export const mappingSchemaPath = join(repositoryRoot, 'packages/client/schema/mapping.v1.json');

const config = {
  ...DEFAULT_CONFIG,
  path: join(repositoryRoot, 'packages/client/src/mapping/mapping.ts'),
  tsconfig: join(repositoryRoot, 'packages/client/tsconfig.json'),
  type: 'Mapping',
  skipTypeCheck: true,
};

/** The JSON Schema of mappings as their types and what is said of them have it now. */
export async function freshMappingSchema(): Promise<string> {
  const program = createProgram(config);
  const parser = createParser(program, config, (chain) => chain.addNodeParser(kindsOfChanges));
  const { definitions = {}, ...schema } = new SchemaGenerator(
    program,
    parser,
    createFormatter(config),
  ).createSchema(config.type);
  const whole = { ...schema, definitions: { ...definitions, ...ownNames(definitions as Definitions) } };
  const style = await resolveConfig(mappingSchemaPath);
  return format(JSON.stringify(whole), { ...style, parser: 'json' });
}

type Definitions = Readonly<Record<'Template' | 'EachTemplate', Schema>>;

/** The type of these is inferred by zod, which the generator cannot follow. */
const kindsOfChanges = {
  supportsNode: (node: object) =>
    (node as { readonly typeName?: { getText(): string } }).typeName?.getText() === 'ChangeKind',
  createType: () => new UnionType(changeKinds.map((kind) => new LiteralType(kind))),
};

/** Names that begin with `$` are the language's own: a type cannot say that others do not, a schema can. */
function ownNames({ Template, EachTemplate }: Definitions): Definitions {
  const parts = (Template.anyOf ?? []) as readonly Schema[];
  const withNames = (part: Schema): Schema =>
    part.type === 'object' ? { ...part, propertyNames: { pattern: '^(?!\\$)' } } : part;
  return {
    Template: { ...Template, anyOf: parts.map(withNames) },
    EachTemplate: { ...EachTemplate, propertyNames: { pattern: '^(?!\\$(?!each$))' } },
  };
}
