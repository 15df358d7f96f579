import { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { editionDeclared } from '../declaration/declared-frameworks.ts';
import type { Outcomes } from '../editions/outcomes.ts';
import { linesOf, type Range, type TextEdit, wholeText } from '../model/text.ts';
import type { Scope } from '../resolution/scope.ts';
import { editText } from '../text/edits.ts';

/** How a document comes to declare the target. */
export interface NewDeclaration {
  /** Where the edition stands that it declares so far. */
  readonly range: Range;
  readonly edits: readonly TextEdit[];
  /** What the document is judged by then. */
  readonly scope: Scope;
}

/** The target in place of an edition before it. Null where the document declares none, or none that can be written over. */
export function declareTarget(
  { declaration, given, lines, uri }: DocumentAnalysis,
  { framework: { id }, target }: Outcomes,
): NewDeclaration | null {
  const declared = declaration.frameworks.flatMap((each) => editionDeclared(each, given.set) ?? []);
  const before = declared.filter(({ framework, edition }) => framework.id === id && edition.index < target.index);
  const edits = before.map(({ range }) => ({ range, newText: target.id }));
  const [first] = before;
  if (!first) return null;
  const after = new DocumentAnalysis(linesOf(editText(wholeText(lines), edits).text), given, uri);
  const now = after.scope.set.get(id);
  if (!now?.isEditionDeclared || now.defaultEdition !== target) return null;
  return { range: first.range, edits, scope: after.scope };
}
