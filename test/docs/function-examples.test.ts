import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { entryPoints } from '../../entry-points.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = new Map<string, ts.SourceFile>();

function parsed(file: string): ts.SourceFile {
  const known = sources.get(file);
  const source = known ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  sources.set(file, source);
  return source;
}

/** The file that an import names: sources import each other as `.js`. */
function fileOf(from: string, specifier: string): string {
  const path = join(dirname(from), specifier.replace(/\.js$/, ''));
  return existsSync(`${path}.ts`) ? `${path}.ts` : `${path}.tsx`;
}

/**
 * The function that a file exports under a name, wherever it is declared; undefined: it is no
 * function.
 */
function functionOf(file: string, name: string): ts.FunctionDeclaration | undefined {
  for (const statement of parsed(file).statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    const found = statement.exportClause.elements.find((element) => element.name.text === name);
    if (found && ts.isStringLiteral(statement.moduleSpecifier))
      return functionOf(
        fileOf(file, statement.moduleSpecifier.text),
        (found.propertyName ?? found.name).text,
      );
  }
  return undefined;
}

/** The names that a file exports. */
function namesOf(file: string): readonly string[] {
  return parsed(file).statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement))
      return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
        ? [statement.name?.text ?? '']
        : [];
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    return clause && ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : [];
  });
}

test('every function of the entry points is documented with an example', () => {
  const missing: string[] = [];
  let count = 0;
  for (const { name: entry, source } of entryPoints)
    for (const name of namesOf(join(root, source))) {
      const declaration = functionOf(join(root, source), name);
      if (!declaration) continue;
      count += 1;
      const tags = ts.getJSDocTags(declaration).map(({ tagName }) => tagName.text);
      if (!tags.includes('example')) missing.push(`${entry}: ${name}`);
    }
  expect(missing).toEqual([]);
  expect(count).toBeGreaterThan(80);
});
