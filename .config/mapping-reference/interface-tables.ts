import ts from 'typescript';

/** One member of an interface, as its reader is told of it. */
interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
  readonly text: string;
}

/** The interfaces of a file that are part of its door, as a table each: member, what it is, what it means. */
export function interfaceTables(source: string): string {
  const file = ts.createSourceFile('mapping.ts', source, ts.ScriptTarget.Latest, true);
  return file.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    .map(sectionOf)
    .join('\n\n');
}

function sectionOf(declaration: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): string {
  const head = [`### \`${declaration.name.text}\``, '', docOf(declaration)];
  if (ts.isTypeAliasDeclaration(declaration)) return [...head, '', code(declaration.type)].join('\n');
  const above = (declaration.heritageClauses ?? []).flatMap(({ types }) => types.map(heritage));
  const members = declaration.members.filter(ts.isPropertySignature).map(memberOf);
  return [
    ...head,
    ...(above.length > 0 ? ['', above.join(' ')] : []),
    '',
    '| member | is | meaning |',
    '| --- | --- | --- |',
    ...members.map(
      ({ name, isOptional, type, text }) =>
        `| \`${name}\`${isOptional ? '' : ' (needed)'} | ${cell(type)} | ${cell(text)} |`,
    ),
  ].join('\n');
}

/** "Also has what `RequestMapping` has, without `after` and `each`." */
function heritage({ expression, typeArguments = [] as never }: ts.ExpressionWithTypeArguments): string {
  const [base = expression, left] = typeArguments;
  const without = (left?.getText() ?? '').match(/'[^']+'/g)?.map((name) => `\`${name.slice(1, -1)}\``);
  const rest = without ? `, without ${without.join(', ')}` : '';
  return `Also has what \`${base.getText()}\` has${rest}.`;
}

function memberOf(member: ts.PropertySignature): Member {
  return {
    name: member.name.getText(),
    isOptional: member.questionToken !== undefined,
    type: code(member.type!),
    text: docOf(member),
  };
}

/** A type as one writes it in JSON: what only the compiler needs is left out. */
function code(type: ts.TypeNode): string {
  const text = type
    .getText()
    .replace(/\s+/g, ' ')
    .replace(/\breadonly /g, '')
    .replace(/\b(?:Readonly|Partial)<(.*)>/, '$1')
    .replace(/\b(?:Readonly|Partial)<(.*)>/, '$1')
    .replace(/^\| /, '');
  return `\`${text}\``;
}

function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(doc?.comment) ?? '';
  const given = (doc?.tags ?? []).find(({ tagName }) => tagName.text === 'default');
  const value = given && ts.getTextOfJSDocComment(given.comment);
  return [text, value ? `Default: \`${value}\`.` : ''].join(' ').replace(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
