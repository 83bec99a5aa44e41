import ts from 'typescript';

/** A test, or several under one title, and the rows that a comment above says it proves. */
export interface ProvedRows {
  readonly file: string;
  /** The titles around it and its own, as one sentence. */
  readonly title: string;
  readonly rows: readonly string[];
}

/** What the comments of a file say about rows. */
export interface RowComments {
  readonly proved: readonly ProvedRows[];
  /** Comments that mean rows and are not understood, or stand above no test. */
  readonly lost: readonly string[];
}

const anyComment = /^\/\/\s*rows?\s*:/i;
const goodComment = /^\/\/ rows: ([A-Z]\d+(?:, [A-Z]\d+)*)$/;

/** Reads the comments `// rows: T14, C9` that stand above a test or a group of tests. */
export function provedRows(file: string, text: string): RowComments {
  if (!/\/\/\s*rows?\s*:/i.test(text)) return { proved: [], lost: [] };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const proved: ProvedRows[] = [];
  /** By their place, because a comment stands before a statement and before the first word of it. */
  const written = new Map<number, string>();
  const understood = new Set<number>();

  const visit = (node: ts.Node, titles: readonly string[]): void => {
    for (const { pos, end } of commentsAround(node, text)) written.set(pos, text.slice(pos, end));
    const title = titleOf(node);
    const here = title === undefined ? titles : [...titles, title];
    for (const { pos, end } of title === undefined ? [] : commentsAbove(node, text)) {
      const rows = goodComment.exec(text.slice(pos, end))?.[1]?.split(', ');
      if (!rows) continue;
      proved.push({ file, title: here.join(' '), rows });
      understood.add(pos);
    }
    for (const child of node.getChildren(source)) visit(child, here);
  };
  visit(source, []);
  const lost = [...written].filter(([pos, comment]) => anyComment.test(comment) && !understood.has(pos));
  return { proved, lost: lost.map(([, comment]) => `${file}: ${comment}`) };
}

/** What a test or a group of tests is called; what is only known when it runs becomes "…". */
function titleOf(node: ts.Node): string | undefined {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return undefined;
  const { expression, arguments: given } = node.expression;
  const [title] = given;
  if (!title || !ts.isIdentifier(expression) || !['it', 'describe'].includes(expression.text))
    return undefined;
  if (ts.isStringLiteralLike(title)) return title.text;
  if (!ts.isTemplateExpression(title)) return undefined;
  return [title.head.text, ...title.templateSpans.map(({ literal }) => `…${literal.text}`)].join('');
}

function commentsAbove(node: ts.Node, text: string): readonly ts.CommentRange[] {
  return ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
}

function commentsAround(node: ts.Node, text: string): readonly ts.CommentRange[] {
  return [...commentsAbove(node, text), ...(ts.getTrailingCommentRanges(text, node.end) ?? [])];
}
