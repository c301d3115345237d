import ts from 'typescript';

export interface NamesInBlock {
  /** Declared with `export`. */
  exported: ReadonlySet<string>;
  /** Used, and neither declared nor imported anywhere in the block. */
  free: ReadonlySet<string>;
  /** A bare `return` at the top: the block shows the inside of a function. */
  returns: boolean;
}

/** Reads a block by its syntax alone: what it declares, and what it needs from elsewhere. */
export function namesIn(code: string): NamesInBlock {
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) (isDeclaration(node) ? declared : used).add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return {
    exported: new Set(source.statements.filter(isExported).flatMap(namesOf)),
    free: new Set([...used].filter((name) => !declared.has(name))),
    returns: source.statements.some((statement) => ts.isReturnStatement(statement)),
  };
}

/** Names of members belong to an object, not to a scope: they are neither declared nor used here. */
function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)) return true;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isEnumDeclaration(parent)) &&
    parent.name === node
  );
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [name.text];
}
