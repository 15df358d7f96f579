import { expect } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../server/src/core/analysis/document-analysis.ts';
import type { Diagnostic, Fix } from '../../server/src/core/model/diagnostic.ts';
import { intersects, linesOf } from '../../server/src/core/model/text.ts';
import { applyEdits } from './edits.ts';
import { expectAnnotations } from './expect-annotations.ts';
import { type FixtureOptions, fixtureUri, parseFixture } from './fixture.ts';
import { readScope, scopeOf } from './scope.ts';

/**
 * The scope that documents are checked with: an existing one, or a template of catalogs and configuration; by default
 * those of the fixture itself.
 */
export type ScopeOrCatalog = Scope | string;

/**
 * Asserts that each file of the fixture has exactly the annotated problems: documents those of `DocumentAnalysis`, and
 * the fixture's own catalogs and configuration those of their readers.
 */
export function checkDiagnostics(template: string, given?: ScopeOrCatalog, options?: FixtureOptions): void {
  const { files } = parseFixture(template, options);
  const own = readScope(files);
  const scope = chooseScope(given) ?? own.scope;
  for (const file of files) {
    expectAnnotations(
      file,
      own.problems.get(file.path) ?? new DocumentAnalysis(linesOf(file.text), scope, fixtureUri(file.path)).diagnostics,
    );
  }
}

/**
 * Asserts the document after a quick fix. `before` has one document; if it has a cursor or a selection, the fix is for
 * a problem there, otherwise for any problem. `which` is the fix's title (with a final `…` for any rest) or its index.
 * `after` is the whole document.
 */
export function checkFix(before: string, which: string | number, after: string, scope?: ScopeOrCatalog): void {
  const fixture = parseFixture(before);
  const own = readScope(fixture.files);
  const documents = fixture.files.filter(({ path }) => !own.problems.has(path));
  const [document, ...others] = documents;
  if (document === undefined || others.length > 0) throw new Error('The fixture of a fix has one document');
  const uri = fixtureUri(document.path);
  const { diagnostics: problems } = new DocumentAnalysis(linesOf(document.text), chooseScope(scope) ?? own.scope, uri);
  const place = fixture.cursor
    ? { start: fixture.cursor.position, end: fixture.cursor.position }
    : fixture.selection?.range;
  const fix = chooseFix(
    problems.filter(({ range }) => place === undefined || intersects(range, place)),
    which,
  );
  expect(applyEdits(document.text, fix.edits)).toBe(parseFixture(after).files[0]?.text);
}

function chooseScope(scope: ScopeOrCatalog | undefined): Scope | undefined {
  return typeof scope === 'string' ? scopeOf(scope) : scope;
}

function chooseFix(problems: readonly Diagnostic[], which: string | number): Fix {
  const fixes = problems.flatMap((problem) => problem.fixes);
  const titles = fixes.map(({ title }) => title);
  const index = typeof which === 'number' ? which : titles.findIndex((title) => isTitle(title, which));
  const fix = fixes[index];
  if (fix === undefined) throw new Error(`No fix ${JSON.stringify(which)} among ${JSON.stringify(titles)}`);
  return fix;
}

function isTitle(title: string, pattern: string): boolean {
  return title === pattern || (pattern.endsWith('…') && title.startsWith(pattern.slice(0, -1)));
}
