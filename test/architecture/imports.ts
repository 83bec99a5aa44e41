import ts from 'typescript';
import type { SourceFile } from './source-files.js';

/** One import or re-export, static or dynamic. */
export interface Import {
  /** The file it stands in, relative to the repository. */
  readonly from: string;
  /** What stands between the quotes. */
  readonly to: string;
  /** Whether nothing of it is left when the program runs: `import type`, `export type`. */
  readonly typeOnly: boolean;
  /** Whether it is an `import()` call. */
  readonly dynamic: boolean;
}

function readDeclaration(node: ts.Node, from: string): Import | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { from, to: node.moduleSpecifier.text, typeOnly, dynamic: false };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { from, to: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, dynamic: false };
  }
  return undefined;
}

function readCall(node: ts.Node, from: string): Import | undefined {
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [target] = node.arguments;
  return target && ts.isStringLiteral(target)
    ? { from, to: target.text, typeOnly: false, dynamic: true }
    : undefined;
}

/** Reads what a file imports. */
export function readImports({ path, text }: SourceFile): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const read = readDeclaration(node, path) ?? readCall(node, path);
    if (read) found.push(read);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022));
  return found;
}
